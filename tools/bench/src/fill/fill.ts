import { createStaff } from '@beian/accounts/staff';
import { type AppContext, system, transaction } from '@beian/database/transaction';
import { materialKinds } from '@beian/domain/filing';
import { offeredStates } from '@beian/domain/order';
import { states } from '@beian/domain/order-names';
import { provinces } from '@beian/domain/province';
import type { Actor, StaffMemberView } from '@beian/domain/staff';
import { recountOpenOrders } from '@beian/reporting/board';
import type { TestDatabase } from '@beian/testing/database';
import { cheapPasswordCost, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { attach, loadOrderAs, orderInState, performAs, type Walk } from '@beian/testing/orders';
import pg from 'pg';

/** The content of the benchmark's database, with sign-ins. */
export interface Filled {
  readonly orders: number;
  readonly open: number;
  readonly events: number;
  /** Duration of filling, seconds. */
  readonly seconds: number;
  readonly reviewers: readonly { readonly id: string; readonly login: string; readonly password: string }[];
  readonly supervisor: { readonly login: string; readonly password: string };
  readonly partner: { readonly id: string; readonly key: string };
  /** Orders with 60 events, 8 materials and every field. */
  readonly thick: readonly string[];
  /** Orders leased by a reviewer (index in `reviewers`) with token 1 and items to judge. */
  readonly held: readonly { readonly id: string; readonly reviewer: number }[];
  readonly items: readonly { readonly key: string; readonly hash: string }[];
  /** When it was filled: later verdicts are the benchmark's own. ISO 8601, UTC. */
  readonly at: string;
  /** Drafts that are complete and can be submitted. */
  readonly drafts: readonly string[];
  readonly draftVersion: number;
}

const REVIEWERS = 64;
/** One order in so many is open. */
const OPEN = 11;
const EVENTS = 30;
const THICK_EVENTS = 60;
const MATERIALS = 8;
/** Rows whose sealed values are written by one statement. */
const BATCH = 2000;

const idOf = (noun: string, nth: number): string => `${noun}_${nth.toString(16).padStart(32, '0')}`;

/**
 * Fills a scratch database with `orders` orders, one in eleven open, 30 events each: copies of two orders made by
 * real events, written as superuser (permitted for benchmarks, not for tests: docs/spec/desk.md D-benchmarks). Open orders have content,
 * sealed for their order, eight materials and a verdict on each item, in initial review on every other item; finished
 * ones have only their row and events.
 */
export async function fillDesk(db: TestDatabase, orders: number, say: (line: string) => void): Promise<Filled> {
  const [record, other] = await seedRecords(db);
  if (record === undefined || other === undefined) throw new Error('the seed has too few records');
  const people = await seedPeople(db);
  const reviewers = await hire(db.app, people.administrator.actor);
  const template = await orderInState(db, people, record, 'INITIAL_REVIEW');
  const walk: Walk = { db, people, record, province: '320000', orderId: template };
  const items = ((await loadOrderAs(walk, people.reviewers[0].actor))?.items ?? []).flatMap(
    ({ key, hash, inReview }) => (inReview && hash !== null ? [{ key, hash }] : []),
  );
  const draft: Walk = { ...walk, record: other, orderId: '' };
  const { actor } = people.partner;
  // Limits so high that requests are counted and never refused.
  await db.query('update app.partners set points_per_second = 10000, points_bucket = 100000');
  await performAs(draft, actor, 'openOrder', { input: { kind: 'CHANGE_WEBSITE' } });
  await performAs(draft, actor, 'saveDraft', {
    input: { fields: [{ field: 'website.name', value: '测试样例新站点' }] },
  });
  for (const kind of (await loadOrderAs(draft, actor))?.missingMaterials ?? []) await attach(draft, kind);

  const draftVersion = (await loadOrderAs(draft, actor))?.version ?? 0;

  const open = Math.floor(orders / OPEN);
  const thick = Math.min(400, Math.ceil(open / 4));
  const held = Math.min(640, Math.ceil(open / 4));
  const drafts = Math.max(20, Math.min(2000, Math.ceil(orders / 50)));
  const began = Date.now();
  const client = new pg.Client({ connectionString: db.url });
  await client.connect();
  try {
    const fill = filler(db, client);
    await client.query(`set session_replication_role = replica; set maintenance_work_mem = '512MB'`);
    // Numbers 1 to `orders` are in the queue and the archive; the drafts follow.
    await client.query(`create temporary table copies as select n, 'order_' || lpad(to_hex(n), 32, '0') as id,
        'record_' || lpad(to_hex(n), 32, '0') as record_id, n <= ${open} as open, n > ${orders} as draft,
        case when n <= ${thick + held} then 'INITIAL_REVIEW' when n <= ${open} then ${among(offeredStates, 'n')} else 'APPROVED' end as state,
        case when n between ${thick + 1} and ${thick + held} then (array['${reviewers.map(({ id }) => id).join("','")}'])[1 + ((n - ${thick + 1}) % ${REVIEWERS})::int] end as holder,
        (select app.now()) as now
      from generate_series(1::bigint, ${orders + drafts}) n`);
    await client.query('analyze copies');
    const now = 'c.now';
    const common = {
      id: 'c.id',
      number: `'BENCH' || c.n`,
      record_id: `case when c.open or c.draft then c.record_id else t.record_id end`,
    };
    await withoutIndexes(client, 'app.orders', () =>
      fill('orders', `c.n <= ${orders}`, template, {
        ...common,
        locked: 'c.open',
        state: 'c.state',
        duty: `case c.state ${Object.entries(states)
          .map(([state, row]) => `when '${state}' then ${row.duty === null ? 'null' : `'${row.duty}'`}`)
          .join(' ')} end`,
        province: among(Object.keys(provinces), 'c.n / 7'),
        due_at: `case when c.open then ${now} + (c.n * 7919 % 10000) * interval '1 minute' end`,
        duty_since: `${now} - (c.n % 997) * interval '1 minute'`,
        created_at: `${now} - (c.n * 6151 % 500000 + 2000) * interval '1 minute'`,
        updated_at: `${now} - (c.n * 4943 % 500000) * interval '1 minute'`,
        submitted_at: `${now} - (c.n * 6151 % 500000 + 1000) * interval '1 minute'`,
        lease_holder: 'c.holder',
        lease_holder_name: `case when c.holder is not null then '评测' end`,
        lease_token: 'case when c.holder is null then 0 else 1 end',
        lease_until: `case when c.holder is not null then ${now} + interval '30 days' end`,
        last_seq: `case when c.n <= ${thick} then ${THICK_EVENTS} else ${EVENTS} end`,
      }),
    );
    await fill('orders', 'c.draft', draft.orderId, common);
    for (const [from, to, order, recordId] of [
      [1, open, template, record.id],
      [orders + 1, orders + drafts, draft.orderId, other.id],
    ] as const) {
      const values = await personalOf(db, order, recordId);
      for (let first = from; first <= to; first += BATCH) {
        const places = Array.from({ length: Math.min(BATCH, to - first + 1) }, (_, nth) => first + nth);
        const seal = (place: string, noun: string, value: string) =>
          places.map((nth) => db.worker.keys.seal(`${place}:${idOf(noun, nth)}`, value));
        await fill(
          'order_contents',
          'true',
          order,
          { order_id: 'c.id', base_personal: 's.base', personal: 's.now' },
          {
            from: 'join unnest($1::bigint[], $2::bytea[], $3::bytea[]) s(n, base, now) on s.n = c.n',
            values: [
              places,
              seal('order_contents.base_personal', 'order', values.base),
              seal('order_contents.personal', 'order', values.now),
            ],
          },
        );
        await fill(
          'records',
          'true',
          recordId,
          { id: 'c.record_id', bureau_id: `'b' || c.n`, filing_number: `'bench' || c.n`, personal: 's.personal' },
          {
            from: 'join unnest($1::bigint[], $2::bytea[]) s(n, personal) on s.n = c.n',
            values: [places, seal('records.personal', 'record', values.record)],
          },
        );
      }
    }
    await client.query(`insert into app.partner_records (partner_id, record_id, basis)
      select '${actor.id}', record_id, 'bench' from copies where draft`);
    // The template's own materials, and further kinds up to eight.
    await client.query(
      `insert into app.materials (id, order_id, kind, hash, file, bytes, width, height, created_at)
      select 'material_' || lpad(to_hex(c.n * ${MATERIALS * 4} + k.nth), 32, '0'), c.id, k.kind, coalesce(m.hash, a.hash), coalesce(m.file, a.file), 90000, 1200, 900, c.now
      from copies c cross join unnest((select array_agg(kind) from (
          select kind from unnest($3::text[]) with ordinality w(kind, nth)
          order by exists (select 1 from app.materials m where m.order_id = $1 and m.kind = w.kind) desc, nth limit ${MATERIALS}) w)) with ordinality k(kind, nth)
        left join app.materials m on m.order_id = case when c.draft then $2 else $1 end and m.kind = k.kind
        cross join (select hash, file from app.materials where order_id = $1 limit 1) a
      where c.open or c.draft`,
      [template, draft.orderId, materialKinds],
    );
    await withoutIndexes(client, 'app.verdicts', () =>
      client.query(
        `insert into app.verdicts (id, order_id, item, hash, verdict, staff_id, staff_name, at)
         select 'verdict_' || lpad(to_hex(c.n * 64 + i.nth), 32, '0'), c.id, i.item ->> 'key', i.item ->> 'hash', 'pass', $2, '评测', c.now
         from copies c cross join jsonb_array_elements($1) with ordinality i(item, nth)
         where c.open and (c.state <> 'INITIAL_REVIEW' or i.nth % 2 = 0)`,
        [JSON.stringify(items), reviewers[0]?.id],
      ),
    );
    say(`orders, contents, materials and verdicts after ${seconds(began)} s`);
    await writeEvents(client, { orders, thick, staff: reviewers[0]?.id ?? '' });
    say(`events after ${seconds(began)} s`);
  } finally {
    await client.end();
  }
  // The templates are not part of the benchmark.
  await db.query(`update app.orders set state = 'ABANDONED', locked = false, duty = null where id = any($1)`, [
    [template, draft.orderId],
  ]);
  // The trigger that counts open orders for the board was off.
  await transaction(db.worker, system('clock'), recountOpenOrders);
  await db.query('delete from app.outbox');
  await db.query('vacuum analyze');
  await db.query('checkpoint');
  const [filled] = await db.query<{ at: string }>('select app.iso(app.now()) as at');
  const range = (first: number, count: number) => Array.from({ length: count }, (_, nth) => idOf('order', first + nth));
  return {
    orders,
    open,
    events: orders * EVENTS + thick * (THICK_EVENTS - EVENTS),
    seconds: seconds(began),
    reviewers: reviewers.map(({ id, login }) => ({ id, login, password: PASSWORD })),
    supervisor: { login: people.supervisor.login, password: people.supervisor.password },
    partner: { id: actor.id, key: people.partner.key },
    thick: range(1, thick),
    held: range(thick + 1, held).map((id, nth) => ({ id, reviewer: nth % REVIEWERS })),
    items,
    at: filled?.at ?? '',
    drafts: range(orders + 1, drafts),
    draftVersion,
  };
}

const seconds = (since: number): number => Math.round((Date.now() - since) / 100) / 10;
const PASSWORD = 'bench-bench-bench';
const among = (names: readonly string[], by: string): string =>
  `(array['${names.join("','")}'])[1 + ((${by}) % ${names.length})::int]`;

const hire = (ctx: AppContext, by: Actor): Promise<StaffMemberView[]> =>
  transaction(ctx, by, async (tx) => {
    const made: StaffMemberView[] = [];
    for (let nth = 0; nth < REVIEWERS; nth++)
      made.push(
        await createStaff(tx, by, {
          login: `bench-${nth}`,
          name: `评测${nth}`,
          roles: ['reviewer'],
          password: PASSWORD,
          cost: cheapPasswordCost,
        }),
      );
    return made;
  });

/**
 * Copies the row of `table` that belongs to an order (or the given record) once per row of `copies`, with its `own`
 * columns replaced.
 */
function filler(db: TestDatabase, client: pg.Client) {
  const columns = new Map<string, string[]>();
  return async (
    table: 'orders' | 'order_contents' | 'records',
    where: string,
    id: string,
    own: Readonly<Record<string, string>>,
    more: { readonly from: string; readonly values: readonly unknown[] } = { from: '', values: [] },
  ) => {
    const known = columns.get(table) ?? (await columnsOf(db, table));
    columns.set(table, known);
    const key = table === 'order_contents' ? 'order_id' : 'id';
    await client.query(
      `insert into app.${table} (${known.join(', ')}) select ${known.map((name) => own[name] ?? `t.${name}`).join(', ')}
       from copies c ${more.from} cross join app.${table} t where t.${key} = '${id}' and ${where}`,
      [...more.values],
    );
  };
}

const columnsOf = async (db: TestDatabase, table: string): Promise<string[]> =>
  (
    await db.query<{ name: string }>(
      `select column_name as name from information_schema.columns
       where table_schema = 'app' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
      [table],
    )
  ).map(({ name }) => name);

/** Unsealed personal values of an order and of its record. */
async function personalOf({ worker: { keys }, query }: TestDatabase, orderId: string, recordId: string) {
  const [row] = await query<{ base: Buffer; now: Buffer; record: Buffer }>(
    `select c.base_personal as base, c.personal as now, r.personal as record from app.order_contents c, app.records r
     where c.order_id = $1 and r.id = $2`,
    [orderId, recordId],
  );
  if (row === undefined) throw new Error('the template has no content');
  return {
    base: keys.unseal(`order_contents.base_personal:${orderId}`, row.base).toString(),
    now: keys.unseal(`order_contents.personal:${orderId}`, row.now).toString(),
    record: keys.unseal(`records.personal:${recordId}`, row.record).toString(),
  };
}

const history = ['saveDraft', 'attachMaterial', 'submit', 'claim', 'recordVerdict', 'logCall', 'warn', 'release'];

/** Drops the indexes of a table and creates them after the rows were written, which is several times as fast. */
export async function withoutIndexes(client: pg.Client, table: string, write: () => Promise<unknown>): Promise<void> {
  const { rows } = await client.query<{ drop: string; add: string }>(
    `select format('alter table %s drop constraint %I', $1::regclass, conname) as drop,
       format('alter table %s add constraint %I %s', $1::regclass, conname, pg_get_constraintdef(oid)) as add
     from pg_constraint where conrelid = $1::regclass and contype in ('p', 'u')
       and not exists (select 1 from pg_constraint where confrelid = $1::regclass)
     union all select format('drop index %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid) from pg_index i
     where i.indrelid = $1::regclass and not exists (select 1 from pg_constraint where conindid = i.indexrelid)`,
    [table],
  );
  for (const { drop } of rows) await client.query(drop);
  await write();
  for (const { add } of rows) await client.query(add);
}

const writeEvents = (
  client: pg.Client,
  { orders, thick, staff }: { readonly orders: number; readonly thick: number; readonly staff: string },
): Promise<void> =>
  withoutIndexes(client, 'app.order_events', () =>
    client.query(
      `insert into app.order_events (id, order_id, seq, event, from_state, actor_kind, actor_id, actor_name, input, edition, at, previous, hash)
       select 'event_' || lpad(to_hex(c.n * 64 + e), 32, '0'), c.id, e, ${among(history, 'e')}, 'INITIAL_REVIEW',
         case when e % 3 = 0 then 'partner' else 'staff' end, '${staff}', '评测', '{}', '2018-06', c.now - (60 - e) * interval '1 hour', '',
         md5(c.n::text || e)
       from copies c cross join generate_series(1, ${THICK_EVENTS}) e
       where c.n <= ${orders} and e <= case when c.n <= ${thick} then ${THICK_EVENTS} else ${EVENTS} end`,
    ),
  );
