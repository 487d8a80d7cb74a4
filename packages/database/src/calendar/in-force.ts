import {
  type Calendar,
  type CalendarDay,
  calendarOf,
  type LoadedNotice,
  type SupersededDay,
  type WorkingHours,
} from '@beian/domain/calendar';
import type { AppContext } from '../transaction/context-type.ts';
import type { Tx } from '../transaction/tx.ts';

const calendarCache = new WeakMap<AppContext, { version: number; calendar: Calendar }>();

/** The calendar in force; cached until its version in the settings changes. */
export async function calendarInForce(
  ctx: AppContext,
  tx: Tx,
  setting: { version: number; loadedUntil: string },
): Promise<Calendar> {
  const known = calendarCache.get(ctx);
  if (known?.version === setting.version) return known.calendar;
  const calendar = await readCalendar(tx, setting.loadedUntil);
  calendarCache.set(ctx, { version: setting.version, calendar });
  return calendar;
}

async function readCalendar(tx: Pick<Tx, 'client'>, loadedUntil: string): Promise<Calendar> {
  const { rows } = await tx.client.query<CalendarDay & { holiday: string | null }>(
    `/* readCalendar */ select to_char(day, 'YYYY-MM-DD') as day, working, notice_id as "noticeId", holiday
     from app.calendar_days where superseded_by is null`,
  );
  const days = rows.map(({ holiday, ...day }): CalendarDay => (holiday === null ? day : { ...day, holiday }));
  return calendarOf(days, loadedUntil);
}

/** The calendar setting. `version` increases with every change of days or hours. */
export interface CalendarSetting {
  readonly version: number;
  readonly loadedUntil: string;
  /** SHA-256 of the program's calendar file, once it is loaded. */
  readonly sha256?: string;
}

/** Calendar and hours in force, read at one moment. */
export interface CalendarNow {
  readonly setting: CalendarSetting;
  readonly calendar: Calendar;
  readonly hours: WorkingHours;
  /** In the order of loading; those that came with the program first, by publication. */
  readonly notices: readonly LoadedNotice[];
  readonly superseded: readonly SupersededDay[];
  /** The Shanghai day of the database's clock, YYYY-MM-DD. */
  readonly today: string;
}

/** `lock`: a concurrent change of days or hours waits for this transaction and then finds another version. */
export async function readCalendarNow(tx: Pick<Tx, 'client'>, lock: boolean): Promise<CalendarNow> {
  if (lock)
    await tx.client.query(
      `/* lockCalendar */ select 1 from app.settings where name in ('calendar', 'workingHours') order by name for update`,
    );
  const { rows } = await tx.client.query<Omit<CalendarNow, 'calendar'>>(
    `/* readCalendarNow */ select (select value from app.settings where name = 'calendar') as setting,
       (select value from app.settings where name = 'workingHours') as hours,
       (select coalesce(json_agg(json_build_object('id', id, 'number', number, 'title', title,
           'published', to_char(published, 'YYYY-MM-DD')) order by loaded_at nulls first, published, id), '[]')
         from app.calendar_notices) as notices,
       (select coalesce(json_agg(json_build_object('day', to_char(day, 'YYYY-MM-DD'), 'working', working, 'noticeId', notice_id,
           'holiday', holiday, 'supersededBy', superseded_by) order by day), '[]')
         from app.calendar_days where superseded_by is not null) as superseded,
       app.shanghai_day(app.now()) as today`,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('the settings are gone');
  return { ...row, calendar: await readCalendar(tx, row.setting.loadedUntil) };
}
