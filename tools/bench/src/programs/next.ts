import { availableParallelism, loadavg } from 'node:os';
import { createStaff, staffActor } from '@beian/accounts/staff';
import { openContext } from '@beian/database/context';
import { transaction } from '@beian/database/transaction';
import { offeredStates } from '@beian/domain/order';
import { states } from '@beian/domain/order-names';
import { provinces } from '@beian/domain/province';
import { changeSkills } from '@beian/orders/staffing';
import { takeNext } from '@beian/orders/take-next';
import { seedConnection } from '@beian/submissions/connections';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { cheapPasswordCost, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import pg from 'pg';
import { makeColumnsPlain } from '../fill/plain-columns.ts';

/**
 * Measures get-next on a scratch database of `orders` orders, one in eleven open, with one event each: copies of one
 * order made by real events, written as superuser (permitted for benchmarks, not for tests: docs/spec/desk.md D-benchmarks). 1, 16 and
 * 50 concurrent callers; in half of the runs each takes only one province, which is the more expensive case. Run by `npm run bench -- next`.
 */
const { orders: ORDERS }: { readonly orders: number } = JSON.parse(process.argv[2] ?? '{}');
const OPEN = Math.floor(ORDERS / 11);
const SAMPLES = 400;
/** One caller alone takes them all from one province, which has no more to give. */
const NARROW_SAMPLES = Math.min(SAMPLES, Math.floor(OPEN / Object.keys(provinces).length));
const say = (line: string) => process.stdout.write(`${line}\n`);

const db = await testDatabase();
try {
  await fill(db);
  await measure(db);
} finally {
  await db.close();
}

async function fill(into: TestDatabase): Promise<void> {
  const records = await seedRecords(into);
  const people = await seedPeople(into);
  const record = records[0];
  if (record === undefined) throw new Error('no record');
  const account = { ispId: '320000000999', userName: 'bench', password: 'bench', wsdl: 'http://127.0.0.1:1/?wsdl' };
  for (const province of Object.keys(provinces)) await seedConnection(into.worker, { ...account, province });
  const template = await orderInState(into, people, record, 'INITIAL_REVIEW');
  const began = Date.now();
  const among = (names: readonly string[], by: string) =>
    `(array['${names.join("','")}'])[1 + (${by}) % ${names.length}]`;
  const duties = offeredStates.map((state) => states[state].duty);
  const client = new pg.Client({ connectionString: into.url });
  await client.connect();
  try {
    // Without triggers and foreign keys.
    await client.query(`set session_replication_role = replica; set synchronous_commit = off`);
    await client.query(`create temporary table copies as select n, 'order_' || lpad(to_hex(n), 32, '0') as id,
      'record_' || lpad(to_hex(n), 32, '0') as record_id, n <= ${OPEN} as open, (select app.now()) as now
      from generate_series(1, ${ORDERS}) n`);
    await client.query('analyze copies');
    await makeColumnsPlain(client);
    await client.query(`insert into app.records select (jsonb_populate_record(t, jsonb_build_object('id', c.record_id,
      'bureau_id', 'b' || c.n, 'filing_number', 'bench' || c.n))).*
      from copies c, app.records t where t.id = '${record.id}' and c.open`);
    const { rows } = await client.query<{ column_name: string }>(
      `select column_name from information_schema.columns where table_schema = 'app' and table_name = 'orders' order by ordinal_position`,
    );
    const own: Readonly<Record<string, string>> = {
      id: 'c.id',
      number: `'BENCH' || c.n`,
      record_id: 'case when c.open then c.record_id else t.record_id end',
      locked: 'c.open',
      state: `case when c.open then ${among(offeredStates, 'c.n')} else 'APPROVED' end`,
      duty: `case when c.open then ${among(duties, 'c.n')} end`,
      province: among(Object.keys(provinces), 'c.n / 7'),
      due_at: `case when c.open then c.now + (c.n * 7919 % 1000) * interval '1 minute' end`,
      duty_since: `c.now - (c.n % 997) * interval '1 minute'`,
      last_seq: '1',
    };
    await client.query(`insert into app.orders select ${rows.map(({ column_name: name }) => own[name] ?? `t.${name}`).join(', ')}
      from copies c, app.orders t where t.id = '${template}'`);
    await client.query(`insert into app.order_contents select (jsonb_populate_record(t, jsonb_build_object('order_id', c.id))).*
      from copies c, app.order_contents t where t.order_id = '${template}' and c.open`);
    await client.query(`insert into app.order_events (id, order_id, seq, event, from_state, actor_kind, actor_id, actor_name, input,
        edition, at, previous, hash)
      select 'event_' || lpad(to_hex(c.n), 32, '0'), c.id, 1, 'warn', 'INITIAL_REVIEW', 'system', 'clock', 'clock', '{}', '2018-06',
        c.now, '', 'x' from copies c`);
  } finally {
    await client.end();
  }
  await into.query('vacuum analyze');
  say(`${ORDERS} orders, ${OPEN} open, filled in ${Math.round((Date.now() - began) / 1000)} s`);
  say(`${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}, Node ${process.versions.node}`);
}

async function measure(from: TestDatabase): Promise<void> {
  const by = { kind: 'staff' as const, id: 'bench', roles: ['administrator' as const], name: 'bench' };
  for (const callers of [1, 16, 50]) {
    const ctx = await openContext({
      databaseUrl: from.appUrl,
      keysFile: from.keysFile,
      filesDir: from.filesDir,
      poolSize: callers,
    });
    const staff = await transaction(from.app, by, async (tx) => {
      const made = [];
      for (let nth = 0; nth < callers; nth++)
        made.push(
          await createStaff(tx, by, {
            login: `b-${callers}-${nth}`,
            name: `b${nth}`,
            roles: ['reviewer'],
            password: 'x',
            cost: cheapPasswordCost,
          }),
        );
      return made;
    });
    for (const narrow of [false, true]) {
      const codes = Object.keys(provinces);
      for (const [nth, { id }] of staff.entries())
        if (narrow)
          await transaction(from.app, by, (tx) =>
            changeSkills(from.app, tx, {
              actor: by,
              staffId: id,
              provinces: [codes[nth % codes.length] ?? ''],
              kinds: [],
              key: id,
            }),
          );
      const times: number[] = [];
      const takenIds = new Set<string>();
      const began = performance.now();
      await Promise.all(
        staff.map(async (view, nth) => {
          const actor = staffActor(view);
          for (let at = 0; at < (narrow ? NARROW_SAMPLES : SAMPLES) / callers; at++) {
            const start = performance.now();
            const taken = await transaction(ctx, actor, (tx) =>
              takeNext(ctx, tx, { actor, key: `${narrow}-${nth}-${at}`, parts: [], language: 'en' }),
            );
            times.push(performance.now() - start);
            if (!taken.ok || taken.orderId === null) throw new Error('nothing was taken');
            if (takenIds.has(taken.orderId)) throw new Error(`${taken.orderId} was taken twice`);
            takenIds.add(taken.orderId);
          }
        }),
      );
      const whole = (performance.now() - began) / 1000;
      times.sort((a, b) => a - b);
      const share = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))]?.toFixed(1);
      const who = narrow ? 'one province each' : 'every province';
      say(
        `${callers} at once, ${who}: p50 ${share(0.5)} ms, p95 ${share(0.95)} ms, ${(times.length / whole).toFixed(0)} a second`,
      );
      // Each run starts with the same orders.
      await from.query(
        'update app.orders set lease_holder = null, lease_holder_name = null, lease_until = null where lease_holder is not null',
      );
    }
    await ctx.close();
  }
  say('no order was taken twice');
}
