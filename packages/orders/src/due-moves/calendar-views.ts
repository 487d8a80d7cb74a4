import { findCalendarStatus } from '@beian/database/calendar';
import { settleAll, type Tx } from '@beian/database/transaction';
import {
  type CalendarDayView,
  type CalendarNoticeView,
  type CalendarView,
  spelledHoliday,
  type WorkingHours,
  type WorkingHoursView,
} from '@beian/domain/calendar';
import { type Actor, hasRight } from '@beian/domain/staff';
import type { Language } from '@beian/domain/text';
import { mayChangeCalendar } from './change-calendar.ts';

/** Only actors who can change the calendar get the alarm. */
const receivesCalendarAlarm = (actor: Actor): boolean => hasRight(actor, 'hearCalendarAlarm');

/** The working calendar with the days of one year, replaced ones included; without `year`, the current year. */
export async function loadCalendarView(
  tx: Tx,
  { actor, language, year: asked }: { readonly actor: Actor; readonly language: Language; readonly year?: number },
): Promise<CalendarView> {
  const standing = await findCalendarStatus(tx);
  const year = asked ?? Number(standing.today.slice(0, 4));
  const [versions, notices, days, hours] = await settleAll([
    tx.client.query<{ version: number; first: number; hours: WorkingHours }>(
      `/* loadCalendar */ select (value ->> 'version')::int as version,
         (select extract(year from min(day))::int from app.calendar_days) as first,
         (select value from app.settings where name = 'workingHours') as hours
       from app.settings where name = 'calendar'`,
    ),
    tx.client.query<CalendarNoticeView>(
      `/* loadNotices */ select id, title, number, to_char(published, 'YYYY-MM-DD') as published, url,
         app.iso(loaded_at) as "loadedAt", loaded_by as "loadedBy" from app.calendar_notices n order by n.published desc, id desc`,
    ),
    tx.client.query<CalendarDayView>(
      `/* loadDays */ select to_char(day, 'YYYY-MM-DD') as day, working, holiday, notice_id as "noticeId",
         superseded_by as "supersededBy" from app.calendar_days
       where day between make_date($1, 1, 1) and make_date($1, 12, 31) order by day, superseded_by nulls last, notice_id`,
      [year],
    ),
    tx.client.query<Omit<WorkingHoursView, 'inForce'>>(
      `/* loadHours */ select to_char(from_day, 'YYYY-MM-DD') as "from", open, close, app.iso(set_at) as "setAt", set_by as "setBy",
         superseded_at is not null as superseded from app.working_hours order by from_day, set_at`,
    ),
  ]);
  const [now] = versions.rows;
  if (now === undefined) throw new Error('the settings are gone');
  const { loadedUntil, today, alarm } = standing;
  const last = Number(loadedUntil.slice(0, 4));
  const first = now.first ?? last;
  return {
    version: now.version,
    loadedUntil,
    today,
    year,
    // One more year, so that provisional days are shown.
    years: Array.from({ length: last - first + 2 }, (_, at) => first + at),
    mayChange: mayChangeCalendar(actor),
    alarm:
      alarm === null || !receivesCalendarAlarm(actor) ? null : { code: alarm.code, message: alarm.message[language] },
    notices: notices.rows,
    days: days.rows.map((row) => ({
      ...row,
      holiday: row.holiday === null ? null : spelledHoliday(row.holiday, language),
    })),
    hours: hoursViews(now.hours, hours.rows, today),
  };
}

function hoursViews(
  hours: WorkingHours,
  rows: readonly Omit<WorkingHoursView, 'inForce'>[],
  today: string,
): WorkingHoursView[] {
  const first = { from: null, open: hours.open, close: hours.close, setAt: null, setBy: null, superseded: false };
  const all = [first, ...rows];
  const holds = all.filter(({ from, superseded }) => !superseded && (from === null || from <= today)).at(-1);
  return all.map((row) => ({ ...row, inForce: row === holds }));
}
