import { z } from 'zod';
import { isFieldId } from '../filing/fields.ts';
import { materialKinds } from '../filing/materials.ts';
import { buildLetter, type NoticeValues, type ReturnedItem, returnedItems } from '../notices/letter.ts';
import { writeMail } from '../notices/mail.ts';
import type { NoticeText, Recipient } from '../notices/notice-row.ts';
import { type NoticeName, noticeRow, notices } from '../notices/notice-rows.ts';
import { noticeCells, readerOf, sampleItemsOf, sampleValuesOf } from '../notices/samples.ts';
import { smsPartsOf } from '../notices/sms-length.ts';
import { kindsOfReason } from '../reasons/kinds-of-reason.ts';
import type { ReasonText } from '../reasons/own-text.ts';
import { isReasonCode, type ReasonCode, reasonRow } from '../reasons/reasons.ts';
import type { Provider } from '../settings/text-settings.ts';
import { type BilingualText, bilingual, type Language } from '../text/bilingual-text.ts';
import { bilingualSchema } from './bilingual-schema.ts';
import type { OwnText, TextKey } from './own-texts.ts';
import { noticeTextFaults, reasonTextFaults } from './text-faults.ts';
import type { TextReadView } from './text-fields.ts';

type Key = readonly ['reason', ReasonCode] | readonly ['notice', NoticeName];
/** What a key names: a reason or a notice. */
export const partsOfKey = (key: TextKey): Key => key.split(':', 2) as unknown as Key;

export function isTextKey(key: string): key is TextKey {
  const [of, name = ''] = key.split(':', 2);
  return (of === 'reason' && isReasonCode(name)) || (of === 'notice' && Object.hasOwn(notices, name));
}

interface ProposedFault {
  /** Part and language, e.g. `body.zh`. */
  readonly field: string;
  readonly message: BilingualText;
}
const partsOf = {
  reason: z.strictObject({ label: bilingualSchema, advice: bilingualSchema }),
  notice: z.strictObject({ subject: bilingualSchema, body: bilingualSchema, sms: bilingualSchema }),
};

/** A proposed text and why a draft would not take it; undefined where a part is missing or too long. */
export function readProposedText(
  key: TextKey,
  value: unknown,
  provider: Provider,
): { readonly texts: OwnText['texts'] | undefined; readonly faults: readonly ProposedFault[] } {
  const [of, name] = partsOfKey(key);
  const read = partsOf[of].safeParse(value);
  if (!read.success)
    return {
      texts: undefined,
      faults: read.error.issues.map(({ path, code }) => ({
        field: path.join('.') || 'texts',
        message: code === 'too_big' ? tooLong : code === 'unrecognized_keys' ? unknownPart : missing,
      })),
    };
  const faults =
    of === 'reason'
      ? reasonTextFaults(read.data as unknown as ReasonText)
      : noticeTextFaults(name, read.data as unknown as NoticeText, provider);
  return { texts: read.data, faults: faults.map(({ path, message }) => ({ field: path.join('.'), message })) };
}
const missing = bilingual('请填写', 'Fill it in');
const tooLong = bilingual('最多 500 个字符', 'At most 500 characters');
const unknownPart = bilingual('没有这一部分', 'There is no such part');

/** A notice about an order, real or fictitious, in which a text is read. */
export interface SampleNotice {
  readonly name: NoticeName;
  readonly recipient: Recipient;
  readonly values: Readonly<Record<Language, NoticeValues>>;
  /** What was returned with a reason: a field, `material.KIND`, or null for the order as a whole. */
  readonly item: string | null;
}

/** Notices that list what was returned. */
export const returnNotices = (Object.keys(notices) as NoticeName[]).filter(
  (name) => noticeRow(name).lists === 'returned',
);

/** The item of a return for which a reason may have been given; null: the order as a whole. */
export function itemOfReason(code: ReasonCode, items: readonly string[]): string | null {
  const places: readonly string[] = reasonRow(code).appliesTo;
  const fits = (item: string) =>
    places.includes(item) ||
    places.includes(isFieldId(item) ? 'field' : item.startsWith('material.') ? 'material' : '');
  return items.find(fits) ?? null;
}

/** An item for which a reason may be given. */
const sampleItemOf = (code: ReasonCode): string | null =>
  itemOfReason(code, ['website.name', ...reasonRow(code).appliesTo, `material.${materialKinds[0]}`]);

/** The order that the generated pages use for a notice. @throws Error for a notice that no kind of order has */
export function sampleOfText(key: TextKey, provider: Provider): SampleNotice {
  const [of, named] = partsOfKey(key);
  const kinds = of === 'reason' ? kindsOfReason(named) : undefined;
  const name = of === 'reason' ? 'returned' : named;
  const cell = noticeCells.find((one) => one.name === name && (kinds?.includes(one.kind) ?? true));
  if (cell === undefined) throw new Error(`no order has the notice ${name}`);
  const valuesIn = (language: Language): NoticeValues => ({ ...sampleValuesOf(name, cell.facts, language), provider });
  return {
    name,
    recipient: readerOf(name, cell.kind),
    values: { zh: valuesIn('zh'), en: valuesIn('en') },
    item: of === 'reason' ? sampleItemOf(named) : null,
  };
}

/** The mail and the SMS of a notice as their recipient reads them with a text. */
export function readText(
  key: TextKey,
  texts: OwnText['texts'],
  sample: SampleNotice,
  language: Language,
): TextReadView {
  const { name, recipient, values, item } = sample;
  const [of, code] = partsOfKey(key);
  const isNotice = of === 'notice';
  const items: readonly ReturnedItem[] = isNotice
    ? sampleItemsOf(name, language)
    : returnedItems([{ item, code, own: texts as unknown as ReasonText }], language);
  const { own: _, ...plain } = values[language];
  const letter = buildLetter(
    name,
    recipient,
    language,
    isNotice ? { ...plain, own: texts as unknown as NoticeText } : plain,
    items,
  );
  // A reason is read in the mail; partners get mails alone.
  const sms = isNotice && recipient !== 'partner' ? letter.sms : null;
  const mail = writeMail(letter, null);
  return {
    subject: mail.subject,
    mail: mail.text.trimEnd(),
    sms,
    smsLength: sms?.length ?? null,
    smsParts: sms === null ? null : smsPartsOf(sms),
  };
}
