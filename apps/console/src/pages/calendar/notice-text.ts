import type {
  WorkCalendar as Calendar,
  CalendarDay,
  HolidayNotice as CalendarNotice,
} from '../../generated/calendar.ts';
import { newKey } from '../../ui/new-key.ts';

export interface NoticeHead {
  readonly id: string;
  readonly title: string;
  readonly number: string;
  readonly published: string;
  readonly url: string;
  readonly loadedUntil: string;
}

/** Days of one kind from one to another, both included; `to` empty: one day. */
export interface NoticeRow {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly kind: 'off' | 'work';
  readonly holiday: string;
}

export const emptyRow = (): NoticeRow => ({ key: newKey(), from: '', to: '', kind: 'off', holiday: '' });

export interface NoticeDraft {
  readonly head: NoticeHead;
  readonly rows: readonly NoticeRow[];
}

/** A notice of the year after the last loaded one, to be filled in. */
export function nextNotice({ loadedUntil, today }: Calendar): NoticeDraft {
  const year = Number(loadedUntil.slice(0, 4)) + 1;
  return {
    head: {
      id: String(year),
      title: `国务院办公厅关于${year}年部分节假日安排的通知`,
      number: `国办发明电〔${year - 1}〕号`,
      published: today,
      url: '',
      loadedUntil: `${year}-12-31`,
    },
    rows: [emptyRow()],
  };
}

/** A loaded notice to be corrected: number, title and day of publication stay, `days` are all that it names. */
export function correctionOf(
  { id, title, number, published, url }: CalendarNotice,
  days: readonly CalendarDay[],
  { loadedUntil }: Calendar,
): NoticeDraft {
  const own = days.filter((day) => day.noticeId === id && day.supersededBy === null);
  const rows = runsOf(own).map(
    ({ first, last }): NoticeRow => ({
      ...{ key: newKey(), from: first.day, to: last === first.day ? '' : last },
      ...{ kind: first.working ? 'work' : 'off', holiday: first.holiday ?? '' },
    }),
  );
  return { head: { id: id.replace(/-\d+$/, ''), title, number, published, url, loadedUntil }, rows };
}

const DAY = 86_400_000;
const follows = (day: string, next: string) => Date.parse(next) - Date.parse(day) === DAY;

export interface Run {
  readonly first: CalendarDay;
  readonly last: string;
}

/** Consecutive days of one kind and one notice, as one row. */
export function runsOf(days: readonly CalendarDay[]): Run[] {
  const sorted = days.toSorted((a, b) =>
    `${a.supersededBy ?? ''} ${a.noticeId} ${a.day}`.localeCompare(`${b.supersededBy ?? ''} ${b.noticeId} ${b.day}`),
  );
  const runs: Run[] = [];
  for (const day of sorted) {
    const run = runs.at(-1);
    const same =
      run !== undefined &&
      run.first.working === day.working &&
      run.first.noticeId === day.noticeId &&
      run.first.supersededBy === day.supersededBy &&
      run.first.holiday === day.holiday;
    if (same && follows(run.last, day.day)) runs[runs.length - 1] = { first: run.first, last: day.day };
    else runs.push({ first: day, last: day.day });
  }
  return runs.toSorted((a, b) => (a.first.day < b.first.day ? -1 : 1));
}
/** A longer row is a typing mistake: only its first and last day are sent, and the API refuses them. */
const MOST_DAYS = 31;

/** The text of a notice as JSON for the API, with one entry per day. */
export function noticeText(head: NoticeHead, rows: readonly NoticeRow[]): string {
  const days = rows.flatMap(({ from, to, kind, holiday }) =>
    daysOf(from, to || from).map((date) => ({ date, kind, holiday })),
  );
  return JSON.stringify({ ...head, days });
}

function daysOf(from: string, to: string): string[] {
  const [first, last] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`)];
  const count = Math.round((last - first) / DAY) + 1;
  if (!(count >= 1 && count <= MOST_DAYS)) return [...new Set([from, to])];
  return Array.from({ length: count }, (_, at) => new Date(first + at * DAY).toISOString().slice(0, 10));
}
