import { type ComponentType, lazy } from 'react';

const waitUntilOnline = async (): Promise<void> => {
  if (!navigator.onLine) await new Promise((resume) => addEventListener('online', resume, { once: true }));
};

/**
 * `React.lazy` for a page or a part of one. Without a network it waits, and is tried again when the network is back:
 * `lazy` alone would remember the failure and take the whole page down with it.
 */
// biome-ignore lint/suspicious/noExplicitAny: as React types `lazy` itself
export const lazyWithRetry = <C extends ComponentType<any>>(load: () => Promise<{ default: C }>) =>
  lazy(async () => {
    for (;;) {
      await waitUntilOnline();
      try {
        return await load();
      } catch (error) {
        // With a network it is gone for good: an update has replaced it.
        if (navigator.onLine) throw error;
      }
    }
  });
