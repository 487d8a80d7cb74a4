import { type ComponentType, lazy } from 'react';

const waitUntilOnline = async (): Promise<void> => {
  if (!navigator.onLine) await new Promise((resume) => addEventListener('online', resume, { once: true }));
};

/**
 * `React.lazy` for a page or a part of it: the export `name` of its module. Without a network it waits and retries when the network is
 * back; `lazy` alone would keep the failure and unmount the whole page.
 */
// biome-ignore lint/suspicious/noExplicitAny: as React types `lazy` itself
export const lazyWithRetry = <M extends Record<N, ComponentType<any>>, N extends string = 'default'>(
  load: () => Promise<M>,
  name = 'default' as N,
) =>
  lazy(async (): Promise<{ default: M[N] }> => {
    for (;;) {
      await waitUntilOnline();
      try {
        return { default: (await load())[name] };
      } catch (error) {
        // With a network the file is gone for good: a new release has replaced it.
        if (navigator.onLine) throw error;
      }
    }
  });
