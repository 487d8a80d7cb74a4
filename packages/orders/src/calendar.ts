import { type Calendar, type CalendarDay, calendarOf } from '@beian/domain';
import type { House, Tx } from './house.ts';

const loaded = new WeakMap<House, { version: number; calendar: Calendar }>();

/** The calendar in force; read again only when its version in the settings has moved. */
export async function calendarInForce(
  house: House,
  tx: Tx,
  setting: { version: number; loadedUntil: string },
): Promise<Calendar> {
  const known = loaded.get(house);
  if (known?.version === setting.version) return known.calendar;
  const { rows } = await tx.client.query<CalendarDay>(
    `/* calendarInForce */ select to_char(day, 'YYYY-MM-DD') as day, working, notice_id as "noticeId"
     from app.calendar_days where superseded_by is null`,
  );
  const calendar = calendarOf(rows, setting.loadedUntil);
  loaded.set(house, { version: setting.version, calendar });
  return calendar;
}
