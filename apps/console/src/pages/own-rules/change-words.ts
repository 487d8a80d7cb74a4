import { noticeTextKey, type RuleChange, reasonTextKey } from '@beian/domain/rule-book';
import { type Language, t } from '../../app/providers/i18n.ts';
import { draftTexts } from './texts.ts';

/** What a change of a draft says, in a line. */
export function changeWords(change: RuleChange, language: Language, saysOf: (name: string) => string): string {
  switch (change.does) {
    case 'add':
      return change.rule.says[language];
    case 'end':
      return t(draftTexts.ends, { rule: saysOf(change.rule) });
    case 'reasonText':
      return t(draftTexts.newText, { name: reasonTextKey(change.text.reason), text: change.text.label[language] });
    case 'noticeText':
      return t(draftTexts.newText, { name: noticeTextKey(change.text.notice), text: change.text.subject[language] });
    case 'endText':
      return t(draftTexts.ends, { rule: change.text });
  }
}
