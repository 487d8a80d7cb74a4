import { type ComponentProps, type ComponentType, type ReactNode, Suspense } from 'react';
import { lazyWithRetry } from './lazy-with-retry.ts';

/** A part of a page that is loaded when it is first shown (`lazyWithRetry`); meanwhile `fallback` stands in its place. */
// biome-ignore lint/suspicious/noExplicitAny: as React types `lazy` itself
export function lazyPart<M extends Record<N, ComponentType<any>>, N extends string = 'default'>(
  load: () => Promise<M>,
  name = 'default' as N,
  fallback: ReactNode = null,
) {
  const Part = lazyWithRetry(load, name);
  return (props: ComponentProps<M[N]>) => (
    <Suspense fallback={fallback}>
      <Part {...props} />
    </Suspense>
  );
}
