import type { RuleChange } from '@beian/domain/rule-book';
import { type Language, t } from '../../app/providers/i18n.ts';
import { keyOfChange, nameOfKey } from '../own-texts/texts-of-keys.ts';
import { draftTexts } from './texts.ts';

/** What a change of a draft says, in a line. `textOf`: what an own text is called, by its id. */
export function changeWords(
  change: RuleChange,
  language: Language,
  { saysOf, textOf }: { readonly saysOf: (name: string) => string; readonly textOf: (id: string) => string },
): string {
  switch (change.does) {
    case 'add':
      return change.rule.says[language];
    case 'end':
      return t(draftTexts.ends, { rule: saysOf(change.rule) });
    case 'reasonText':
    case 'noticeText':
      return t(draftTexts.newText, { name: nameOfKey(keyOfChange(change)) });
    case 'endText':
      return t(draftTexts.endText, { name: textOf(change.text) });
  }
}
