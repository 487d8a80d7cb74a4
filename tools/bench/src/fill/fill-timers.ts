import type { TestDatabase } from '@beian/testing/database';
import type { People, SeededRecord } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import pg from 'pg';

import { withoutIndexes } from './fill.ts';
import { makeColumnsPlain } from './plain-columns.ts';

/** Orders that wait for a timer: of a reviewer's duty (three timers each), or of an applicant's (four). */
export type Waiting = 'review' | 'draft';

/** A timer that a benchmark may fire. */
export interface FireableTimer {
  readonly timerId: string;
  readonly orderId: string;
}

/**
 * Fills a benchmark's database with open timers, about 3 of 7 for a reviewer's duty, due in more than a day: copies
 * of the rows of two orders made by real events (permitted for benchmarks, not for tests: docs/spec/desk.md D-benchmarks). `fireable`
 * orders of each kind have everything that firing reads; the others are only rows of `orders` and `timers`. Returns
 * one timer of each of the former, by kind.
 */
export async function fillTimers(
  db: TestDatabase,
  people: People,
  [one, other]: readonly [SeededRecord, SeededRecord],
  { timers, fireable }: { readonly timers: number; readonly fireable: Readonly<Record<Waiting, number>> },
): Promise<Record<Waiting, FireableTimer[]>> {
  const templates = {
    review: await orderInState(db, people, one, 'INITIAL_REVIEW'),
    draft: await orderInState(db, people, other, 'DRAFT'),
  };
  const client = new pg.Client({ connectionString: db.url });
  await client.connect();
  try {
    await client.query('set session_replication_role = replica');
    const reviews = Math.ceil(timers / 7);
    const counts = { review: reviews, draft: Math.ceil((timers - 3 * reviews) / 4) };
    const kinds = ['review', 'draft'] as const;
    await withoutIndexes(client, 'app.orders', async () => {
      for (const kind of kinds) await copyOrders(client, templates[kind], kind, counts[kind]);
    });
    await withoutIndexes(client, 'app.timers', async () => {
      for (const kind of kinds) await copyTimers(client, templates[kind], kind, counts[kind]);
    });
    for (const kind of kinds) {
      await copyWhatFiringReads(db, client, templates[kind], kind, fireable[kind]);
    }
    // The templates are not part of the benchmark.
    await client.query('update app.timers set closed_at = app.now() where order_id = any($1)', [
      Object.values(templates),
    ]);
    await client.query('analyze app.timers, app.orders, app.order_contents');
    const pick = async (kind: Waiting): Promise<FireableTimer[]> => {
      const { rows } = await client.query<FireableTimer>(
        `select t.id as "timerId", t.order_id as "orderId" from app.timers t join app.order_contents c on c.order_id = t.order_id
         where t.order_id like $1 and t.share = $2 order by t.order_id`,
        [`order_${kind}%`, FIRST[kind]],
      );
      return rows;
    };
    const picked = { review: await pick('review'), draft: await pick('draft') };
    await client.query('delete from app.outbox');
    await client.query('vacuum analyze');
    return picked;
  } finally {
    await client.end();
  }
}

/** Share of the time after which the first timer of each kind fires. */
const FIRST: Readonly<Record<Waiting, number>> = { review: 0.5, draft: Math.fround(7 / 45) };

const copied = (noun: string, kind: Waiting): string => `'${noun}_${kind}' || lpad(n::text, 24, '0')`;

async function copyOrders(client: pg.Client, template: string, kind: Waiting, count: number): Promise<void> {
  await client.query(
    `insert into app.orders select r.* from app.orders t cross join generate_series(1, ${count}) n
       cross join lateral jsonb_populate_record(t, jsonb_build_object('id', ${copied('order', kind)}, 'number', 'BENCH-${kind}-' || n,
         'record_id', ${copied('record', kind)})) r where t.id = $1`,
    [template],
  );
}

/** Due later than the end of any run. */
async function copyTimers(client: pg.Client, template: string, kind: Waiting, count: number): Promise<void> {
  await client.query(
    `insert into app.timers (id, order_id, duty, raises, share, due_at, provisional)
     select 'timer_' || replace(gen_random_uuid()::text, '-', ''), ${copied('order', kind)}, t.duty, t.raises, t.share,
       app.now() + interval '1 day' + random() * interval '30 days', false
     from app.timers t cross join generate_series(1, ${count}) n where t.order_id = $1 and t.closed_at is null`,
    [template],
  );
}

async function copyWhatFiringReads(
  db: TestDatabase,
  client: pg.Client,
  template: string,
  kind: Waiting,
  count: number,
): Promise<void> {
  await makeColumnsPlain(client);
  await client.query(
    `insert into app.records select r.* from app.orders o join app.records t on t.id = o.record_id cross join generate_series(1, ${count}) n
       cross join lateral jsonb_populate_record(t, jsonb_build_object('id', ${copied('record', kind)}, 'bureau_id', '${kind}-' || n,
         'filing_number', '${kind}-' || n)) r where o.id = $1`,
    [template],
  );
  const [row] = await db.query<{ personal: Buffer; base: Buffer }>(
    'select personal, base_personal as base from app.order_contents where order_id = $1',
    [template],
  );
  if (row === undefined) throw new Error('the template has no content');
  const { keys } = db.worker;
  const personal = keys.unseal(`order_contents.personal:${template}`, row.personal);
  const base = keys.unseal(`order_contents.base_personal:${template}`, row.base);
  const ids = Array.from({ length: count }, (_, at) => `order_${kind}${String(at + 1).padStart(24, '0')}`);
  await client.query(
    `insert into app.order_contents select r.* from app.order_contents t
       cross join unnest($2::text[], $3::bytea[], $4::bytea[]) s(id, personal, base)
       cross join lateral jsonb_populate_record(t, jsonb_build_object('order_id', s.id, 'personal', s.personal, 'base_personal', s.base)) r where t.order_id = $1`,
    [
      template,
      ids,
      ids.map((id) => keys.seal(`order_contents.personal:${id}`, personal)),
      ids.map((id) => keys.seal(`order_contents.base_personal:${id}`, base)),
    ],
  );
}
