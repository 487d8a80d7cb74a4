import { readFile } from 'node:fs/promises';
import { gazetteDays, gazetteFile } from '@beian/domain';
import type pg from 'pg';
import { z } from 'zod';
import { sha256 } from '../seal.ts';

const dayName = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Days that a later notice took over. `wasBy` null: no notice had named the day before, so there is no row to keep. */
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

interface Loaded {
  readonly version: number;
  readonly loadedUntil: string;
  readonly sha256?: string;
}

/**
 * Puts the calendar file into the tables, where its bytes are others than the ones loaded: notices, days in force, days
 * superseded as history. `settings.calendar.version` grows by one, which tells running programs to read it again. A file
 * that ends earlier than what is loaded is an older program's and changes nothing.
 */
export async function loadCalendar(client: pg.Client, file: URL): Promise<void> {
  const bytes = await readFile(file);
  const { rows } = await client.query<{ value: Loaded }>(
    `select value from app.settings where name = 'calendar' for update`,
  );
  const loaded = rows[0]?.value ?? { version: 0, loadedUntil: '2017-12-31' };
  const json: unknown = JSON.parse(bytes.toString());
  const gazette = gazetteFile.parse(json);
  const hash = sha256(bytes);
  if (loaded.sha256 === hash || gazette.loadedUntil < loaded.loadedUntil) return;

  const inForce = gazetteDays(gazette).map((row) => ({ ...row, supersededBy: null as string | null }));
  const history = supersededDays
    .parse(json)
    .superseded.flatMap(({ date, was, wasBy, by }) =>
      wasBy === null
        ? []
        : [{ day: date, working: was === 'work', noticeId: wasBy, supersededBy: by as string | null }],
    );
  await client.query('delete from app.calendar_days');
  await client.query(
    `insert into app.calendar_notices (id, title, number, published, url)
     select id, title, number, published, url from json_to_recordset($1)
       as n (id text, title text, number text, published date, url text)
     on conflict (id) do update set title = excluded.title, number = excluded.number, published = excluded.published, url = excluded.url`,
    [JSON.stringify(gazette.notices)],
  );
  await client.query(
    `insert into app.calendar_days (day, working, notice_id, superseded_by)
     select day, working, "noticeId", "supersededBy" from json_to_recordset($1)
       as d (day date, working boolean, "noticeId" text, "supersededBy" text)`,
    [JSON.stringify([...inForce, ...history])],
  );
  const now: Loaded = { version: loaded.version + 1, loadedUntil: gazette.loadedUntil, sha256: hash };
  await client.query(
    `insert into app.settings (name, value) values ('calendar', $1)
     on conflict (name) do update set value = excluded.value`,
    [JSON.stringify(now)],
  );
}
