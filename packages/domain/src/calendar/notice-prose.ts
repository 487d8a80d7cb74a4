import { bilingual } from '../text/bilingual-text.ts';
import type { Reason } from '../text/refusal.ts';
import { normalNumber, plainDigits } from './notice-number.ts';
import { type HeadLine, headLine, headsOf, type RawNotice, type Unreadable } from './notice-raw.ts';
import { daysOfSentence, type ProseDay, unread } from './notice-sentence.ts';

const NAME = '(?:元旦|春节|清明节|劳动节|端午节|中秋节|国庆节)';
/** 一、元旦：  六、国庆节、中秋节： */
const SECTION = new RegExp(`(?:[一二三四五六七八九十]+、)?(${NAME}(?:、${NAME})*)[:：]`, 'gu');

/** The text is the State Council's wording: it has a section 元旦：…放假. */
export const isProse = (source: string): boolean =>
  new RegExp(`${NAME}\\s*[:：][^\\n]*\\d\\s*日`, 'u').test(plainDigits(source));

/**
 * Reads the text of a notice as it stands on gov.cn. Title, number and date of publication are taken from the text where
 * it has them; lines `# name: value` come first. Each sentence of a holiday is understood completely or refused.
 */
export function rawOfProse(source: string): RawNotice | Unreadable {
  const lines = plainDigits(source).split(/\r?\n/);
  const given: HeadLine[] = [];
  const texts: { readonly text: string; readonly line: number }[] = [];
  for (const [at, text] of lines.entries()) {
    const head = headLine(text, at + 1);
    if (head !== undefined) given.push(head);
    else if (!text.trim().startsWith('#')) texts.push({ text: text.replace(/\s/gu, ''), line: at + 1 });
  }
  const heads = [...headsFromText(texts), ...given];
  const year = Number(heads.findLast(({ name }) => name === 'loadedUntil')?.value.slice(0, 4));
  if (!(year > 0)) return { faults: [noYear] };
  const faults: Reason[] = [];
  const rows: RawNotice['rows'][number][] = [];
  let holiday: string | undefined;
  for (const { text, line } of texts)
    for (const part of partsOf(text)) {
      holiday = part.holiday ?? holiday;
      if (holiday === undefined) continue;
      const read = daysOfSentence(part.text, { holiday, year, line });
      faults.push(...read.faults);
      rows.push(...read.days.map((day) => rowOf(day, holiday ?? '', line)));
      if (part.holiday !== undefined && read.days.length === 0 && read.faults.length === 0)
        faults.push(unread(line, text));
    }
  return faults.length > 0 ? { faults } : { ...headsOf(heads), rows, lines: true };
}

const rowOf = ({ day, working }: ProseDay, holiday: string, line: number): RawNotice['rows'][number] => ({
  at: `line ${line}`,
  cells: { date: day, kind: working ? 'work' : 'off', holiday },
});

/** The sections of one line; text before the first one has no holiday and continues the section above. */
function partsOf(text: string): { readonly holiday?: string; readonly text: string }[] {
  const starts = [...text.matchAll(SECTION)];
  const before = text.slice(0, starts[0]?.index ?? text.length);
  return [
    ...(before === '' ? [] : [{ text: before }]),
    ...starts.map((start, n) => ({
      holiday: start[1] ?? '',
      text: text.slice(start.index + start[0].length, starts[n + 1]?.index ?? text.length),
    })),
  ];
}

const isoDate = (found: RegExpExecArray | null): string | undefined =>
  found === null ? undefined : [found[1], found[2]?.padStart(2, '0'), found[3]?.padStart(2, '0')].join('-');

const TITLE = /国务院办公厅关于(\d{4})年部分节假日安排的通知/u;

/** Title, number, day of publication, address and year, as far as the lines say them. */
function headsFromText(texts: readonly { readonly text: string; readonly line: number }[]): HeadLine[] {
  const heads: HeadLine[] = [];
  const put = (name: string, value: string | undefined, line: number) => {
    if (value !== undefined) heads.push({ name, value, line });
  };
  // The date under the text is the day it was signed; 发布日期 of the page, where it was copied too, is the better one.
  let published = false;
  for (const [at, { text, line }] of texts.entries()) {
    put('url', /https?:\/\/[\w./?=&%-]+/u.exec(text)?.[0], line);
    // The page breaks the title after the year.
    const title = TITLE.exec(text) ?? TITLE.exec(text + (texts[at + 1]?.text ?? ''));
    if (title !== null) {
      put('title', title[0], line);
      put('id', title[1], line);
      put('loadedUntil', `${title[1]}-12-31`, line);
    }
    put(
      'number',
      /\p{Script=Han}{2,20}[〔[［(（【]\d{4}[〕\]］)）】]\d{1,4}号/u.exec(text)?.[0].replace(/^.*(?:字号|通知)/u, ''),
      line,
    );
    const stated = isoDate(/发布日期[:：]?(\d{4})年(\d{1,2})月(\d{1,2})日/u.exec(text));
    const signed = isoDate(/^(\d{4})年(\d{1,2})月(\d{1,2})日$/u.exec(text));
    if (stated !== undefined || !published) put('published', stated ?? signed, line);
    published ||= stated !== undefined;
  }
  return heads.map((head) => (head.name === 'number' ? { ...head, value: normalNumber(head.value) } : head));
}

const noYear: Reason = {
  code: 'NOTICE_UNREADABLE',
  field: 'loadedUntil',
  message: bilingual('文字中没有说明是哪一年的安排', 'The text does not say of which year it is'),
  suggestion: bilingual(
    '连同标题一起复制；标题应写明年份，如“关于2027年部分节假日安排的通知”',
    'Copy it with its title, which names the year',
  ),
  ruleId: 'L-time',
};
