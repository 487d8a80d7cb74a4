import { bilingual } from '../text/bilingual-text.ts';
import type { Reason } from '../text/refusal.ts';
import { spelledHoliday, statutoryHolidays } from './holiday-names.ts';
import { normalNumber, plainDigits } from './notice-number.ts';
import { type HeadLine, headLine, headsOf, type RawNotice, type Unreadable } from './notice-raw.ts';
import { daysOfSentence, type ProseDay, unread } from './notice-sentence.ts';

const NAME = `(?:${statutoryHolidays.join('|')})`;
/** 一、元旦：  六、国庆节、中秋节： */
const SECTION = new RegExp(`(?:[一二三四五六七八九十]+、)?(${NAME}(?:、${NAME})*)[:：]`, 'gu');

const BODY = new RegExp(`${NAME}\\s*[:：][^\\n]*\\d\\s*日`, 'u');
const TITLE = /国务院(?:办公厅)?关于[^，。；：:\s]*?(\d{4})年[^，。；：:\s]*?的通知/u;
/** The notice of a whole year; every other one changes a part of a year that is loaded. */
const WHOLE_YEAR = /年部分节假日安排的通知$/u;

/** The text is the State Council's wording: it has a section 元旦：…放假, or the title of such a notice and a sentence with a day. */
export function isProse(source: string): boolean {
  const plain = plainDigits(source);
  const text = plain
    .split(/\r?\n/)
    .filter((line) => !/^["\s]*#/.test(line))
    .join('\n');
  return (
    BODY.test(plain) ||
    (TITLE.test(text.replace(/\s/gu, '')) && /\d\s*日[^\n]*(?:放假|假期|上班|休息)|假期[^\n]*\d\s*日/u.test(text))
  );
}

/** Ids of the notices that change one holiday: `2020-spring-festival`. */
const idOf = (year: string, holidays: string): string =>
  `${year}-${holidays
    .split('、')
    .map((one) => spelledHoliday(one, 'en').toLowerCase().replace(/\s+/g, '-'))
    .join('-')}`;

/** What of the calendar is needed to read a text: the last day off of a holiday in a year, given by notices of another number. */
export type LastDayOff = (holiday: string, year: number, number: string) => string | undefined;

/**
 * Reads the text of a notice as it stands on gov.cn. Title, number and date of publication are taken from the text where
 * it has them; lines `# name: value` come first. Each sentence of a holiday is understood completely or refused.
 */
export function rawOfProse(source: string, lastDayOff?: LastDayOff): RawNotice | Unreadable {
  const lines = plainDigits(source).split(/\r?\n/);
  const given: HeadLine[] = [];
  const texts: { readonly text: string; readonly line: number }[] = [];
  for (const [at, text] of lines.entries()) {
    const head = headLine(text, at + 1);
    if (head !== undefined) given.push(head);
    else if (!text.trim().startsWith('#')) texts.push({ text: text.replace(/\s/gu, ''), line: at + 1 });
  }
  const heads = [...headsFromText(texts), ...given];
  const lastOf = (name: string) => heads.findLast((head) => head.name === name)?.value;
  const title = lastOf('title') ?? '';
  const year = Number(/(\d{4})年/u.exec(title)?.[1] ?? lastOf('loadedUntil')?.slice(0, 4));
  if (!(year > 0)) return { faults: [noYear] };
  const partOfYear = TITLE.test(title) && !WHOLE_YEAR.test(title);
  const faults: Reason[] = [];
  const rows: RawNotice['rows'][number][] = [];
  // A notice about one holiday names it in its title, not before its sentences.
  const ofTitle = lastOf('holiday') ?? (partOfYear ? holidaysIn(title) : undefined);
  let holiday = ofTitle;
  for (const { text, line } of texts)
    for (const part of partsOf(partOfYear ? withoutHeads(text) : text)) {
      holiday = part.holiday ?? holiday;
      if (holiday === undefined) continue;
      const read = daysOfSentence(part.text, {
        holiday,
        year,
        line,
        fromTitle: holiday === ofTitle,
        lastDayOff: (name) => lastDayOff?.(name, year, normalNumber(lastOf('number') ?? '')),
      });
      faults.push(...read.faults);
      rows.push(...read.days.map((day) => rowOf(day, holiday ?? '', line)));
      if (part.holiday !== undefined && read.days.length === 0 && read.faults.length === 0)
        faults.push(unread(line, text));
    }
  return faults.length > 0 ? { faults } : { ...headsOf(heads), rows, lines: true, partOfYear };
}

/** 劳动节; several are joined by 、. Undefined: the title names none. */
function holidaysIn(title: string): string | undefined {
  const found = statutoryHolidays.filter((one) => title.includes(one));
  return found.length === 0 ? undefined : found.join('、');
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

const NUMBER = /\p{Script=Han}{2,20}[〔[［(（【]\d{4}[〕\]］)）】]\d{1,4}号/u;
const ADDRESS = /https?:\/\/[\w./?=&%#-]+/u;

/** A line without its title, number, address and dates of publication. */
const withoutHeads = (text: string): string =>
  [TITLE, NUMBER, ADDRESS, /(?:发布|成文|印发)日期[:：]?\d{4}年\d{1,2}月\d{1,2}日/u].reduce(
    (rest, head) => rest.replace(head, ''),
    text,
  );

const isoDate = (found: RegExpExecArray | null): string | undefined =>
  found === null ? undefined : [found[1], found[2]?.padStart(2, '0'), found[3]?.padStart(2, '0')].join('-');

/** Title, number, day of publication, address and year, as far as the lines say them. */
function headsFromText(texts: readonly { readonly text: string; readonly line: number }[]): HeadLine[] {
  const heads: HeadLine[] = [];
  const put = (name: string, value: string | undefined, line: number) => {
    if (value !== undefined) heads.push({ name, value, line });
  };
  // The date under the text is the day it was signed; 发布日期 of the page, where it was copied too, is the better one.
  let published = false;
  for (const [at, { text, line }] of texts.entries()) {
    put('url', ADDRESS.exec(text)?.[0], line);
    // The page breaks the title after the year.
    const title = TITLE.exec(text) ?? TITLE.exec(text + (texts[at + 1]?.text ?? ''));
    if (title !== null) {
      const [whole, year = ''] = title;
      const holidays = holidaysIn(whole);
      put('title', whole, line);
      put('id', WHOLE_YEAR.test(whole) || holidays === undefined ? year : idOf(year, holidays), line);
      put('loadedUntil', `${title[1]}-12-31`, line);
    }
    put('number', NUMBER.exec(text)?.[0].replace(/^.*(?:字号|通知)/u, ''), line);
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
