import { createStaff, staffActor } from '@beian/accounts/staff';
import { transaction } from '@beian/database/transaction';
import { statesOfOurDuties } from '@beian/domain/board';
import { states } from '@beian/domain/order-names';
import { provinces } from '@beian/domain/province';
import type { Actor } from '@beian/domain/staff';
import { seedConnection } from '@beian/submissions/connections';
import type { TestDatabase } from '@beian/testing/database';
import { cheapPasswordCost, type People, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import pg from 'pg';
import { withoutIndexes } from './fill.ts';
import { makeColumnsPlain } from './plain-columns.ts';

/** One order in so many is open: two weeks of two years. */
const OPEN = 50;
/** Finished orders are spread evenly over the days of retention and one more, so that the orders of one day are due. */
export const SPREAD_DAYS = 1096;
const PARTNERS = 40;
const REVIEWERS = 16;
/** Orders per file to a bureau, and per filed record. */
const ORDERS_PER_FILE = 40;
const ORDERS_PER_RECORD = 4;
/** Rows copied of one order and table at most; the number of the order and of the row make an id. */
const ROWS = 64;

/** Two orders that real events made, whose rows are copied, and who works on the copies. */
export interface GrowthTemplates {
  readonly people: People;
  readonly reviewers: readonly Actor[];
  readonly finished: string;
  readonly open: string;
}

export async function makeTemplates(db: TestDatabase): Promise<GrowthTemplates> {
  const [record, other] = await seedRecords(db);
  const people = await seedPeople(db);
  if (record === undefined || other === undefined) throw new Error('the seed has too few records');
  const account = { ispId: '320000000999', userName: 'bench', password: 'bench', wsdl: 'http://127.0.0.1:1/?wsdl' };
  for (const province of Object.keys(provinces)) await seedConnection(db.worker, { ...account, province });
  const finished = await orderInState(db, people, record, 'APPROVED');
  const open = await orderInState(db, people, other, 'INITIAL_REVIEW');
  const by = people.administrator.actor;
  const reviewers = await transaction(db.app, by, async (tx) => {
    const made: Actor[] = [];
    for (let nth = 0; nth < REVIEWERS; nth++) {
      const person = {
        login: `bench-${nth}`,
        name: `评测${nth}`,
        roles: ['reviewer'] as const,
        password: 'bench-bench-bench',
      };
      made.push(staffActor(await createStaff(tx, by, { ...person, cost: cheapPasswordCost })));
    }
    return made;
  });
  await db.query(
    `insert into app.partners (id, name, email) select 'partner_' || lpad(to_hex(n), 32, '0'), '评测合作方' || n, 'bench@example.com'
     from generate_series(1, ${PARTNERS}) n`,
  );
  return { people, reviewers, finished, open };
}

const hex = (by: string): string => `lpad(to_hex(${by}), 32, '0')`;
const among = (names: readonly string[], by: string): string =>
  `(array['${names.join("','")}'])[1 + ((${by}) % ${names.length})::int]`;
/** Open orders: most of them wait for the desk. */
const openStates = [
  ...statesOfOurDuties,
  'DRAFT',
  'CORRECTION_REQUIRED',
  'VERIFICATION_PENDING',
  'BUREAU_REVIEW',
] as const;

/**
 * Tables whose rows belong to an order: how many days they are kept after its end (without: as long as the order), and what a copy does not
 * take over besides id, order and times.
 */
const tables: Readonly<
  Record<string, { readonly key?: string; readonly days?: number; readonly own?: Readonly<Record<string, string>> }>
> = {
  order_events: {},
  timers: {
    days: 30,
    own: { closed_at: `case when c.open and t.closed_at is null then null else c.now - interval '1 day' end` },
  },
  materials: { own: { file: `md5(c.n || t.id)`, report_file: 'null' } },
  verdicts: {},
  calls: {},
  notices: { days: 365, own: { sent_at: 'coalesce(t.sent_at, t.created_at) + c.shift', message_id: 'null' } },
  submission_orders: { own: { submission_id: `'submission_' || ${hex(`c.n / ${ORDERS_PER_FILE}`)}` } },
  audit: { key: 'target' },
};

/**
 * Adds orders `from` to `to`, one in fifty open, with rows of every table above: copies of the rows of two orders, written as superuser
 * (permitted for benchmarks, not for tests: docs/spec/desk.md D-benchmarks). `share` of a finished order's rows are copied per table, at
 * least one; its values are cut to some 100 bytes. Returns the seconds it took. The time grows with the number of orders.
 */
export async function fillGrowth(
  db: TestDatabase,
  templates: GrowthTemplates,
  { from, to, share }: { readonly from: number; readonly to: number; readonly share: number },
): Promise<number> {
  const began = performance.now();
  const client = new pg.Client({ connectionString: db.url });
  await client.connect();
  try {
    await client.query(
      `set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '1GB'; set max_parallel_maintenance_workers = 1`,
    );
    await makeColumnsPlain(client);
    await makeCopies(client, from, to);
    const copy = copier(client, templates, share);
    await copyOrders(client, templates.finished, copy);
    for (const [table, { key = 'order_id', days = SPREAD_DAYS, own = {} }] of Object.entries(tables))
      await withoutIndexes(client, `app.${table}`, () => copy(table, key, own, days));
    await sealOpenOrders(db, client, templates.open);
    await writeFiles(client);
    await writeClocks(client);
    await linkAudit(client);
    await client.query('drop table copies');
    // What the worker has counted up to now is not counted again.
    await client.query(`update app.board_rolled set upto = app.now() - interval '1 day'`);
    await client.query('delete from app.outbox');
    await client.query('vacuum (analyze, parallel 0)');
    await client.query('checkpoint');
  } finally {
    await client.end();
  }
  return (performance.now() - began) / 1000;
}

const makeCopies = (client: pg.Client, from: number, to: number): Promise<unknown> =>
  client.query(`create temporary table copies as select n, n % ${OPEN} = 0 as open, 'order_' || ${hex('n')} as id, (select app.now()) as now,
      'record_' || ${hex(`case when n % ${OPEN} = 0 then n else n - n % ${ORDERS_PER_RECORD} + 1 end`)} as record_id,
      -- 7919 and the number of minutes have no common divisor, so each minute gets as many.
      case when n % ${OPEN} = 0 then (n * 7919 % 20160) else 28800 + (n * 7919 % (${SPREAD_DAYS} * 1440 - 28800)) end * interval '-1 minute' as shift
    from generate_series(${from}::bigint, ${to}) n; analyze copies`);

type Copy = (table: string, key: string, own?: Readonly<Record<string, string>>, days?: number) => Promise<void>;

/** Copies the rows of the template once per order; every time is moved by the order's own span. */
function copier(client: pg.Client, { finished, open }: GrowthTemplates, share: number): Copy {
  return async (table, key, own = {}, days = SPREAD_DAYS) => {
    const { rows } = await client.query<{ name: string; time: boolean }>(
      `select column_name as name, data_type like 'timestamp%' as time from information_schema.columns
       where table_schema = 'app' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
      [table],
    );
    const noun = table === 'orders' ? 'order' : table.replace(/s$/, '');
    const given: Readonly<Record<string, string>> = {
      id: `'${noun}_' || ${hex(`c.n * ${ROWS} + t.nth`)}`,
      [key]: 'c.id',
      ...own,
    };
    const values = rows.map(({ name, time }) => given[name] ?? (time ? `t.${name} + c.shift` : `t.${name}`));
    for (const [template, which, least] of [
      [finished, 'not c.open', share],
      [open, 'c.open', 1],
    ] as const)
      await client.query(
        `insert into app.${table} (${rows.map(({ name }) => name).join(', ')}) select ${values.join(', ')}
         from copies c cross join (select * from (select s.*, row_number() over (order by s.ctid) as nth, count(*) over () as rows from app.${table} s
             where s.${key} = '${template}') s where s.nth <= ceil(s.rows * ${least}::float8)) t
         where ${which} and c.shift > interval '-${days} days' order by c.n`,
      );
  };
}

async function copyOrders(client: pg.Client, template: string, copy: Copy): Promise<void> {
  const partner = `case when c.n % 4 = 0 then t.partner_id else 'partner_' || ${hex(`1 + c.n % ${PARTNERS}`)} end`;
  const duty = `case c.state ${Object.entries(states)
    .map(([state, row]) => `when '${state}' then ${row.duty === null ? 'null' : `'${row.duty}'`}`)
    .join(' ')} end`;
  await client.query(`alter table copies add column state text;
    update copies c set state = case when c.open then ${among(openStates, `c.n / ${OPEN}`)} else 'APPROVED' end; analyze copies`);
  await withoutIndexes(client, 'app.orders', () =>
    copy('orders', 'id', {
      id: 'c.id',
      number: `'BENCH' || c.n`,
      record_id: 'c.record_id',
      website_id: `replace(c.record_id, 'record', 'website')`,
      partner_id: partner,
      province: among(Object.keys(provinces), 'c.n / 7'),
      state: 'c.state',
      duty,
      due_at: `case when c.open then c.now + (c.n * 7919 % 10000) * interval '1 minute' end`,
      reference: `case when c.n % 3 = 0 then 'ref-' || c.n end`,
      updated_bucket: 'app.updated_bucket(t.updated_at + c.shift)',
      lease_holder: 'null',
      lease_holder_name: 'null',
      lease_until: 'null',
    }),
  );
  await withoutIndexes(client, 'app.order_contents', () =>
    copy('order_contents', 'order_id', {
      ...Object.fromEntries(
        ['base_personal', 'personal'].map((name) => [
          name,
          `case when c.open then t.${name} else substr(t.${name}, 1, 100) end`,
        ]),
      ),
      ...Object.fromEntries(
        ['base_plain', 'plain', 'field_hashes', 'assessment', 'sent_hashes', 'provider_ids'].map((name) => [
          name,
          `case when c.open then t.${name} else '{}' end`,
        ]),
      ),
      // Names are measured by the benchmark of the search.
      ...Object.fromEntries(
        ['names', 'id_hashes', 'person_hashes'].map((name) => [name, `case when c.open then t.${name} else '{}' end`]),
      ),
      findings: `case when c.open then t.findings else '[]' end`,
    }),
  );
  for (const [table, own] of [
    ['records', { id: 'c.record_id', bureau_id: `'b' || c.n`, filing_number: `'苏ICP备' || c.n || '号'` }],
    [
      'websites',
      {
        id: `replace(c.record_id, 'record', 'website')`,
        record_id: 'c.record_id',
        bureau_id: `'w' || c.n`,
        filing_number: `'苏ICP备' || c.n || '号-1'`,
      },
    ],
  ] as const)
    await withoutIndexes(client, `app.${table}`, () => copyRecords(client, table, template, own));
}

const copyRecords = async (
  client: pg.Client,
  table: string,
  template: string,
  own: Readonly<Record<string, string>>,
): Promise<void> => {
  const { rows } = await client.query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_schema = 'app' and table_name = $1 order by ordinal_position`,
    [table],
  );
  await client.query(
    `insert into app.${table} (${rows.map(({ name }) => name).join(', ')}) select ${rows.map(({ name }) => own[name] ?? `t.${name}`).join(', ')}
     from copies c cross join (select r.* from app.${table} r join app.orders o on r.id = o.${table === 'records' ? 'record_id' : 'website_id'} where o.id = '${template}') t
     where c.open or c.n % ${ORDERS_PER_RECORD} = 1 order by c.n`,
  );
};

/** How many open orders can be opened: their values are sealed for them. */
export const SEALED = 400;
export const openOrderId = (nth: number): string => `order_${(OPEN * (nth + 1)).toString(16).padStart(32, '0')}`;

async function sealOpenOrders(db: TestDatabase, client: pg.Client, template: string): Promise<void> {
  const { keys } = db.worker;
  const [row] = await db.query<{ base: Buffer; now: Buffer; record: Buffer; recordId: string }>(
    `select c.base_personal as base, c.personal as now, r.personal as record, r.id as "recordId"
     from app.order_contents c join app.orders o on o.id = c.order_id join app.records r on r.id = o.record_id where o.id = $1`,
    [template],
  );
  if (row === undefined) throw new Error('the template has no content');
  const values = {
    base: keys.unseal(`order_contents.base_personal:${template}`, row.base),
    now: keys.unseal(`order_contents.personal:${template}`, row.now),
    record: keys.unseal(`records.personal:${row.recordId}`, row.record),
  };
  const ids = Array.from({ length: SEALED }, (_, nth) => openOrderId(nth));
  const records = ids.map((id) => id.replace('order', 'record'));
  await client.query(
    `update app.order_contents c set base_personal = s.base, personal = s.now from unnest($1::text[], $2::bytea[], $3::bytea[]) s(id, base, now)
     where c.order_id = s.id`,
    [
      ids,
      ids.map((id) => keys.seal(`order_contents.base_personal:${id}`, values.base)),
      ids.map((id) => keys.seal(`order_contents.personal:${id}`, values.now)),
    ],
  );
  await client.query(
    'update app.records r set personal = s.personal from unnest($1::text[], $2::bytea[]) s(id, personal) where r.id = s.id',
    [records, records.map((id) => keys.seal(`records.personal:${id}`, values.record))],
  );
}

/** A data file per forty finished orders; only its row, as after the days of retention. */
const writeFiles = (client: pg.Client): Promise<unknown> =>
  client.query(`insert into app.submissions (id, bureau_id, sequence, series, state, file_name, file_hash, created_at, sent_at, settled_at, file_removed_at, attempts)
    select 'submission_' || ${hex(`c.n / ${ORDERS_PER_FILE}`)}, b.id, 1000 + c.n / ${ORDERS_PER_FILE}, 1, 'ACCEPTED', 'bench-' || c.n, md5(c.n::text), c.now + c.shift, c.now + c.shift,
      c.now + c.shift, c.now + c.shift + interval '100 days', 1
    from copies c cross join (select id from app.bureaus order by id limit 1) b where c.n % ${ORDERS_PER_FILE} = 0 and c.n > 0`);

/** As the board counts a finished order; milliseconds of each party. */
const writeClocks = (client: pg.Client): Promise<unknown> =>
  withoutIndexes(client, 'app.order_clocks', () =>
    client.query(`insert into app.order_clocks (order_id, ended_at, day, reviewer, applicant, ministry, bureau)
      select c.id, c.now + c.shift, ((c.now + c.shift) at time zone 'Asia/Shanghai')::date, 3600000 + c.n % 9973 * 1000, 7200000 + c.n % 997 * 1000,
        0, 86400000 + c.n % 99991 * 1000 from copies c where not c.open`),
  );

/** A link per audit row, with hashes that nobody verifies. */
const linkAudit = (client: pg.Client): Promise<unknown> =>
  withoutIndexes(client, 'app.audit_chain', () =>
    client.query(`insert into app.audit_chain (test, n, audit_id, day, hash)
      select false, (select coalesce(max(n), 0) from app.audit_chain where not test) + row_number() over (order by a.id), a.id,
        (a.at at time zone 'Asia/Shanghai')::date, md5(a.id) || md5(a.target)
      from app.audit a join copies c on c.id = a.target`),
  );
