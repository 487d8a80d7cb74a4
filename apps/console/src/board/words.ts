import { filled, useLanguage, type Values } from '../providers/i18n.ts';
import { enBoardWords } from './words-en.ts';
import { zhBoardWords } from './words-zh.ts';

export type BoardKey = keyof typeof zhBoardWords;
export type BoardTranslate = (key: BoardKey, values?: Values) => string;

const dictionaries: Readonly<Record<'zh' | 'en', Readonly<Record<BoardKey, string>>>> = {
  zh: zhBoardWords,
  en: enBoardWords,
};

/** The board's own words: loaded with it, so that the first page of a reviewer's day does not wait for them. */
export function useBoardT(): BoardTranslate {
  const language = useLanguage();
  return (key, values) => filled(dictionaries[language][key], values);
}
