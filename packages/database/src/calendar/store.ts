import type { NoticeLoading, ScheduledHours, WorkingHours } from '@beian/domain/calendar';
import type { Actor } from '@beian/domain/staff';
import { newId } from '../ids/ids.ts';
import type { Tx } from '../transaction/tx.ts';
import type { CalendarSetting } from './in-force.ts';

/**
 * Stores a notice and its days; rows of days it supersedes are kept as history. A correction supersedes every day of the
 * version it replaces, brings back the days that this one had taken from other notices, and takes none that a later
 * notice holds.
 */
export async function storeNotice(tx: Tx, actor: Actor, loading: NoticeLoading): Promise<void> {
  const { notice, corrects, restored, held } = loading;
  const holders = new Map(held.map(({ day, noticeId }) => [day, noticeId]));
  const days = JSON.stringify(
    notice.days.map(({ day, working, holiday }) => ({ day, working, holiday, heldBy: holders.get(day) ?? null })),
  );
  await tx.client.query(
    `/* storeNotice */ insert into app.calendar_notices (id, title, number, published, url, loaded_at, loaded_by)
     values ($1, $2, $3, $4, $5, app.now(), $6)`,
    [notice.id, notice.title, notice.number, notice.published, notice.url, actor.name],
  );
  await tx.client.query(
    `/* supersedeDays */ update app.calendar_days d set superseded_by = $1, superseded_at = app.now()
     where d.superseded_by is null and (d.notice_id = $3
       or exists (select from json_to_recordset($2) as n (day date, "heldBy" text) where n.day = d.day and n."heldBy" is null))`,
    [notice.id, days, corrects?.id ?? null],
  );
  await tx.client.query(
    `/* restoreDays */ update app.calendar_days d set superseded_by = null, superseded_at = null
     from json_to_recordset($1) as r (day date, "noticeId" text) where d.day = r.day and d.notice_id = r."noticeId"`,
    [JSON.stringify(restored)],
  );
  await tx.client.query(
    `/* storeDays */ insert into app.calendar_days (day, working, notice_id, holiday, superseded_by, superseded_at)
     select day, working, $1, holiday, "heldBy", case when "heldBy" is not null then app.now() end
     from json_to_recordset($2) as n (day date, working boolean, holiday text, "heldBy" text)`,
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
