import { shippedSays } from '@beian/domain/rule-book';
import type { Language } from '../../app/providers/i18n.ts';

/** What the program's rows of a key say; the key itself where they are own ones. */
export const saysOfRule = (key: string, language: Language): string =>
  shippedSays(key)
    .slice(-2)
    .map((says) => says[language])
    .join(' / ') || key;
