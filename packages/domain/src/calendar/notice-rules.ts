import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import type { RefusalReasonCode } from '../text/reason-codes.ts';
import type { Reason } from '../text/refusal.ts';
import type { HolidayNotice } from './notice-file.ts';
import { type NoticeCheckInputs, type NoticeLoading, versionsOf } from './notice-loading.ts';
import { dayNumberOf, dayOfNumber, weekdayOf } from './shanghai.ts';

/**
 * Statutory days off per year: 11, from 2025 on 13 (全国年节及纪念日放假办法 of 2013 and 2024). A notice names each of them and the
 * days around them, so a notice with fewer was not entered completely.
 */
const MIN_DAYS_OFF = 11;
/** A notice may be published during its holiday (2020: the third day); it names no days older than this. */
const MAX_DAYS_BEFORE_PUBLICATION = 31;
/** The General Office decides about one year at a time, and about days around its ends. */
const MAX_YEARS_AHEAD = 1;

const RULE = 'L-time';
const reason = (code: RefusalReasonCode, field: string, message: BilingualText, suggestion: BilingualText): Reason => ({
  code,
  field,
  message,
  suggestion,
  ruleId: RULE,
});

/** Reasons why the notice cannot be loaded into this calendar; empty if it can. */
export function noticeFaults(loading: NoticeLoading, inputs: NoticeCheckInputs): Reason[] {
  return [
    ...numberFaults(loading, inputs),
    ...headFaults(loading.notice, inputs),
    ...dayFaults(loading),
    ...yearFaults(loading, inputs),
  ];
}

/** An id or number stands for one notice; the same notice again must say something else. */
function numberFaults({ notice, corrects }: NoticeLoading, inputs: NoticeCheckInputs): Reason[] {
  if (corrects !== undefined)
    return saysTheSame(notice, corrects.id, inputs) ? [loadedAlready(corrects, unchanged)] : [];
  const first = versionsOf(notice, inputs.notices)[0];
  if (first !== undefined) return [loadedAlready(first, sameNoticeAdvice(first.title, first.published))];
  return inputs.notices.some(({ id }) => id === notice.id) ? [loadedAlready(notice, otherIdAdvice)] : [];
}

function saysTheSame(notice: HolidayNotice, id: string, { calendar, superseded }: NoticeCheckInputs): boolean {
  const former = [...calendar.days.values(), ...superseded].filter(({ noticeId }) => noticeId === id);
  const said = new Set(former.map(({ day, working, holiday }) => `${day} ${working} ${holiday}`));
  return (
    notice.loadedUntil <= calendar.loadedUntil &&
    said.size === notice.days.length &&
    notice.days.every(({ day, working, holiday }) => said.has(`${day} ${working} ${holiday}`))
  );
}

const loadedAlready = (notice: { readonly id: string; readonly number: string }, advice: BilingualText): Reason =>
  reason(
    'NOTICE_IS_LOADED',
    'number',
    bilingual(`${notice.number}（${notice.id}）已载入`, `${notice.number} (${notice.id}) is loaded already`),
    advice,
  );
const unchanged = bilingual(
  '日期与已载入的完全相同，没有需要更正的',
  'Its days are those loaded: there is nothing to correct',
);
const otherIdAdvice = bilingual('此编号属于另一通知，请换一个编号', 'Another notice has this id: choose another one');
const sameNoticeAdvice = (title: string, published: string): BilingualText =>
  bilingual(
    `该文号属于“${title}”（${published} 发布）；更正它须写相同的标题和发布日期，另一通知须写它自己的文号`,
    `The number belongs to “${title}”, published ${published}: to correct it give the same title and date, for another notice its own number`,
  );

function headFaults(notice: HolidayNotice, { calendar, today }: NoticeCheckInputs): Reason[] {
  const faults: Reason[] = [];
  if (notice.published > today)
    faults.push(
      reason(
        'NOTICE_FROM_THE_FUTURE',
        'published',
        bilingual(
          `发布日期 ${notice.published} 尚未到来`,
          `The day of publication, ${notice.published}, is still to come`,
        ),
        bilingual('填写通知在中国政府网发布的日期', 'Give the day on which it was put on gov.cn'),
      ),
    );
  if (notice.loadedUntil < calendar.loadedUntil)
    faults.push(
      reason(
        'CALENDAR_GROWS_ONLY',
        'loadedUntil',
        bilingual(
          `日历已载入至 ${calendar.loadedUntil}，不能缩短`,
          `The calendar is loaded until ${calendar.loadedUntil} and does not shrink`,
        ),
        bilingual('未增加年份的通知写原来的日期', 'A notice that adds no year says the same day'),
      ),
    );
  if (notice.partOfYear === true && notice.loadedUntil > calendar.loadedUntil)
    return [...faults, yearNotLoaded(notice)];
  const furthest = Number(calendar.loadedUntil.slice(0, 4)) + MAX_YEARS_AHEAD;
  if (Number(notice.loadedUntil.slice(0, 4)) > furthest)
    faults.push(
      reason(
        'YEAR_BY_YEAR',
        'loadedUntil',
        bilingual(
          `一次只载入一年，至多到 ${furthest}-12-31`,
          `One year is loaded at a time: ${furthest}-12-31 at the furthest`,
        ),
        bilingual('先载入前一年的通知', 'Load the notice of the year before first'),
      ),
    );
  return faults;
}

const yearNotLoaded = ({ loadedUntil }: HolidayNotice): Reason => {
  const year = loadedUntil.slice(0, 4);
  return reason(
    'YEAR_BY_YEAR',
    'loadedUntil',
    bilingual(
      `此通知只调整 ${year} 年的一部分，而 ${year} 年的放假安排尚未载入`,
      `The notice changes a part of ${year}, and the days off of ${year} are not loaded yet`,
    ),
    bilingual(`先载入 ${year} 年部分节假日安排的通知`, `Load the notice of the year ${year} first`),
  );
};

function dayFaults({ notice, base }: NoticeLoading): Reason[] {
  const oldest = dayOfNumber(dayNumberOf(notice.published) - MAX_DAYS_BEFORE_PUBLICATION);
  return notice.days.flatMap(({ day, working, at }) => {
    if (day < oldest || day > notice.loadedUntil)
      return [
        reason(
          'DAY_OUT_OF_REACH',
          `${at} date`,
          bilingual(
            `${day} 不在 ${oldest} 至 ${notice.loadedUntil} 之间`,
            `${day} does not lie from ${oldest} to ${notice.loadedUntil}`,
          ),
          bilingual(
            '检查年份，或把“日历载入至”改到更晚的一天',
            'Look at its year, or give a later day in “Calendar loaded until”',
          ),
        ),
      ];
    const weekday = weekdayOf(dayNumberOf(day));
    const weekend = weekday === 0 || weekday === 6;
    // "Work" on a weekday is meaningful only if an earlier notice had made the day free.
    if (working && !weekend && base.days.get(day)?.working !== false)
      return [
        reason(
          'WORKED_ANYWAY',
          `${at} kind`,
          bilingual(`${day} 是周一至周五，本来就上班`, `${day} is a Monday to Friday and worked anyway`),
          bilingual('调休上班日是周六或周日；检查日期', 'Make-up days are Saturdays or Sundays: look at the day'),
        ),
      ];
    return [];
  });
}

/** A notice that loads a new year must name all of it, and so must its correction. */
function yearFaults({ notice, corrects, after }: NoticeLoading, { calendar, superseded }: NoticeCheckInputs): Reason[] {
  const faults: Reason[] = [];
  const years = new Set<string>();
  if (notice.loadedUntil > calendar.loadedUntil && notice.partOfYear !== true) {
    const year = notice.loadedUntil.slice(0, 4);
    years.add(year);
    if (!notice.loadedUntil.endsWith('-12-31'))
      faults.push(
        reason(
          'WHOLE_YEARS',
          'loadedUntil',
          bilingual('日历按整年载入', 'The calendar is loaded by whole years'),
          bilingual(`填写 ${year}-12-31`, `Give ${year}-12-31`),
        ),
      );
  }
  const former = [...calendar.days.values(), ...superseded].filter(({ noticeId }) => noticeId === corrects?.id);
  for (const [year, count] of daysOffByYear(former)) if (count >= MIN_DAYS_OFF) years.add(year);
  const counts = daysOffByYear(after.days.values());
  for (const year of years) {
    const off = counts.get(year) ?? 0;
    if (off < MIN_DAYS_OFF)
      faults.push(
        reason(
          'YEAR_INCOMPLETE',
          'days',
          bilingual(
            `${year} 年只列出 ${off} 天放假，法定至少 ${MIN_DAYS_OFF} 天`,
            `${year} has ${off} days off here; the law gives ${MIN_DAYS_OFF} at least`,
          ),
          bilingual(
            '列出通知中的每一个放假日；更正也须列全',
            'List every day off of the notice; a correction lists all of them too',
          ),
        ),
      );
  }
  return faults;
}

function daysOffByYear(days: Iterable<{ readonly day: string; readonly working: boolean }>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { day, working } of days)
    if (!working) counts.set(day.slice(0, 4), (counts.get(day.slice(0, 4)) ?? 0) + 1);
  return counts;
}
