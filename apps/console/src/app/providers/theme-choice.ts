import { useSyncExternalStore } from 'react';

export const themeChoices = ['light', 'dark', 'system'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

/** `public/theme.js` reads the same key before the first paint. */
const storageKey = 'theme';
const darkQuery = globalThis.matchMedia?.('(prefers-color-scheme: dark)');

const read = (): ThemeChoice => {
  try {
    const storedChoice = globalThis.localStorage?.getItem(storageKey);
    return storedChoice === 'light' || storedChoice === 'dark' ? storedChoice : 'system';
  } catch {
    return 'system'; // storage may be forbidden
  }
};

let choice: ThemeChoice = read();
const listeners = new Set<() => void>();

function apply(next: ThemeChoice): void {
  choice = next;
  if (next === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
  for (const listener of listeners) listener();
}

/** Stored in this browser, not in the account: the choice depends on where the screen stands. */
export function setThemeChoice(next: ThemeChoice): void {
  try {
    if (next === 'system') localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, next);
  } catch {
    // the choice then lasts as long as the page
  }
  apply(next);
}

const subscribe = (listener: () => void) => {
  const onStorage = (event: StorageEvent) => event.key === storageKey && apply(read());
  listeners.add(listener);
  darkQuery?.addEventListener('change', listener);
  addEventListener('storage', onStorage);
  return () => {
    listeners.delete(listener);
    darkQuery?.removeEventListener('change', listener);
    removeEventListener('storage', onStorage);
  };
};

export const useThemeChoice = (): ThemeChoice => useSyncExternalStore(subscribe, () => choice);

/** Whether the page is dark now, by choice or by the system's setting. */
export const useDark = (): boolean =>
  useSyncExternalStore(subscribe, () => (choice === 'system' ? (darkQuery?.matches ?? false) : choice === 'dark'));
