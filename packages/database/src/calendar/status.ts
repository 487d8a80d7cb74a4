import { type CalendarAlarm, type CalendarStatus, calendarAlarm } from '@beian/domain/calendar';
import type { Tx } from '../transaction/tx.ts';

/** The last covered day of the calendar, and the number of open orders due on days not covered by a notice. */
export async function findCalendarStatus(tx: Tx): Promise<CalendarStatus & { readonly alarm: CalendarAlarm | null }> {
  const { rows } = await tx.client.query<CalendarStatus>({
    name: 'calendar-standing',
    text: `/* findCalendarStanding */ select value ->> 'loadedUntil' as "loadedUntil", app.shanghai_day(app.now()) as today,
        (select count(*)::int from app.orders where locked and due_provisional) as provisional
      from app.settings where name = 'calendar'`,
  });
  const [standing] = rows;
  if (standing === undefined) throw new Error('the settings are gone');
  return { ...standing, alarm: calendarAlarm(standing) };
}
