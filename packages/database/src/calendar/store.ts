import type { HolidayNotice, ScheduledHours, WorkingHours } from '@beian/domain/calendar';
import type { Actor } from '@beian/domain/staff';
import { newId } from '../ids/ids.ts';
import type { Tx } from '../transaction/tx.ts';
import type { CalendarSetting } from './in-force.ts';

/** Stores a notice and its days; rows of days it supersedes are kept as history. */
export async function storeNotice(tx: Tx, actor: Actor, notice: HolidayNotice): Promise<void> {
  const days = JSON.stringify(notice.days.map(({ day, working, holiday }) => ({ day, working, holiday })));
  await tx.client.query(
    `/* storeNotice */ insert into app.calendar_notices (id, title, number, published, url, loaded_at, loaded_by)
     values ($1, $2, $3, $4, $5, app.now(), $6)`,
    [notice.id, notice.title, notice.number, notice.published, notice.url, actor.name],
  );
  await tx.client.query(
    `/* supersedeDays */ update app.calendar_days d set superseded_by = $1, superseded_at = app.now()
     from json_to_recordset($2) as n (day date) where d.day = n.day and d.superseded_by is null`,
    [notice.id, days],
  );
  await tx.client.query(
    `/* storeDays */ insert into app.calendar_days (day, working, notice_id, holiday)
     select day, working, $1, holiday from json_to_recordset($2) as n (day date, working boolean, holiday text)`,
    [notice.id, days],
  );
}

/** Stores hours that apply from a day on; hours scheduled for that day or later are superseded and kept as history. */
export async function storeHours(tx: Tx, actor: Actor, { from, open, close }: ScheduledHours): Promise<void> {
  await tx.client.query(
    `/* supersedeHours */ update app.working_hours set superseded_at = app.now() where from_day >= $1 and superseded_at is null`,
    [from],
  );
  await tx.client.query(
    '/* storeHours */ insert into app.working_hours (id, from_day, open, close, set_by) values ($1, $2, $3, $4, $5)',
    [newId('hours'), from, open, close, actor.name],
  );
}

/** Stores the version that running programs compare, and the hours in force. */
export async function storeVersion(
  tx: Tx,
  actor: Actor,
  { setting, hours }: { readonly setting: CalendarSetting; readonly hours: WorkingHours },
): Promise<void> {
  for (const [name, value] of [
    ['calendar', setting],
    ['workingHours', hours],
  ] as const) {
    const { rowCount } = await tx.client.query(
      `/* storeVersion */ update app.settings set value = $2, changed_at = app.now(), changed_by = $3 where name = $1`,
      [name, JSON.stringify(value), actor.name],
    );
    if (rowCount !== 1) throw new Error(`there is no setting ${name}`);
  }
}
