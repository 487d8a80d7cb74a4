import { type ComponentType, lazy } from 'react';

const waitUntilOnline = async (): Promise<void> => {
  if (!navigator.onLine) await new Promise((resume) => addEventListener('online', resume, { once: true }));
};

/**
 * `React.lazy` for a page or a part of it. Without a network it waits and retries when the network is back; `lazy` alone would keep
 * the failure and unmount the whole page.
 */
// biome-ignore lint/suspicious/noExplicitAny: as React types `lazy` itself
export const lazyWithRetry = <C extends ComponentType<any>>(load: () => Promise<{ default: C }>) =>
  lazy(async () => {
    for (;;) {
      await waitUntilOnline();
      try {
        return await load();
      } catch (error) {
        // With a network the file is gone for good: a new release has replaced it.
        if (navigator.onLine) throw error;
      }
    }
  });
