import { headingOf, type NoticeName } from '@beian/domain/notices';
import type { Day } from '@beian/domain/province';
import type { RuleChange } from '@beian/domain/rule-book';
import { noticeTextKey, partsOfKey, reasonTextKey, shippedText, type TextKey } from '@beian/domain/rule-book';
import type { BilingualText } from '@beian/domain/text';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../app/providers/i18n.ts';
import { queryOf } from '../../app/providers/queries.ts';
import { type OwnText, ownTextsDocument } from '../../generated/own-text.ts';
import { ownTextTexts } from './texts.ts';

/** `label` and `advice` of a reason; `subject`, `body` and `sms` of a notice. */
export type TextParts = Readonly<Record<string, BilingualText>>;
export type PartName = keyof typeof ownTextTexts.part;

export type TextChange = Extract<RuleChange, { does: 'reasonText' | 'noticeText' }>;
export const isTextChange = (change: RuleChange | undefined): change is TextChange =>
  change?.does === 'reasonText' || change?.does === 'noticeText';
export const keyOfChange = (change: TextChange): TextKey =>
  change.does === 'reasonText' ? reasonTextKey(change.text.reason) : noticeTextKey(change.text.notice);
export const partsOfChange = (change: TextChange): TextParts => {
  if (change.does === 'reasonText') return { label: change.text.label, advice: change.text.advice };
  const { subject, body, sms } = change.text;
  return { subject, body, sms };
};

/** What a text is called. */
export function nameOfKey(key: TextKey): string {
  const [of, name] = partsOfKey(key);
  if (of === 'reason') return t(ownTextTexts.reason, { name });
  const heading = { zh: headingOf(name as NoticeName, 'zh'), en: headingOf(name as NoticeName, 'en') };
  return t(ownTextTexts.notice, { name: t(heading) });
}

export const ownTextsKey = ['ownTexts'] as const;

const partsOf = (text: OwnText): TextParts => JSON.parse(text.texts) as TextParts;

/** Of the installation's texts of a key, that which began last, without those of a draft. */
const lastOf = (texts: readonly OwnText[], isOne: (text: OwnText) => boolean): OwnText | undefined =>
  texts
    .filter(isOne)
    .reduce<OwnText | undefined>((found, one) => (found && found.from > one.from ? found : one), undefined);

export interface KnownTexts {
  /** False until the installation's own texts are loaded. */
  readonly isLoaded: boolean;
  /** What is in force today, and the own text that says it. */
  readonly now: (key: TextKey) => { readonly parts: TextParts; readonly own: OwnText | undefined };
  /** On a day, without what a draft itself added. */
  readonly on: (key: TextKey, day: Day, withoutDraft: string) => TextParts;
  readonly coming: (key: TextKey) => readonly { readonly text: OwnText; readonly parts: TextParts }[];
  readonly named: (id: string) => OwnText | undefined;
}

function known(texts: readonly OwnText[], isLoaded: boolean): KnownTexts {
  const said = (key: TextKey, own: OwnText | undefined): TextParts => (own ? partsOf(own) : shippedText(key));
  return {
    isLoaded,
    now: (key) => {
      const own = lastOf(texts, (one) => one.key === key && one.state === 'IN_FORCE');
      return { parts: said(key, own), own };
    },
    on: (key, day, withoutDraft) =>
      said(
        key,
        lastOf(
          texts,
          (one) =>
            one.key === key &&
            one.draftId !== withoutDraft &&
            one.from <= day &&
            (one.until === null || one.until > day),
        ),
      ),
    coming: (key) =>
      texts
        .filter((one) => one.key === key && one.state === 'COMING')
        .map((text) => ({ text, parts: partsOf(text) }))
        .sort((a, b) => (a.text.from < b.text.from ? -1 : 1)),
    named: (id) => texts.find((one) => one.id === id),
  };
}

/** The texts of the installation over those of the program; the program's alone until they are loaded. */
export function useKnownTexts(): KnownTexts {
  const { data } = useQuery(queryOf(ownTextsKey, ownTextsDocument, {}));
  return known(data ?? [], data !== undefined);
}
