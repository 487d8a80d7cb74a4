import { type ComponentProps, Suspense } from 'react';
import { lazyWithRetry } from '../lazy-with-retry.ts';

const Button = lazyWithRetry(() => import('./reveal.tsx'));

/** Loaded only where a value is masked; no placeholder meanwhile. */
export function Reveal(asked: ComponentProps<typeof Button>) {
  return (
    <Suspense fallback={null}>
      <Button {...asked} />
    </Suspense>
  );
}
