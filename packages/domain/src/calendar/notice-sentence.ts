import { bilingual } from '../text/bilingual-text.ts';
import type { Reason } from '../text/refusal.ts';
import { statutoryHolidays } from './holiday-names.ts';
import { fault } from './notice-raw.ts';
import { dayNumberOf, dayOfNumber, isDay, weekdayOf } from './shanghai.ts';

/** A day that a sentence of a notice names. */
export interface ProseDay {
  readonly day: string;
  readonly working: boolean;
}

interface SentencePlace {
  readonly holiday: string;
  /** The year of the notice, for dates without one. */
  readonly year: number;
  readonly line: number;
  /** The last day off that other notices give the holiday in this year, from which an extension counts; undefined: not known. */
  readonly lastDayOff?: (holiday: string) => string | undefined;
  /** The holiday is that of the title, so only sentences with a day are about it. */
  readonly fromTitle?: boolean;
}

const holidayPattern = `(?:${statutoryHolidays.join('|')})(?:、(?:${statutoryHolidays.join('|')}))*`;
const PAREN = '(?:[（(][^）)]*[）)])?';
const DATE = String.raw`(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日${PAREN}`;
/** The first day of a range may lack 日: 1—3日. */
const FIRST = String.raw`(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日?${PAREN}`;
const OFF = new RegExp(
  `^(?:(${FIRST})至)?(${DATE})(?:调休放假|放假(?:调休)?|补休|休息|全体放假|全国放假)(?:(\\d+)天)?$`,
  'u',
);
const WORK = new RegExp(`^(${DATE}(?:[、和]${DATE})*)(?:正常|照常|调休)?上班$`, 'u');
/** 延长2020年春节假期至2月2日 */
const EXTENDED = new RegExp(
  `^(?:将)?(?:延长)?(?:\\d{4}年)?${holidayPattern}(?:放假|假期)?(?:时间)?(?:延长)?至(${DATE})$`,
  'u',
);
/** 2月3日起正常上班: the day after the last day off. */
const RESUMED = new RegExp(`^(${DATE})(?:起|开始)(?:恢复)?(?:正常|照常)?(?:上班|工作)$`, 'u');
/** What stands for “to” between two days: dashes of every kind, 到. */
const TO = /(\d|[日）)])(?:[—–―‒－‐‑\-~～〜]+|到|至)(?=\d)/gu;
/** The month of a holiday that never lies in another one, for dates without a month. */
const monthOf: Readonly<Record<string, string>> = { 元旦: '01', 劳动节: '05', 国庆节: '10' };
const COUNT = /^共(\d+)天$/u;
/** Remarks that name no day of their own. Weekends that a day is joined with are free anyway. */
const REMARK = /^(?:与周末连休|不调休)$/u;
/** A longer run is a misread year. */
const MOST_DAYS = 31;

const weekdays = '日一二三四五六';

/** The days that the text under one holiday names; clauses that say something else about days are refused. */
export function daysOfSentence(
  text: string,
  place: SentencePlace,
): { readonly days: readonly ProseDay[]; readonly faults: readonly Reason[] } {
  const days: ProseDay[] = [];
  const faults: Reason[] = [];
  const isAboutDays = place.fromTitle ? /\d日/u : /\d日|放假|上班|补休/u;
  for (const sentence of text.split(place.fromTitle ? /[。；;：:]/u : /[。；;]/u)) {
    // 鼓励单位结合带薪年休假…安排职工在除夕（2月9日）休息 is advice to employers, no day off.
    if (sentence.startsWith('鼓励') || !isAboutDays.test(sentence)) continue;
    // The date of signature under the text.
    if (/^\d{4}年\d{1,2}月\d{1,2}日$/u.test(sentence)) continue;
    const plain = sentence.replace(TO, '$1至').replace(/^[一二三四五六七八九十]+、/u, '');
    for (const clause of plain.split(/[，,](?![^（(]*[）)])/u)) {
      const read = daysOfClause(clause, place, days);
      days.push(...read.days);
      if (read.fault === undefined) continue;
      // What follows counts the days of this clause.
      faults.push(read.fault);
      break;
    }
  }
  return { days, faults };
}

interface ClauseRead {
  readonly days: readonly ProseDay[];
  readonly fault?: Reason;
}

function daysOfClause(clause: string, place: SentencePlace, before: readonly ProseDay[]): ClauseRead {
  const off = OFF.exec(clause);
  if (off !== null) return offDays(clause, [off[1] ?? off[2] ?? '', off[1] && off[2], off[3]], place);
  const work = WORK.exec(clause);
  if (work !== null) return workDays(work[1] ?? '', place);
  const extended = EXTENDED.exec(clause);
  if (extended !== null) return extension(clause, extended[1] ?? '', place);
  const resumed = RESUMED.exec(clause);
  if (resumed !== null) return resumption(clause, resumed[1] ?? '', place, before);
  const count = COUNT.exec(clause);
  if (count !== null) {
    const found = before.filter(({ working }) => !working).length;
    return found === Number(count[1]) ? { days: [] } : { days: [], fault: miscounted(clause, found, place.line) };
  }
  return REMARK.test(clause) ? { days: [] } : { days: [], fault: unread(place.line, clause) };
}

/** The later of two dates may leave out its month: 9月28日、29日上班. */
function workDays(text: string, place: SentencePlace): ClauseRead {
  const days: ProseDay[] = [];
  for (const [one] of text.matchAll(new RegExp(DATE, 'gu'))) {
    const read = readDate(one, place, undefined, days.at(-1)?.day.slice(5, 7));
    if (read.fault !== undefined) return { days: [], fault: read.fault };
    days.push({ day: read.day, working: true });
  }
  return { days };
}

/** The days off from the day after the holiday's last one up to `until`. */
function extension(clause: string, until: string, place: SentencePlace): ClauseRead {
  const last = readDate(until, place);
  if (last.fault !== undefined) return { days: [], fault: last.fault };
  const former = place.lastDayOff?.(place.holiday);
  if (former === undefined) return { days: [], fault: unknownEnd(place) };
  const start = dayNumberOf(former) + 1;
  const length = dayNumberOf(last.day) - start + 1;
  return length < 1 || length > MOST_DAYS
    ? { days: [], fault: unread(place.line, clause) }
    : { days: Array.from({ length }, (_, n) => ({ day: dayOfNumber(start + n), working: false })) };
}

function resumption(clause: string, text: string, place: SentencePlace, before: readonly ProseDay[]): ClauseRead {
  const first = readDate(text, place);
  if (first.fault !== undefined) return { days: [], fault: first.fault };
  const last = before.findLast(({ working }) => !working)?.day;
  const fits = last !== undefined && dayNumberOf(last) + 1 === dayNumberOf(first.day);
  return fits ? { days: [] } : { days: [], fault: unread(place.line, clause) };
}

function offDays(
  clause: string,
  [from, to, counted]: readonly [string, string | undefined, string | undefined],
  place: SentencePlace,
): ClauseRead {
  const first = readDate(from, place);
  const last = to === undefined ? first : readDate(to, place, first.day);
  const wrong = first.fault ?? last.fault;
  if (wrong !== undefined) return { days: [], fault: wrong };
  const start = dayNumberOf(first.day);
  const length = dayNumberOf(last.day) - start + 1;
  if (length < 1 || length > MOST_DAYS) return { days: [], fault: unread(place.line, clause) };
  if (counted !== undefined && Number(counted) !== length)
    return { days: [], fault: miscounted(clause, length, place.line) };
  return { days: Array.from({ length }, (_, n) => ({ day: dayOfNumber(start + n), working: false })) };
}

/** A date with year and month taken from `after`, from the date before it, from its holiday or from the notice where it leaves them out. */
function readDate(
  text: string,
  place: SentencePlace,
  after?: string,
  monthBefore?: string,
): { readonly day: string; readonly fault?: Reason } {
  const found = /^(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日?(?:[（(].*?(?:周|星期)([日天一二三四五六])[）)])?/u.exec(
    text,
  );
  const given = found?.[2] ?? after?.slice(5, 7) ?? monthBefore ?? monthOf[place.holiday];
  if (given === undefined) return { day: '', fault: withoutMonth(place.line, text) };
  const month = given.padStart(2, '0');
  // 12月31日 under 元旦 lies in the year before the notice's.
  const eve = place.holiday.includes('元旦') && month === '12' ? 1 : 0;
  const year = found?.[1] ?? (after === undefined ? String(place.year - eve) : after.slice(0, 4));
  const written = (one: string) => `${one}-${month}-${(found?.[3] ?? '').padStart(2, '0')}`;
  const sameYear = written(year);
  const day =
    found?.[1] === undefined && after !== undefined && sameYear < after ? written(String(Number(year) + 1)) : sameYear;
  if (!isDay(day)) return { day, fault: unread(place.line, text) };
  const weekday = weekdays[weekdayOf(dayNumberOf(day))] ?? '';
  const said = found?.[4]?.replace('天', '日');
  if (said === undefined || said === weekday) return { day };
  return {
    day,
    fault: fault(
      `line ${place.line}`,
      bilingual(`${text}：${day} 是星期${weekday}`, `${text}: ${day} is no 星期${said}, it is a 星期${weekday}`),
      bilingual('核对通知原文的日期和年份', 'Compare day and year with the notice'),
    ),
  };
}

const withoutMonth = (line: number, text: string): Reason =>
  fault(
    `line ${line}`,
    bilingual(`“${text}”没有写明月份`, `“${text}” names no month`),
    bilingual('写明月份，如“9月25日至27日放假”', 'Write its month, like 9月25日至27日放假'),
  );

const unknownEnd = ({ line, holiday, year }: SentencePlace): Reason =>
  fault(
    `line ${line}`,
    bilingual(
      `日历中没有${year}年${holiday}的放假日，不知道从哪一天起延长`,
      `The calendar has no days off for ${holiday} in ${year}, so the first day of the extension is not known`,
    ),
    bilingual(
      `先载入${year}年的放假通知，或写明起止日期，如“1月31日至2月2日放假”`,
      `Load the notice of ${year} first, or write first and last day, like 1月31日至2月2日放假`,
    ),
  );

const miscounted = (clause: string, found: number, line: number): Reason =>
  fault(
    `line ${line}`,
    bilingual(
      `“${clause}”与日期不符：日期为 ${found} 天`,
      `“${clause}” does not agree with the dates: they are ${found} days`,
    ),
    bilingual('核对通知原文的起止日期', 'Compare first and last day with the notice'),
  );

export const unread = (line: number, text: string): Reason =>
  fault(
    `line ${line}`,
    bilingual(`无法识别：“${text.slice(0, 60)}”`, `Cannot be read: “${text.slice(0, 60)}”`),
    bilingual(
      '写成“1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。”，或改用表格逐日填写',
      'Write it like 1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。, or list its days in a table',
    ),
  );
