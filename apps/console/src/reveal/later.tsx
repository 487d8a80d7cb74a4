import { type ComponentProps, Suspense } from 'react';
import { lazyPart } from '../common/lazy-part.ts';

const Button = lazyPart(() => import('./reveal.tsx'));

/** Loaded where something is masked, and not before; nothing stands in its place. */
export function Reveal(asked: ComponentProps<typeof Button>) {
  return (
    <Suspense fallback={null}>
      <Button {...asked} />
    </Suspense>
  );
}
