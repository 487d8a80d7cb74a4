import { type ComponentProps, lazy, Suspense } from 'react';

const Button = lazy(() => import('./reveal.tsx'));

/** Loaded where something is masked, and not before; nothing stands in its place. */
export function Reveal(asked: ComponentProps<typeof Button>) {
  return (
    <Suspense fallback={null}>
      <Button {...asked} />
    </Suspense>
  );
}
