import { readFile } from 'node:fs/promises';
import { type GazetteFile, gazetteFile } from '@beian/domain/calendar';
import type pg from 'pg';
import { z } from 'zod';
import { sha256 } from '../sealing/seal.ts';

const dayName = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/**
 * Days that a later notice redefined. `wasBy` is null when no earlier notice named the day, so there is no row to keep.
 */
const supersededDays = z.object({
  superseded: z.array(
    z.object({
      date: dayName,
      was: z.string(),
      wasBy: z.string().nullable(),
      became: z.enum(['off', 'work']),
      by: z.string(),
    }),
  ),
});

interface LoadedCalendar {
  readonly version: number;
  readonly loadedUntil: string;
  readonly sha256?: string;
}

interface DayRow {
  readonly day: string;
  readonly working: boolean;
  readonly noticeId: string;
  readonly holiday: string | null;
  readonly supersededBy: string | null;
}

/**
 * Loads the calendar file when its bytes differ from those loaded: notices, days in force, and superseded days as
 * history. Increments `settings.calendar.version`, which makes running programs reload the calendar and the worker
 * recalculate open orders. A file that ends earlier than the loaded one belongs to an older program and changes
 * nothing. Days loaded by an administrator stay; when both name a day, the notice published later wins. A notice that an
 * administrator corrected stays as corrected: the file's days of it are history.
 */
export async function loadCalendar(client: pg.Client, file: URL): Promise<void> {
  const bytes = await readFile(file);
  const { rows } = await client.query<{ value: LoadedCalendar }>(
    `select value from app.settings where name = 'calendar' for update`,
  );
  const loaded = rows[0]?.value ?? { version: 0, loadedUntil: '2017-12-31' };
  const json: unknown = JSON.parse(bytes.toString());
  const gazette = gazetteFile.parse(json);
  const hash = sha256(bytes);
  if (loaded.sha256 === hash || gazette.loadedUntil < loaded.loadedUntil) return;

  const ids = gazette.notices.map(({ id }) => id);
  await client.query('delete from app.calendar_days where notice_id = any($1)', [ids]);
  await client.query(
    `insert into app.calendar_notices (id, title, number, published, url)
     select id, title, number, published, url from json_to_recordset($1)
       as n (id text, title text, number text, published date, url text)
     on conflict (id) do update set title = excluded.title, number = excluded.number, published = excluded.published, url = excluded.url`,
    [JSON.stringify(gazette.notices)],
  );
  const corrections = await correctionsOf(client, ids);
  const days = JSON.stringify(
    [...daysInForce(gazette), ...supersededRows(json, gazette)].map((row) => ({
      ...row,
      supersededBy: corrections.get(row.noticeId) ?? row.supersededBy,
    })),
  );
  await client.query(
    `update app.calendar_days d set superseded_by = n.id, superseded_at = app.now()
     from json_to_recordset($1) as f (day date, "noticeId" text, "supersededBy" text)
     join app.calendar_notices n on n.id = f."noticeId", app.calendar_notices typed
     where f."supersededBy" is null and d.day = f.day and d.superseded_by is null
       and typed.id = d.notice_id and typed.published <= n.published`,
    [days],
  );
  await client.query(
    `insert into app.calendar_days (day, working, notice_id, holiday, superseded_by)
     select f.day, f.working, f."noticeId", f.holiday, coalesce(f."supersededBy",
       (select d.notice_id from app.calendar_days d where d.day = f.day and d.superseded_by is null))
     from json_to_recordset($1) as f (day date, working boolean, "noticeId" text, holiday text, "supersededBy" text)`,
    [days],
  );
  const now: LoadedCalendar = { version: loaded.version + 1, loadedUntil: gazette.loadedUntil, sha256: hash };
  await client.query(
    `insert into app.settings (name, value) values ('calendar', $1)
     on conflict (name) do update set value = excluded.value`,
    [JSON.stringify(now)],
  );
  // First calendar of the database: no order exists yet whose due time must be recalculated.
  if (loaded.version === 0)
    await client.query('insert into app.calendar_recounts (version, moved) values ($1, 0)', [now.version]);
}

/** By the file's notice the last correction that an administrator loaded under its number. */
async function correctionsOf(client: pg.Client, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ id: string; correction: string }>(
    `select distinct on (n.id) n.id, c.id as correction from app.calendar_notices n
     join app.calendar_notices c on c.number = n.number and c.id <> all ($1) and c.published = n.published and c.title = n.title
     where n.id = any ($1) order by n.id, c.loaded_at desc`,
    [ids],
  );
  return new Map(rows.map(({ id, correction }) => [id, correction]));
}

const daysInForce = ({ days }: GazetteFile): DayRow[] =>
  days.map(({ date, kind, notice, holiday }) => ({
    day: date,
    working: kind === 'work',
    noticeId: notice,
    holiday,
    supersededBy: null,
  }));

const supersededRows = (json: unknown, { days }: GazetteFile): DayRow[] => {
  // The holiday for which the later notice names the day.
  const holidays = new Map(days.map(({ date, holiday }) => [date, holiday]));
  return supersededDays.parse(json).superseded.flatMap(({ date, was, wasBy, by }) => {
    if (wasBy === null) return [];
    return [
      { day: date, working: was === 'work', noticeId: wasBy, holiday: holidays.get(date) ?? null, supersededBy: by },
    ];
  });
};
