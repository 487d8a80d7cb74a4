import { bilingual } from '../text/bilingual-text.ts';
import type { Reason } from '../text/refusal.ts';
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
}

const DATE = String.raw`(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:[（(][^）)]*[）)])?`;
const OFF = new RegExp(`^(${DATE})(?:[至到](${DATE}))?(?:放假(?:调休)?|补休)(?:(\\d+)天)?$`, 'u');
const WORK = new RegExp(`^(${DATE}(?:、${DATE})*)(?:正常)?上班$`, 'u');
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
  for (const sentence of text.split(/[。；;]/u)) {
    // 鼓励单位结合带薪年休假…安排职工在除夕（2月9日）休息 is advice to employers, no day off.
    if (sentence.startsWith('鼓励') || !/\d日|放假|上班|补休/u.test(sentence)) continue;
    // The date of signature under the text.
    if (/^\d{4}年\d{1,2}月\d{1,2}日$/u.test(sentence)) continue;
    for (const clause of sentence.split(/[，,](?![^（(]*[）)])/u)) {
      const read = daysOfClause(clause, place, days);
      days.push(...read.days);
      if (read.fault !== undefined) faults.push(read.fault);
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
  if (off !== null) return offDays(clause, [off[1] ?? '', off[2], off[3]], place);
  const work = WORK.exec(clause);
  if (work !== null) {
    const dates = [...(work[1] ?? '').matchAll(new RegExp(DATE, 'gu'))].map(([text]) => readDate(text, place));
    const wrong = dates.find((date) => date.fault !== undefined);
    if (wrong?.fault !== undefined) return { days: [], fault: wrong.fault };
    return { days: dates.map(({ day }) => ({ day, working: true })) };
  }
  const count = COUNT.exec(clause);
  if (count !== null) {
    const found = before.filter(({ working }) => !working).length;
    return found === Number(count[1]) ? { days: [] } : { days: [], fault: miscounted(clause, found, place.line) };
  }
  return REMARK.test(clause) ? { days: [] } : { days: [], fault: unread(place.line, clause) };
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

/** A date with year and month taken from `after` or from the notice where it leaves them out. */
function readDate(
  text: string,
  place: SentencePlace,
  after?: string,
): { readonly day: string; readonly fault?: Reason } {
  const found = /^(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:[（(].*?(?:周|星期)([日天一二三四五六])[）)])?/u.exec(
    text,
  );
  const month = (found?.[2] ?? after?.slice(5, 7) ?? '').padStart(2, '0');
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
