import { availableParallelism, loadavg } from 'node:os';
import { createStaff } from '@beian/accounts/staff';
import { type AppContext, transaction } from '@beian/database/transaction';
import { statesOfOurDuties } from '@beian/domain/board';
import { orderKindLabels, states } from '@beian/domain/order-names';
import { provinces } from '@beian/domain/province';
import { countsAsLateSql, listOrders } from '@beian/orders/order-list';
import { loadBoard, rollUpBoard } from '@beian/reporting/board';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { cheapPasswordCost, type People, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import pg from 'pg';

import { measureOverHttp } from './board-http.ts';
import { measureEta } from './eta.ts';
import { fillQuality, measureQuality } from './quality.ts';

/**
 * Measures the SLA board on a scratch database with so many open orders and a year of finished ones, each with the
 * moves to its end and one turn in sixty late. Copies of one order made by real events, written as superuser
 * (permitted for benchmarks, not for tests: docs/spec/desk.md D-benchmarks). Run by `npm run bench -- board`,
 * `quality` and `eta`.
 */
interface BenchOptions {
  readonly open: number;
  readonly finished: number;
  readonly measured: 'board' | 'quality' | 'eta';
  /** The API's program as started in operation; without it nothing is measured over HTTP. */
  readonly api?: string;
}
const options: BenchOptions = JSON.parse(process.argv[2] ?? '{}');
const { open: OPEN, finished: FINISHED } = options;
const SAMPLES = 60;
const CALLERS = 8;
const REVIEWERS = 64;
const PARTNERS = 12;
const say = (line: string) => process.stdout.write(`${line}\n`);
const list = (names: readonly string[], by: string): string =>
  `(array['${names.join("','")}'])[1 + ((${by}) % ${names.length})::int]`;

/** States of open orders with their frequency; most are on our clocks. */
const openStates = Object.entries({
  DRAFT: 3,
  CORRECTION_REQUIRED: 4,
  VERIFICATION_PENDING: 5,
  INITIAL_REVIEW: 8,
  PHOTO_REVIEW: 5,
  SUBMISSION_PENDING: 5,
  SUBMITTING: 2,
  UPLOAD_FAILED: 1,
  SMS_PENDING: 3,
  SMS_RETURNED: 1,
  BUREAU_REVIEW: 12,
  BUREAU_REJECTED: 1,
} satisfies Partial<Record<keyof typeof states, number>>).flatMap(([state, times]) => Array<string>(times).fill(state));

/** Moves of a finished order: event, from, to, kind of actor, and hours after it was opened. */
const road = [
  ['openOrder', null, 'DRAFT', 'partner', 0],
  ['submit', 'DRAFT', 'INITIAL_REVIEW', 'partner', 5],
  ['approveInitialReview', 'INITIAL_REVIEW', 'VERIFICATION_PENDING', 'staff', 9],
  ['submitPhoto', 'VERIFICATION_PENDING', 'PHOTO_REVIEW', 'partner', 30],
  ['approvePhoto', 'PHOTO_REVIEW', 'SUBMISSION_PENDING', 'staff', 33],
  ['pushToBureau', 'SUBMISSION_PENDING', 'SUBMITTING', 'staff', 34],
  ['uploadAccepted', 'SUBMITTING', 'SMS_PENDING', 'system', 35],
  ['smsVerified', 'SMS_PENDING', 'BUREAU_REVIEW', 'system', 40],
  ['bureauApprove', 'BUREAU_REVIEW', 'APPROVED', 'system', 210],
] as const;

const db = await testDatabase();
try {
  const people = await fill(db);
  if (options.measured === 'quality') {
    await fillQuality(db);
    await measureQuality(db, people);
  } else if (options.measured === 'eta') await measureEta(db, people, { run, say });
  else await measure(db, people);
  if (options.api !== undefined)
    await measureOverHttp({
      db,
      supervisor: people.supervisor,
      program: options.api,
      callers: CALLERS,
      times: SAMPLES,
      say,
    });
} finally {
  await db.close();
}

async function fill(into: TestDatabase): Promise<People> {
  const [record] = await seedRecords(into);
  const people = await seedPeople(into);
  if (record === undefined) throw new Error('no record');
  const template = await orderInState(into, people, record, 'INITIAL_REVIEW');
  const reviewers = await hire(into.app, people);
  const began = Date.now();
  const client = new pg.Client({ connectionString: into.url });
  await client.connect();
  const duty = `case c.state ${Object.entries(states)
    .map(([state, row]) => `when '${state}' then ${row.duty === null ? 'null' : `'${row.duty}'`}`)
    .join(' ')} end`;
  try {
    await client.query(
      `set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '512MB'`,
    );
    const { rows: indexes } = await client.query<{ name: string; made: string }>(
      `select indexname as name, indexdef as made from pg_indexes where schemaname = 'app'
         and tablename in ('orders', 'order_events') and indexdef not like '% UNIQUE %'`,
    );
    for (const { name } of indexes) await client.query(`drop index app.${name}`);
    await client.query(`insert into app.partners (id, name, email) select 'partner_' || lpad(to_hex(n), 32, '0'), '评测合作方' || n, 'bench@example.com'
      from generate_series(1, ${PARTNERS}) n`);
    await client.query(`create temporary table copies as select n, lpad(to_hex(n), 32, '0') as hex, n <= ${OPEN} as open,
        case when n <= ${OPEN} then ${list(openStates, 'n * 7919 / 11')} else 'APPROVED' end as state, app.now() as now,
        -- A year of them, evenly: opened so many hours ago that each has ended by now.
        app.now() - (210 + (n * 7919 % (8760 * 60)) / 60.0) * interval '1 hour' as began,
        (array['${reviewers.join("','")}'])[1 + (n * 31 % ${REVIEWERS})::int] as reviewer
      from generate_series(1::bigint, ${OPEN + FINISHED}) n`);
    await client.query(`alter table copies add column ours boolean;
      update copies set ours = open and state in ('${statesOfOurDuties.join("','")}')`);
    await client.query(`insert into app.orders select (jsonb_populate_record(t, jsonb_build_object('id', 'order_' || c.hex,
        'number', 'BENCH' || c.n, 'record_id', case when c.open then 'record_' || c.hex else t.record_id end, 'locked', c.open, 'state', c.state,
        'duty', ${duty}, 'province', ${list(Object.keys(provinces), 'c.n / 7')}, 'kind', ${list(Object.keys(orderKindLabels), 'c.n / 3')},
        'partner_id', 'partner_' || lpad(to_hex(1 + c.n * 13 % ${PARTNERS}), 32, '0'),
        'due_at', case when not c.open then null when c.ours then c.now + (c.n * 7919 % 3000 - 120) * interval '1 minute'
          else c.now + (c.n * 7919 % 28800) * interval '1 minute' end,
        'due_level', case when not c.open or not c.ours then 0 when c.n * 7919 % 3000 < 120 then 100 when c.n * 7919 % 3000 < 300 then 75 else 0 end,
        'assignee', case when c.open and c.n % 2 = 0 then c.reviewer end, 'assignee_name', case when c.open and c.n % 2 = 0 then '评测' end,
        'created_at', c.began, 'updated_at', case when c.open then c.began else c.began + interval '210 hours' end))).*
      from copies c, app.orders t where t.id = '${template}'`);
    await client.query(`insert into app.order_events (id, order_id, seq, event, from_state, to_state, actor_kind, actor_id, actor_name, input, edition, at, previous, hash)
      select 'event_' || lpad(to_hex(c.n * 32 + r.seq), 32, '0'), 'order_' || c.hex, r.seq, r.event, r.from_state, r.to_state, r.kind,
        case r.kind when 'staff' then c.reviewer else r.kind end, '评测', '{}', '2018-06',
        c.began + r.hours * (1 + (c.n % 7) / 20.0 * (r.hours < 210)::int) * interval '1 hour', '', md5(c.n::text || r.seq)
      from copies c cross join (values ${road
        .map(
          ([event, from, to, kind, hours], nth) =>
            `(${nth * 2 + 1}, '${event}', ${from === null ? 'null' : `'${from}'`}, '${to}', '${kind}', ${hours})`,
        )
        .join(', ')}) r(seq, event, from_state, to_state, kind, hours) where not c.open`);
    // About one turn in sixty breached.
    await client.query(`insert into app.order_events (id, order_id, seq, event, from_state, actor_kind, actor_id, actor_name, input, edition, at, previous, hash)
      select 'event_' || lpad(to_hex(c.n * 32 + 4), 32, '0'), 'order_' || c.hex, 4, 'breach', 'INITIAL_REVIEW', 'system', 'clock', '时钟', '{"share": 1}',
        '2018-06', c.began + interval '8 hours', '', md5(c.n::text || 'b') from copies c where not c.open and c.n % 20 = 0`);
    for (const { made } of indexes) await client.query(made);
  } finally {
    await client.end();
  }
  await into.query('delete from app.outbox');
  await into.query('vacuum analyze');
  await into.query('checkpoint');
  const [row] = await into.query<{ orders: string; events: string }>(
    'select (select count(*) from app.orders) as orders, (select count(*) from app.order_events) as events',
  );
  say(
    `${row?.orders} orders, ${OPEN} open, ${row?.events} events; filled in ${Math.round((Date.now() - began) / 1000)} s`,
  );
  return people;
}

async function hire(ctx: AppContext, { administrator }: People): Promise<string[]> {
  return transaction(ctx, administrator.actor, async (tx) => {
    const ids: string[] = [];
    for (let nth = 0; nth < REVIEWERS; nth++) {
      const person = {
        login: `bench-${nth}`,
        name: `评测${nth}`,
        roles: ['reviewer'] as const,
        password: 'bench-bench-bench',
      };
      ids.push((await createStaff(tx, administrator.actor, { ...person, cost: cheapPasswordCost })).id);
    }
    return ids;
  });
}

async function measure(at: TestDatabase, { supervisor: { actor } }: People): Promise<void> {
  const load = () =>
    loadavg()
      .map((one) => one.toFixed(1))
      .join(' ');
  const whole = performance.now();
  // The bulk write bypassed the roll-up, so everything is counted again.
  await rollUpBoard(at.worker, { again: true });
  say(`kept figures of the year made in ${Math.round((performance.now() - whole) / 1000)} s`);
  await at.query('vacuum analyze');
  say(`${availableParallelism()} cores, load ${load()}; ${SAMPLES} each, one at a time; ms`);
  const [reviewer] = await at.query<{ id: string }>(`select id from app.staff where login = 'bench-7'`);
  const statement = { took: 0 };
  const board = () =>
    transaction(at.app, actor, (tx) => {
      const { query } = tx.client;
      // Time of the one statement for all figures.
      const timed = async (...asked: unknown[]) => {
        const from = performance.now();
        const answer = await (query as (...all: unknown[]) => Promise<unknown>).apply(tx.client, asked);
        if ((asked[0] as { name?: string }).name === 'board') statement.took = performance.now() - from;
        return answer;
      };
      const client = new Proxy(tx.client, { get: (of, name) => (name === 'query' ? timed : Reflect.get(of, name)) });
      return loadBoard(at.app, Object.assign(Object.create(tx), { client }), 'zh');
    });
  const told = await board();
  const all = told.figures.find(({ dimension }) => dimension === 'ALL');
  say(
    `open ${all?.open}, ours ${all?.ours}, at risk ${all?.atRisk}, ended ${all?.ended}, late ${all?.lateTurns}; ${told.figures.length} rows`,
  );
  const statements: number[] = [];
  await run('board, all that the API does in the database', async () => {
    await board();
    statements.push(statement.took);
  });
  tell('  of it the one statement of every figure', statements);
  // The statement's earlier method (docs/decisions/0045): late turns counted from their rows.
  await run('  late turns counted from rows, as it did before', () =>
    transaction(at.app, actor, (tx) =>
      tx.client.query({
        name: 'late-from-rows',
        text: `select v.dimension, v.value, count(*)::int, count(distinct l.order_id)::int
          from app.late_turns l join app.orders o on o.id = l.order_id
          cross join lateral (values ('ALL', ''), ('CLOCK', l.duty), ('PROVINCE', o.province), ('KIND', o.kind),
            ('PARTNER', o.partner_id), ('REVIEWER', coalesce(l.ended_by, ''))) v(dimension, value)
          where ${countsAsLateSql} group by 1, 2`,
      }),
    ),
  );
  await run('kept figures brought up to date, as each minute', () => rollUpBoard(at.worker));
  for (const filter of [
    { stage: 'OPEN' },
    { stage: 'OPEN', clock: 'OURS', flag: 'RISK' },
    { stage: 'OPEN', clock: 'OURS', flag: 'DUE_TODAY' },
    { stage: 'OPEN', clock: 'returnTriage', province: '320000' },
    { stage: 'OPEN', clock: 'OURS', dueBefore: told.now },
    { late: 'ALL' },
    { ended: span(told.now, 1) },
    { ended: span(told.now, 30) },
    { ended: span(told.now, 30), province: '320000' },
    { ended: `${span(told.now, 30)}.${reviewer?.id}` },
    {},
    { approved: `${told.weeks.at(-1)?.week ?? '2026-01-05'}.bureau.most` },
  ] as const)
    await run(`list ${JSON.stringify(filter)}`, () =>
      transaction(at.app, actor, (tx) =>
        listOrders(at.app, tx, { page: { filter, first: 50 }, actor, parts: [], language: 'zh' }),
      ),
    );
  say(`load ${load()} after`);
}

/** A span of so many days up to an instant. */
function span(now: string, days: number): string {
  return `${new Date(Date.parse(now) - days * 86_400_000).toISOString()}_${now}`;
}

async function run(what: string, act: () => Promise<unknown>): Promise<void> {
  const took: number[] = [];
  for (let nth = 0; nth < SAMPLES; nth++) {
    const from = performance.now();
    await act();
    took.push(performance.now() - from);
  }
  tell(what, took);
}

function tell(what: string, took: number[]): void {
  took.sort((a, b) => a - b);
  const q = (share: number) => (took[Math.floor((took.length - 1) * share)] ?? 0).toFixed(1);
  say(`${what}: best ${q(0)}, p50 ${q(0.5)}, p95 ${q(0.95)}`);
}
