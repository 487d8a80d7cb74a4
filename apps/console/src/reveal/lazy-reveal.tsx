import { type ComponentProps, Suspense } from 'react';
import { lazyWithRetry } from '../common/lazy-with-retry.ts';

const Button = lazyWithRetry(() => import('./reveal.tsx'));

/** Loaded where something is masked, and not before; nothing stands in its place. */
export function Reveal(asked: ComponentProps<typeof Button>) {
  return (
    <Suspense fallback={null}>
      <Button {...asked} />
    </Suspense>
  );
}
