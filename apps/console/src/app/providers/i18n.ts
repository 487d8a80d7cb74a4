import type { BilingualText, Language } from '@beian/domain/text';
import dayjs from 'dayjs';
import { createStore } from '../../ui/store.ts';
import { shellTexts } from '../shell/texts.ts';

export type { Language } from '@beian/domain/text';
export type Values = Readonly<Record<string, string | number>>;
export type Translate = (text: BilingualText, values?: Values) => string;

const storageKey = 'language';

const readStoredLanguage = (): Language => {
  try {
    return globalThis.localStorage?.getItem(storageKey) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh'; // storage may be forbidden
  }
};

const language = createStore(readStoredLanguage());

export const getLanguage = language.get;
/** For Accept-Language and the page's `lang`. */
export const languageTag = (one: Language): string => (one === 'en' ? 'en' : 'zh-CN');

/** Gives page and dates the language. Call it before the first render. */
export function applyLanguage(): void {
  const now = language.get();
  dayjs.locale(now === 'zh' ? 'zh-cn' : 'en');
  if (typeof document !== 'undefined') {
    document.documentElement.lang = languageTag(now);
    document.title = shellTexts.appName[now];
  }
}

export function setLanguage(next: Language): void {
  try {
    localStorage.setItem(storageKey, next);
  } catch {
    // the choice then lasts as long as the page
  }
  language.set(next);
  applyLanguage();
}

/**
 * A text of the console or a label of the domain, with its `{name}` placeholders filled. `one|many` is chosen by `n`; a text with one
 * form is used for both.
 */
export function translate(one: Language, text: BilingualText, values: Values = {}): string {
  const forms = text[one].split('|');
  const form = (values.n === 1 ? forms[0] : forms.at(-1)) ?? '';
  return form.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
}

/** The label of a name that the API gave; a name that this build does not know stands for itself. */
export function labelOf(
  table: Readonly<Record<string, BilingualText | { readonly label: BilingualText }>>,
  name: string,
): BilingualText {
  const row = Object.hasOwn(table, name) ? table[name] : undefined;
  if (row === undefined) return { zh: name, en: name };
  return 'label' in row ? row.label : row;
}

export const useLanguage = language.use;

/** A text in the reader's language; a change of language draws every screen anew (`app.tsx`). */
export const t: Translate = (text, values) => translate(language.get(), text, values);
