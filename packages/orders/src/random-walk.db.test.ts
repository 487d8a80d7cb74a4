import { type LiveEvent, type OrderState, orderLifeCycle, splitClock, sumByParty, targetsOf } from '@beian/domain';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  fictitiousRecords,
  type People,
  pilotRecord,
  type SeededRecord,
  seedConnection,
  seedPeople,
  seedRecords,
  type TestDatabase,
  testDatabase,
} from './testing/index.ts';
import type { Walk } from './testing/order-in.ts';
import { eventsFrom, tryStep, walkSteps } from './testing/random-walk.ts';

let db: TestDatabase;
let people: People;
let records: readonly SeededRecord[];
beforeAll(async () => {
  db = await testDatabase();
  records = await seedRecords(db, [...fictitiousRecords.slice(0, 1), pilotRecord]);
  people = await seedPeople(db);
  for (const province of ['320000', '120000']) {
    const account = { province, ispId: '320000000999', userName: 'test', password: 'test' };
    await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
  }
});
afterAll(() => db?.close());

const stateOf = async (orderId: string): Promise<OrderState | null> =>
  (await db.query('select state from app.orders where id = $1', [orderId]))[0]?.state ?? null;

/** All that is filed, as text. */
const filed = async (): Promise<string> =>
  JSON.stringify(
    await db.query(`select r::text as row from app.records r union all select w::text from app.websites w order by 1`),
  );

const ends: readonly (OrderState | null)[] = [null, 'APPROVED', 'ABANDONED'];

/** Goes on as the numbers say, with a new order where one has ended; tells which states and events it saw. */
async function walkOn(record: SeededRecord, province: string, numbers: readonly number[], seen: Set<string>) {
  const walk: Walk = { db, people, record, province, orderId: '' };
  for (const number of numbers) {
    let state = await stateOf(walk.orderId);
    if (ends.includes(state)) state = null;
    const all = eventsFrom(state);
    // Every other step prefers what no walk has done yet: fewer walks see everything.
    const unseen = all.filter((one) => !seen.has(one));
    const events = number % 2 === 0 && unseen.length > 0 ? unseen : all;
    const event = events[(number >> 1) % events.length] as LiveEvent;
    const before = await filed();
    const done = await tryStep(walk, event);
    const after = await stateOf(walk.orderId);
    if (!done) expect(after, `${event} was refused`).toBe(state ?? after);
    if ((await filed()) !== before)
      expect([after, event]).toEqual(
        event === 'takePublication'
          ? [state, event]
          : ['APPROVED', expect.stringMatching(/^(bureauApprove|recordBureauAnswer)$/)],
      );
    if (done) seen.add(event);
    if (after !== null) seen.add(after);
  }
  // What holds the subject's lock would be in the way of the next walk.
  if (!(await closeOrder(walk))) throw new Error(`${await stateOf(walk.orderId)} has no way out`);
}

/** Brings an order to an end by the shortest of its ways out. */
async function closeOrder(walk: Walk): Promise<boolean> {
  const ways: Partial<Record<OrderState, LiveEvent>> = {
    INITIAL_REVIEW: 'withdraw',
    PHOTO_REVIEW: 'rejectPhoto',
    SUBMISSION_PENDING: 'sendBack',
    SUBMITTING: 'uploadAccepted',
    UPLOAD_FAILED: 'sendBack',
    SMS_PENDING: 'smsVerified',
    SMS_RETURNED: 'sendBack',
    BUREAU_REVIEW: 'recordBureauAnswer',
    BUREAU_REJECTED: 'sendBack',
  };
  for (let tries = 0; tries < 6; tries += 1) {
    const state = await stateOf(walk.orderId);
    if (ends.includes(state)) return true;
    // A lease that another step left is nobody's matter here.
    await tryStep(walk, 'release');
    if (!(await tryStep(walk, ways[state as OrderState] ?? 'abandon'))) return false;
  }
  return ends.includes(await stateOf(walk.orderId));
}

test('random sequences of events: never off the table, nothing filed before the bureau approves, four parties that sum to the wall time', {
  timeout: 120_000,
}, async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(0, 1),
      fc.array(fc.nat(997), { minLength: 60, maxLength: 60 }),
      async (which, numbers) => {
        const record = records[which];
        if (record === undefined) throw new Error('no record');
        const [row] = await db.query<{ province: string }>('select province from app.records where id = $1', [
          record.id,
        ]);
        await walkOn(record, row?.province ?? '', numbers, seen);
      },
    ),
    { numRuns: 20, seed: 20_180_615, endOnFailure: true },
  );

  type Row = {
    order_id: string;
    event: LiveEvent;
    from_state: OrderState | null;
    to_state: OrderState | null;
    at: string;
  };
  const rows = await db.query<Row>(
    'select order_id, event, from_state, to_state, app.iso(at) as at from app.order_events order by order_id, seq',
  );
  for (const { event, from_state, to_state } of rows) {
    const row = orderLifeCycle.events[event];
    if (from_state !== null) expect(row.from, event).toContain(from_state);
    const stays = to_state === null || to_state === from_state;
    if (stays) expect(row.to, event).toBeUndefined();
    else expect(targetsOf(row), event).toContain(to_state);
  }

  const now = await db.now();
  const closures = await db.query<{ from: string; until: string }>(
    'select app.iso(since) as from, app.iso(until) as until from app.bureau_closures',
  );
  expect(closures.length).toBeGreaterThan(0);
  const orders = await db.query<{ id: string; state: OrderState }>('select id, state from app.orders');
  for (const { id, state } of orders) {
    const changes = rows.flatMap((row) =>
      row.order_id === id && row.to_state !== null ? [{ at: row.at, event: row.event, to: row.to_state }] : [],
    );
    const last = changes.at(-1);
    expect(last?.to).toBe(state);
    const end = ends.includes(state) ? last?.at : now;
    const parts = Object.values(sumByParty(splitClock(changes, closures, now)));
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(Date.parse(end ?? '') - Date.parse(changes[0]?.at ?? ''));
  }

  // The walks went everywhere: a law that is tried at the entrance alone says little.
  const { events } = orderLifeCycle;
  const moving = (Object.keys(walkSteps) as LiveEvent[]).filter((event) => events[event].to !== undefined);
  expect([...Object.keys(orderLifeCycle.states), ...moving].filter((name) => !seen.has(name))).toEqual([]);
});
