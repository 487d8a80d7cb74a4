import { type BilingualText, bilingual, fillTemplate, type Language } from '../bilingual-text.ts';
import { spelledInstant } from '../calendar/shanghai.ts';
import { headingOf, type NoticeName, noticeRow } from '../notices.ts';
import type { BureauWords } from '../order/bureau-words.ts';
import { fieldRow, isFieldId } from '../order/fields.ts';
import type { Duty } from '../order/names.ts';
import { type ReasonCode, reasonRow } from '../order/reasons.ts';
import { materialKinds, materialRow } from '../record/materials.ts';
import { lapseTemplate, type NoticeRow, type Recipient, smsSender } from './notice-row.ts';

/** What fills the places of a notice. Settled with the event, so that a repeated delivery says the same to the letter. */
export interface NoticeValues {
  readonly order: string;
  readonly filing: string;
  /** Of the window of the SMS check. */
  readonly hours: number;
  /** Whole days for which the present duty has stood. */
  readonly days: number;
  /** Days until the order lapses; null where it does not. */
  readonly left: number | null;
  /** Essentials of the photo guide, in the language of the notice. */
  readonly guide: string;
  /** Of the curtain that was sent last; empty where none was. */
  readonly courier: string;
  readonly tracking: string;
  /** ISO text, UTC: by when the applicant has to act; null where nothing is asked, or nothing ends. */
  readonly due: string | null;
}

/** One item that was returned, as the applicant reads it. No value of it. */
export interface ReturnedItem {
  readonly label: string;
  readonly reasons: readonly {
    readonly label: string;
    /** Absent: there is nothing to do about it yet. */
    readonly advice?: string;
    /** What the bureau wrote of it, personal values masked. */
    readonly words?: readonly string[];
  }[];
}

/** 信件: what one notice says to one reader, in one language. */
export interface Letter {
  readonly language: Language;
  /** Number of the order; null: it is of none. */
  readonly order: string | null;
  readonly subject: string;
  readonly heading: string;
  readonly happened: string;
  readonly items: readonly ReturnedItem[];
  /** What the items are: to be corrected, or what the bureau wrote. */
  readonly lists?: 'returned' | 'bureau';
  readonly todo: readonly string[];
  /** By when, spelled in Shanghai's time. */
  readonly by: string | null;
  readonly why: string;
  /** The message for a phone, with its sender. */
  readonly sms: string;
}

/** Duties whose end is the applicant's to keep: the ministry's window is met by whoever enters the code. */
export const isApplicantDuty = (duty: Duty | null): boolean => duty === 'applicantMove' || duty === 'sms';

const why: Readonly<Record<Recipient, BilingualText>> = {
  principal: bilingual(
    '您收到此信，是因为您是该备案变更订单所登记的负责人联系人。',
    'You get this because you are named as the contact of the principal of this filing order.',
  ),
  partner: bilingual('贵方收到此信，是因为该订单由贵方提交。', 'You get this because the order is one of yours.'),
};

/** What a notice says: all of its sentences, filled. `items` are those of the return that it tells of. */
export function buildLetter(
  name: NoticeName,
  recipient: Recipient,
  language: Language,
  places: NoticeValues,
  items: readonly ReturnedItem[] = [],
): Letter {
  const row = noticeRow(name);
  const { due, left, ...plain } = places;
  const lapse = left === null ? '' : fillTemplate(lapseTemplate, { left })[language];
  const filled = (sentence: BilingualText) => fillTemplate(sentence, { ...plain, lapse })[language];
  return {
    language,
    order: places.order,
    subject: filled(row.subject),
    heading: headingOf(name, language),
    happened: filled(row.body),
    items,
    ...(row.lists === undefined ? {} : { lists: row.lists }),
    todo: (row.todo ?? []).map(filled),
    by: due === null ? null : spelledInstant(Date.parse(due), language),
    why: why[recipient][language],
    sms: smsSender[language] + (smsWithWords(row, language, places.order, items) ?? filled(row.sms)),
  };
}

/** Characters of one message in Chinese. */
const SMS_PART_LENGTH = 70;

/** The message with as much of the bureau's words as one part holds; in English none, because they would halve its room. */
function smsWithWords(
  { smsWithWords: template }: NoticeRow,
  language: Language,
  order: string,
  items: readonly ReturnedItem[],
): string | undefined {
  const words = items.flatMap(({ reasons }) => reasons.flatMap((one) => one.words ?? [one.label]))[0];
  if (template === undefined || language !== 'zh' || words === undefined) return undefined;
  const around = template.replace('{order}', order);
  const room = SMS_PART_LENGTH - smsSender.zh.length - around.length + '{words}'.length;
  const said = words.replace(/\s+/g, ' ').replace(/[。.]$/, '');
  return around.replace('{words}', () => (said.length <= room ? said : `${said.slice(0, room - 1)}…`));
}

const opinion = bilingual('审核意见', "The bureau's opinion");
const remark = bilingual('备注', 'Remark');

/** What the bureau wrote, opinion first, then its codes beside the items that they speak of. */
export function bureauItems(words: BureauWords, language: Language): ReturnedItem[] {
  const own = (label: BilingualText, said: string | null) =>
    said === null ? [] : [{ label: label[language], reasons: [{ label: said }] }];
  return [
    ...own(opinion, words.opinion),
    ...words.codes.map(({ code, sentence, words: said, items }) => ({
      label:
        items.length === 0
          ? wholeOrder[language]
          : items.map((key) => itemLabel(key)[language]).join(language === 'zh' ? '、' : ', '),
      reasons: [{ label: `${sentence[language]} (${code})`, ...(said === null ? {} : { words: [said] }) }],
    })),
    ...own(remark, words.remark),
  ];
}

const wholeOrder = bilingual('订单整体', 'The order as a whole');

/** The reasons of a return by item, in the order in which they were given; `item` null: the order as a whole. */
export function returnedItems(
  reasons: readonly {
    readonly item: string | null;
    readonly code: ReasonCode;
    readonly advice?: string;
    readonly words?: readonly string[];
  }[],
  language: Language,
): ReturnedItem[] {
  const labels = [...new Set(reasons.map(({ item }) => item))];
  return labels.map((item) => ({
    label: item === null ? wholeOrder[language] : itemLabel(item)[language],
    reasons: reasons
      .filter((one) => one.item === item)
      .map(({ code, advice, words = [] }) => ({
        label: reasonRow(code).label[language],
        advice: advice ?? reasonRow(code).advice[language],
        ...(words.length === 0 ? {} : { words }),
      })),
  }));
}

/** What people call an item: a field or `material.KIND`. */
export function itemLabel(key: string): BilingualText {
  if (isFieldId(key)) return fieldRow(key).label;
  const kind = materialKinds.find((one) => `material.${one}` === key);
  return kind === undefined ? bilingual(key, key) : materialRow(kind).label;
}
