import { residentIdCheckCharacter } from '@beian/domain/checks';
import type { Website } from '@beian/domain/filing';
import { unsealWebsite, websiteColumns } from '@beian/records/record';
import type { TestDatabase } from '@beian/testing/database';
import { seedRecords } from '@beian/testing/fixtures';
import pg from 'pg';
import { withoutIndexes } from './fill.ts';

const BATCH = 5000;

/** The ID number of the n-th principal that `fillPeople` writes, with a valid check digit. */
export function idNumberOf(n: number): string {
  // The region distinguishes people when day and sequence are not sufficient.
  const region = 320_000 + Math.floor(n / 50_000);
  const made = `${region}19${50 + (n % 50)}0101${String(Math.floor(n / 50) % 1000).padStart(3, '0')}`;
  return made + residentIdCheckCharacter(made);
}

/**
 * Fills a scratch database with so many websites of one record, each with its own principal, sealed and hashed as in
 * production, written as superuser (permitted for benchmarks, not for tests: docs/spec/desk.md D-benchmarks). `crowd`: further websites
 * with random hashes made in SQL.
 */
export async function fillPeople(db: TestDatabase, count: number, crowd = 0): Promise<void> {
  const [record] = await seedRecords(db);
  if (record === undefined) throw new Error('no record');
  const [row] = await db.query<{ id: string; plain: unknown; personal: Buffer }>(
    'select * from app.websites where record_id = $1',
    [record.id],
  );
  if (row === undefined) throw new Error('no website');
  const template = unsealWebsite(db.worker, row);
  const client = new pg.Client({ connectionString: db.url });
  await client.connect();
  try {
    await client.query(
      `set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '256MB'`,
    );
    await withoutIndexes(client, 'app.websites', async () => {
      for (let from = 0; from < count; from += BATCH) {
        const rows = Array.from({ length: Math.min(BATCH, count - from) }, (_, at) => siteOf(db, template, from + at));
        await client.query(
          `insert into app.websites (id, record_id, bureau_id, filing_number, name, plain, personal, mobile_hash, ours, names, id_hashes, person_hashes)
           select v.id, $2, v.id, v.id, 'x', $3, v.personal, v.mobile, false, '{}', array[v.number], string_to_array(v.persons, ' ')
           from unnest($1::text[], $4::bytea[], $5::text[], $6::text[], $7::text[]) v(id, personal, mobile, number, persons)`,
          [
            rows.map(({ id }) => id),
            record.id,
            JSON.stringify(row.plain),
            rows.map(({ columns }) => columns.personal),
            rows.map(({ columns }) => columns.mobileHash),
            rows.map(({ columns }) => columns.idHashes[0]),
            rows.map(({ columns }) => columns.personHashes.join(' ')),
          ],
        );
      }
      await client.query(
        `insert into app.websites (id, record_id, bureau_id, filing_number, name, plain, personal, mobile_hash, ours, names, id_hashes, person_hashes)
         select 'website_c' || lpad(n::text, 31, '0'), $1, 'c' || n, 'c' || n, 'x', $2, $3, 'h1.' || h.mobile, false, '{}',
           array['h1.' || h.number], array['h1.' || h.mobile, 'h1.' || h.number, 'h1.' || h.mail]
         from generate_series(1, $4::int) n, lateral (select encode(sha256(('m' || n)::bytea), 'hex') as mobile,
           encode(sha256(('i' || n)::bytea), 'hex') as number, encode(sha256(('e' || n)::bytea), 'hex') as mail) h`,
        [record.id, JSON.stringify(row.plain), row.personal, crowd],
      );
    });
  } finally {
    await client.end();
  }
  await db.query('vacuum analyze app.websites');
}

function siteOf(db: TestDatabase, template: Website, n: number) {
  const id = `website_${n.toString(16).padStart(32, '0')}`;
  const principal = { ...template.principal, idNumber: idNumberOf(n), mobile: `130${String(n).padStart(8, '0')}` };
  return { id, columns: websiteColumns(db.worker, id, { ...template, principal }) };
}
