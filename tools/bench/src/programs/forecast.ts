import { availableParallelism, loadavg } from 'node:os';
import { createStaff } from '@beian/accounts/staff';
import { type AppContext, transaction } from '@beian/database/transaction';
import { shanghaiDay, startOfShanghaiDay } from '@beian/domain/calendar';
import { forecast, seededRandom } from '@beian/domain/forecast';
import { offeredStates } from '@beian/domain/order';
import { orderKindLabels, states } from '@beian/domain/order-names';
import { provinces } from '@beian/domain/province';
import { loadOrders } from '@beian/orders/order-list';
import {
  loadForecast,
  loadForecastInputs,
  loadForecastTimes,
  loadTimeInputs,
  rollForecast,
} from '@beian/reporting/forecast';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { cheapPasswordCost, type People, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import pg from 'pg';

import { type MadeOrder, makeHistory } from '../fill/forecast-history.ts';

/**
 * Measures the forecast on a scratch database. First a simulated history (forecast-history.ts): the worker's own
 * back-test runs over its days, each from what was known then. Then so many open orders, and the time that a forecast
 * takes. Written as superuser (permitted for benchmarks, not for tests: docs/spec/desk.md D-benchmarks). Run by
 * `npm run bench -- forecast`.
 */
interface BenchOptions {
  /** Open orders; 0: only the back-test. */
  readonly open: number;
  readonly days: number;
  readonly reviewers: number;
  readonly seed: number;
  /** Arriving orders as a share of the team's capacity. */
  readonly load: number;
}
const options: BenchOptions = JSON.parse(process.argv[2] ?? '{}');
const { open: OPEN, days: DAYS, reviewers: REVIEWERS, seed: SEED, load: LOAD } = options;
const SAMPLES = 60;
const DAY = 86_400_000;
const say = (line: string) => process.stdout.write(`${line}\n`);

const db = await testDatabase();
try {
  const [record] = await seedRecords(db);
  const people = await seedPeople(db);
  if (record === undefined) throw new Error('no record');
  const template = await orderInState(db, people, record, 'INITIAL_REVIEW');
  const reviewers = await hire(db.app, people);
  await backTest(db, people, template, reviewers);
  if (OPEN > 0) await timeIt(db, people, template, reviewers);
} finally {
  await db.close();
}

async function hire(ctx: AppContext, { administrator }: People): Promise<string[]> {
  return transaction(ctx, administrator.actor, async (tx) => {
    const ids: string[] = [];
    for (let nth = 0; nth < REVIEWERS; nth++) {
      const roles = ['reviewer'] as const;
      const person = {
        login: `bench-${nth}`,
        name: `评测${nth}`,
        roles,
        password: 'bench-bench-bench',
        cost: cheapPasswordCost,
      };
      ids.push((await createStaff(tx, administrator.actor, person)).id);
    }
    return ids;
  });
}

async function backTest(
  at: TestDatabase,
  people: People,
  template: string,
  reviewers: readonly string[],
): Promise<void> {
  const began = Date.now();
  const now = Date.parse(await at.now());
  const time = await transaction(at.app, people.supervisor.actor, (tx) => loadTimeInputs(at.app, tx));
  // The seeded people decide nothing and are not part of the team.
  await at.query(`update app.staff set active = false where id <> all($1) and id <> $2`, [
    reviewers,
    people.supervisor.actor.id,
  ]);
  await at.query(`update app.staff set roles = '{administrator}' where id = $1`, [people.supervisor.actor.id]);
  const history = makeHistory({
    ...time,
    from: startOfShanghaiDay(shanghaiDay(now - DAYS * DAY)),
    until: now,
    reviewers: REVIEWERS,
    provinces: Object.keys(provinces).slice(0, 12),
    kinds: Object.keys(orderKindLabels),
    load: LOAD,
    seed: SEED,
  });
  for (const [nth, one] of history.reviewers.entries())
    await at.query('update app.staff set provinces = $2 where id = $1', [reviewers[nth], one.provinces]);
  await store(at, template, reviewers, history.orders);
  const turns = history.orders
    .flatMap(({ events }) => events)
    .filter(({ event }) => event.startsWith('approve') || event === 'pushToBureau').length;
  const breaches = history.orders.flatMap(({ events }) => events).filter(({ event }) => event === 'breach').length;
  say(
    `history: seed ${SEED}, ${DAYS} days, ${REVIEWERS} reviewers, ${history.orders.length} orders, ${turns} decisions, ${breaches} breaches; made and filled in ${Math.round((Date.now() - began) / 1000)} s`,
  );
  const from = performance.now();
  let days = 1;
  while (await rollForecast(at.worker)) days++;
  say(`back-test: ${days} days, 4 instants each, in ${Math.round((performance.now() - from) / 1000)} s`);
  const workdays = await at.query<{ day: string }>(
    `select distinct day::text from app.forecast_days where kind = 'SAID' order by 1 desc`,
  );
  const judged = workdays.slice(0, 21).map(({ day }) => day);
  await tellScore(at, judged, `the last ${judged.length} tested working days`);
  await tellScore(
    at,
    workdays.map(({ day }) => day),
    `all ${workdays.length} tested working days, the first of which nothing sets right`,
  );
}

async function tellScore(at: TestDatabase, days: readonly string[], which: string): Promise<void> {
  const rows = await at.query<{
    kind: string;
    bin: number;
    orders: number;
    breached: number;
    said: number;
    error: number;
  }>(
    `select kind, case kind when 'SAID' then bin when 'RAW' then bin / 2 else 0 end as bin, sum(orders)::int as orders, sum(breached)::int as breached,
      sum(said) as said, sum(error) as error from app.forecast_days where day = any($1::date[]) group by 1, 2 order by 1, 2`,
    [days],
  );
  const brier = (kind: string) => {
    const own = rows.filter((row) => row.kind === kind);
    return (own.reduce((sum, { error }) => sum + error, 0) / own.reduce((sum, { orders }) => sum + orders, 0)).toFixed(
      4,
    );
  };
  const all = rows.filter(({ kind }) => kind === 'ALL')[0];
  say(
    `\n${which}: ${all?.orders} forecasts, ${(((all?.breached ?? 0) / (all?.orders ?? 1)) * 100).toFixed(2)} % breached`,
  );
  say(
    `Brier: forecast ${brier('SAID')}; before it is set right ${brier('RAW')}; stage and time left alone ${brier('LEFT')}; share of all ${brier('ALL')}`,
  );
  say('| said | forecasts | said on average | breached |\n| --- | --- | --- | --- |');
  for (const { bin, orders, breached, said } of rows.filter(({ kind }) => kind === 'SAID'))
    say(
      `| ${bin * 10}–${bin * 10 + 10} % | ${orders} | ${((said / orders) * 100).toFixed(1)} % | ${((breached / orders) * 100).toFixed(1)} % |`,
    );
}

async function store(
  at: TestDatabase,
  template: string,
  reviewers: readonly string[],
  orders: readonly MadeOrder[],
  name = 'MADE',
): Promise<void> {
  const client = new pg.Client({ connectionString: at.url });
  await client.connect();
  try {
    await client.query(`set session_replication_role = replica; set synchronous_commit = off`);
    const first = name === 'MADE' ? 0 : 5_000_000;
    const idOf = (nth: number): string => `order_${(first + nth).toString(16).padStart(32, '0')}`;
    const BATCH = 2000;
    for (let from = 0; from < orders.length; from += BATCH) {
      const some = orders.slice(from, from + BATCH);
      const rows = some.map(({ province, kind, state, assignee, due, breached, events }, nth) => {
        const open =
          (offeredStates as readonly string[]).includes(state) || state === 'VERIFICATION_PENDING' || name !== 'MADE';
        return {
          id: idOf(from + nth + 1),
          number: `${name}${from + nth + 1}`,
          record_id: `record_${(first + from + nth + 1).toString(16).padStart(32, '0')}`,
          province,
          kind,
          state,
          locked: open,
          duty: states[state as keyof typeof states].duty,
          due_at: due === null ? null : new Date(due).toISOString(),
          due_level: breached ? 100 : 0,
          assignee: assignee === null ? null : reviewers[assignee],
          assignee_name: assignee === null ? null : `评测${assignee}`,
          last_seq: events.length,
        };
      });
      await client.query(
        `insert into app.orders select (jsonb_populate_record(t, r)).* from app.orders t, jsonb_array_elements($2::jsonb) r where t.id = $1`,
        [template, JSON.stringify(rows)],
      );
      const events = some.flatMap((order, nth) =>
        order.events
          .toSorted((a, b) => a.at - b.at)
          .map(({ event, from: before, to, kind, who, at: when }, seq) => ({
            id: `event_${((from + nth + 1) * 64 + seq).toString(16).padStart(32, '0')}`,
            order_id: idOf(from + nth + 1),
            seq: seq + 1,
            event,
            from_state: before,
            to_state: to,
            actor_kind: kind,
            actor_id: kind === 'staff' ? reviewers[who ?? 0] : kind,
            actor_name: '评测',
            input: event === 'assign' ? { staff: `评测${who}` } : {},
            edition: '2018-06',
            at: new Date(Math.floor(when)).toISOString(),
            previous: '',
            hash: `${from + nth}-${seq}`,
          })),
      );
      await client.query(
        `insert into app.order_events (id, order_id, seq, event, from_state, to_state, actor_kind, actor_id, actor_name, input, edition, at, previous, hash)
         select r.* from jsonb_to_recordset($1::jsonb) r(id text, order_id text, seq int, event text, from_state text, to_state text, actor_kind text,
           actor_id text, actor_name text, input jsonb, edition text, at timestamptz, previous text, hash text)`,
        [JSON.stringify(events)],
      );
    }
  } finally {
    await client.end();
  }
  await at.query('vacuum analyze');
}

async function timeIt(
  at: TestDatabase,
  { supervisor: { actor } }: People,
  template: string,
  reviewers: readonly string[],
): Promise<void> {
  const now = Date.parse(await at.now());
  const random = seededRandom(SEED);
  const open = ['DRAFT', 'VERIFICATION_PENDING', 'BUREAU_REVIEW', 'SMS_PENDING', ...offeredStates];
  const orders = Array.from({ length: OPEN }, (): MadeOrder => {
    // Nearly half are on our clocks, as in the board's benchmark.
    const state =
      random() < 0.46
        ? (offeredStates[Math.floor(random() * 3)] as string)
        : (open[Math.floor(random() * 4)] as string);
    return {
      province: Object.keys(provinces)[Math.floor(random() * 31)] as string,
      kind: Object.keys(orderKindLabels)[Math.floor(random() * 2)] as string,
      events: [],
      state,
      assignee: random() < 0.5 ? Math.floor(random() * reviewers.length) : null,
      due: now + (random() * 3000 - 120) * 60_000,
      breached: false,
    };
  });
  // Orders of the simulation are closed so that they do not affect the count.
  await at.query(`update app.orders set locked = false where number like 'MADE%'`);
  await store(at, template, reviewers, orders, 'BENCH');
  const times = await transaction(at.app, actor, (tx) => loadForecastTimes(at.app, tx));
  const load = () =>
    loadavg()
      .map((one) => one.toFixed(1))
      .join(' ');
  say(`\n${availableParallelism()} cores, load ${load()}; ${OPEN} open orders; ${SAMPLES} each, one at a time; ms`);
  for (const until of [times.today, times.tomorrow, times.twoDays]) {
    const took: number[] = [];
    let told = '';
    for (let nth = 0; nth < SAMPLES; nth++) {
      const from = performance.now();
      const view = await transaction(at.app, actor, async (tx) => {
        const one = await loadForecast(at.app, tx, { until, seed: 1, first: 50, after: null, language: 'zh' });
        const ids = one.rows.map(({ id }) => id);
        await loadOrders(at.app, tx, { actor, ids, parts: [], language: 'zh' });
        return one;
      });
      took.push(performance.now() - from);
      told = `${view.orders} forecast, ${view.expected} expected`;
    }
    tell(`forecast until ${until} (${told})`, took);
  }
  const parts = { ground: [] as number[], sums: [] as number[] };
  for (let nth = 0; nth < SAMPLES; nth++) {
    const until = Date.parse(times.twoDays);
    const from = performance.now();
    const ground = await transaction(at.app, actor, (tx) => loadForecastInputs(at.app, tx, until, 1));
    const read = performance.now();
    forecast(ground, until);
    parts.ground.push(read - from);
    parts.sums.push(performance.now() - read);
  }
  for (const [what, took] of Object.entries(parts))
    tell(`  of the last, ${what === 'ground' ? 'reading' : 'reckoning'}`, took);
  say(`load ${load()} after`);
}

function tell(what: string, took: number[]): void {
  took.sort((a, b) => a - b);
  const q = (share: number) => (took[Math.floor((took.length - 1) * share)] ?? 0).toFixed(1);
  say(`${what}: best ${q(0)}, p50 ${q(0.5)}, p95 ${q(0.95)}`);
}
