import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import type { RefusalReasonCode } from '../text/reason-codes.ts';
import type { Reason } from '../text/refusal.ts';
import type { CalendarDay } from './gazette.ts';
import { spelledHoliday, statutoryHolidays } from './holiday-names.ts';
import type { NoticeLoading } from './notice-loading.ts';
import { dayNumberOf, dayOfNumber, weekdayOf } from './shanghai.ts';

/**
 * Working days that each holiday has by law (全国年节及纪念日放假办法, edition of 2013, and the one in force since
 * 2025-01-01). A holiday on a weekend is given on a working day, so a year's days off from Monday to Friday less its
 * make-up days are exactly these: true of every notice 2018–2026, except that 2020 was extended by two days.
 */
const LAW = [
  { from: 2014, days: { 元旦: 1, 春节: 3, 清明节: 1, 劳动节: 1, 端午节: 1, 中秋节: 1, 国庆节: 3 } },
  { from: 2025, days: { 元旦: 1, 春节: 4, 清明节: 1, 劳动节: 2, 端午节: 1, 中秋节: 1, 国庆节: 3 } },
] as const;
const LAW_SOURCE = bilingual(
  '《全国年节及纪念日放假办法》：2013 年版 11 天，2025-01-01 起 13 天',
  '全国年节及纪念日放假办法: 11 days in the edition of 2013, 13 from 2025-01-01 on',
);
/** The notices of 2018–2026 name so many days off and make-up days a year. */
const USUAL_OFF = [22, 33] as const;
const USUAL_WORK = [5, 8] as const;

const warning = (
  code: RefusalReasonCode,
  field: string,
  message: BilingualText,
  suggestion: BilingualText,
): Reason => ({
  code,
  field,
  message,
  suggestion,
  ruleId: 'L-time',
});
const compare = bilingual(
  '与通知原文核对；原文如此则可照常应用',
  'Compare it with the notice; if that says so, apply it',
);

/** What is unusual about the years that the notice names, as they are once it is loaded. Nothing of it refuses. */
export function noticeWarnings({ notice, after, held }: NoticeLoading): Reason[] {
  const years = new Set(notice.days.map(yearOf));
  const warnings = [...years].sort().flatMap((year) => {
    if (year > Number(notice.loadedUntil.slice(0, 4))) return [];
    const days = [...after.days.values()].filter((day) => yearOf(day) === year);
    return [
      ...missingHolidays(year, days),
      ...holidaysOf(days).flatMap((one) => ofHoliday(year, one)),
      ...totals(year, days),
    ];
  });
  return [...warnings, ...held.map(heldDay)];
}

/** New Year may begin in December and then belongs to the year after. */
const yearOf = ({ day, holiday = '' }: { readonly day: string; readonly holiday?: string }): number =>
  Number(day.slice(0, 4)) + (holiday.includes('元旦') && day.slice(5, 7) === '12' ? 1 : 0);

const isWeekday = (day: string): boolean => weekdayOf(dayNumberOf(day)) % 6 !== 0;

const lawOf = (year: number): Readonly<Record<string, number>> =>
  (LAW.findLast(({ from }) => from <= year) ?? LAW[0]).days;

function missingHolidays(year: number, days: readonly CalendarDay[]): Reason[] {
  const named = new Set(days.flatMap(({ working, holiday = '' }) => (working ? [] : holiday.split('、'))));
  return statutoryHolidays
    .filter((name) => !named.has(name))
    .map((name) =>
      warning(
        'HOLIDAY_MISSING',
        'days',
        bilingual(`${year} 年没有${name}的放假日`, `${year} has no day off for ${spelledHoliday(name, 'en')} ${name}`),
        bilingual(
          `补上${name}的日期，节日名称与法定名称一致（${statutoryHolidays.join('、')}）`,
          `Add its days; holidays are called ${statutoryHolidays.join('、')}`,
        ),
      ),
    );
}

interface HolidayDays {
  readonly name: string;
  readonly off: readonly string[];
  readonly work: readonly string[];
}

function holidaysOf(days: readonly CalendarDay[]): HolidayDays[] {
  const names = new Set(days.flatMap(({ holiday }) => (holiday === undefined ? [] : [holiday])));
  const daysOf = (name: string, worked: boolean) =>
    days
      .filter(({ holiday, working }) => holiday === name && working === worked)
      .map(({ day }) => day)
      .sort();
  return [...names].map((name) => ({ name, off: daysOf(name, false), work: daysOf(name, true) }));
}

function ofHoliday(year: number, { name, off, work }: HolidayDays): Reason[] {
  const english = `${spelledHoliday(name, 'en')} ${name}`;
  const law = name.split('、').reduce((sum, one) => sum + (lawOf(year)[one] ?? 0), 0);
  const weekdays = off.filter(isWeekday).length;
  const warnings: Reason[] = [];
  const at = off[0] ?? work[0] ?? 'days';
  const gap = firstGap(off);
  if (gap !== undefined)
    warnings.push(
      warning(
        'HOLIDAY_GAP',
        gap,
        bilingual(
          `${name}的放假日不连续：缺 ${gap}`,
          `The days off of ${english} have a gap: ${gap} is not among them`,
        ),
        bilingual(
          '补上缺少的日期（假期中的周末也须列出）',
          'Add what is left out, weekends within the holiday included',
        ),
      ),
    );
  if (weekdays < law)
    warnings.push(
      warning(
        'HOLIDAY_SHORT',
        at,
        bilingual(
          `${name}只放假 ${weekdays} 个工作日，法定 ${law} 天（${LAW_SOURCE.zh}）`,
          `${english} has ${weekdays} working days off, by law ${law} (${LAW_SOURCE.en})`,
        ),
        compare,
      ),
    );
  else if (weekdays - law !== work.length)
    warnings.push(
      warning(
        'MAKE_UP_DAYS',
        at,
        bilingual(
          `${name}放假占 ${weekdays} 个工作日，法定 ${law} 天，通常调休上班 ${weekdays - law} 天，现列出 ${work.length} 天`,
          `${english} takes ${weekdays} working days off, ${law} by law: ${weekdays - law} make-up days are usual, ${work.length} are named`,
        ),
        bilingual(
          '核对通知中该节日“上班”的日期',
          'Compare the days that the notice says are worked 上班 for this holiday',
        ),
      ),
    );
  return warnings;
}

function firstGap(off: readonly string[]): string | undefined {
  for (const [at, day] of off.entries()) {
    const next = dayOfNumber(dayNumberOf(day) + 1);
    if (at + 1 < off.length && off[at + 1] !== next) return next;
  }
  return undefined;
}

function totals(year: number, days: readonly CalendarDay[]): Reason[] {
  const off = days.filter(({ working }) => !working);
  const work = days.length - off.length;
  const weekdays = off.filter(({ day }) => isWeekday(day)).length;
  const law = Object.values(lawOf(year)).reduce((sum, one) => sum + one, 0);
  const warnings: Reason[] = [];
  if (outside(off.length, USUAL_OFF))
    warnings.push(unusual('DAYS_OFF_TOTAL', year, bilingual('放假日', 'days off'), off.length, USUAL_OFF));
  if (outside(work, USUAL_WORK))
    warnings.push(unusual('MAKE_UP_TOTAL', year, bilingual('调休上班日', 'make-up days'), work, USUAL_WORK));
  if (weekdays - work !== law)
    warnings.push(
      warning(
        'LAW_TOTAL',
        'days',
        bilingual(
          `${year} 年放假的工作日减去调休上班日为 ${weekdays - work} 天，法定 ${law} 天（${LAW_SOURCE.zh}）`,
          `In ${year} the working days off less the make-up days are ${weekdays - work}, by law ${law} (${LAW_SOURCE.en})`,
        ),
        compare,
      ),
    );
  return warnings;
}

const outside = (count: number, [least, most]: readonly [number, number]): boolean => count < least || count > most;

const unusual = (
  code: RefusalReasonCode,
  year: number,
  what: BilingualText,
  count: number,
  [least, most]: readonly [number, number],
): Reason =>
  warning(
    code,
    'days',
    bilingual(
      `${year} 年共 ${count} 个${what.zh}，2018 至 2026 年的通知为 ${least} 至 ${most} 个`,
      `${year} has ${count} ${what.en}; the notices of 2018–2026 name ${least} to ${most}`,
    ),
    compare,
  );

const heldDay = ({ day, noticeId }: CalendarDay): Reason =>
  warning(
    'HELD_BY_LATER_NOTICE',
    day,
    bilingual(
      `${day} 已由之后的通知（${noticeId}）安排，更正不改变这一天`,
      `${day} is held by a later notice (${noticeId}) and stays as that one says`,
    ),
    bilingual('如须改变，更正那份通知', 'To change it, correct that notice'),
  );
