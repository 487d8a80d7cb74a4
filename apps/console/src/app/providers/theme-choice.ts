import { useMediaQuery } from '../../ui/hooks.ts';
import { createStore } from '../../ui/store.ts';

export const themeChoices = ['light', 'dark', 'system'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

/** `public/theme.js` reads the same key before the first paint. */
const storageKey = 'theme';

const read = (): ThemeChoice => {
  try {
    const storedChoice = globalThis.localStorage?.getItem(storageKey);
    return storedChoice === 'light' || storedChoice === 'dark' ? storedChoice : 'system';
  } catch {
    return 'system'; // storage may be forbidden
  }
};

const choice = createStore(read());

function apply(next: ThemeChoice): void {
  if (next === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
  choice.set(next);
}
// Another tab has changed it.
globalThis.addEventListener?.('storage', ({ key }) => key === storageKey && apply(read()));

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

export const useThemeChoice = choice.use;

/** Whether the page is dark now, by choice or by the system's setting. */
export function useDark(): boolean {
  const isSystemDark = useMediaQuery('(prefers-color-scheme: dark)');
  const chosen = useThemeChoice();
  return chosen === 'system' ? isSystemDark : chosen === 'dark';
}
