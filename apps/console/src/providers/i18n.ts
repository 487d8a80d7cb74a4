import type { I18nProvider } from '@refinedev/core';
import dayjs from 'dayjs';
import { useSyncExternalStore } from 'react';
import type { Dictionary, Key, LazyKey } from '../i18n/dictionary.ts';

export type { Key } from '../i18n/dictionary.ts';
export type Language = 'zh' | 'en';
export type Values = Readonly<Record<string, string | number>>;
export type Translate = (key: Key, values?: Values) => string;

/** One language is loaded with the page, the other when it is chosen. */
const loaders: Readonly<Record<Language, () => Promise<Dictionary>>> = {
  zh: async () => (await import('../i18n/zh.ts')).zh,
  en: async () => (await import('../i18n/en.ts')).en,
};
const dictionaries: Partial<Record<Language, Dictionary>> = {};
/** Texts of pages that are loaded on demand, so that they are not part of the first load. */
const lazyTexts: Record<Language, Partial<Record<LazyKey, string>>> = { zh: {}, en: {} };

/** Adds the texts of a page that was loaded on demand, before it is rendered. */
export function addTranslations(translations: Readonly<Record<Language, Partial<Record<LazyKey, string>>>>): void {
  Object.assign(lazyTexts.zh, translations.zh);
  Object.assign(lazyTexts.en, translations.en);
}

const textOf = (one: Language, key: Key): string =>
  (dictionaries[one] as Partial<Record<Key, string>> | undefined)?.[key] ?? lazyTexts[one][key as LazyKey] ?? key;

const storageKey = 'language';

const readStoredLanguage = (): Language => {
  try {
    return globalThis.localStorage?.getItem(storageKey) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh'; // storage may be forbidden
  }
};

let language: Language = readStoredLanguage();
const listeners = new Set<() => void>();

export const getLanguage = (): Language => language;
/** For Accept-Language and the page's `lang`. */
export const languageTag = (one: Language): string => (one === 'en' ? 'en' : 'zh-CN');

/** Loads the texts of a language; before that `translate` has no texts. */
export async function loadLanguage(one: Language): Promise<void> {
  dictionaries[one] ??= await loaders[one]();
}

function applyLanguage(): void {
  dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  if (typeof document !== 'undefined') {
    document.documentElement.lang = languageTag(language);
    document.title = translate(language, 'app.name');
  }
}

/** Call it before the first render. */
export async function initLanguage(): Promise<void> {
  await loadLanguage(language);
  applyLanguage();
}

export async function setLanguage(next: Language): Promise<void> {
  await loadLanguage(next);
  language = next;
  try {
    localStorage.setItem(storageKey, next);
  } catch {
    // the choice then lasts as long as the page
  }
  applyLanguage();
  for (const listener of listeners) listener();
}

/** The text of `key` with its `{name}` placeholders filled. `one|many` is chosen by `n`; a text with one form is used for both. */
export function translate(one: Language, key: Key, values: Values = {}): string {
  const forms = textOf(one, key).split('|');
  const form = (values.n === 1 ? forms[0] : forms.at(-1)) ?? key;
  return form.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
}

const isKey = (key: string): key is Key => Object.hasOwn(dictionaries[language] ?? {}, key);

/** The text of a key that is composed at run time (`state.DRAFT`), or the fallback. */
export const translateIfKnown = (one: Language, key: string, fallback: string): string =>
  isKey(key) ? translate(one, key) : fallback;

/** The same for texts of pages loaded on demand; undefined when there is no such text. */
export const translateLazyKey = (one: Language, key: string): string | undefined => lazyTexts[one][key as LazyKey];

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useLanguage = (): Language => useSyncExternalStore(subscribe, getLanguage);

/** The translator of the current language; a missing key is a compile error. */
export function useT(): Translate {
  const now = useLanguage();
  return (key, values) => translate(now, key, values);
}

/** The same dictionaries for Refine. */
export const i18nProvider: I18nProvider = {
  translate: (key: string, values?: Values, fallback?: string) =>
    isKey(key) ? translate(language, key, values ?? {}) : (fallback ?? key),
  changeLocale: (next: string) => setLanguage(next === 'en' ? 'en' : 'zh'),
  getLocale: () => language,
};
