import { system, transaction } from '@beian/database/transaction';
import type { Closure } from '@beian/domain/board';
import { shanghaiDay } from '@beian/domain/calendar';
import { ourDuties } from '@beian/domain/clock';
import { targetStates } from '@beian/domain/life-cycle';
import { type LiveEvent, type OrderFilter, orderLifeCycle, type QueueClock } from '@beian/domain/order';
import type { Duty, OrderKind, OrderState } from '@beian/domain/order-names';
import { partyTimes } from '@beian/orders/clock';
import { listOrderIds } from '@beian/orders/order-list';
import { openClosure, seedConnection } from '@beian/submissions/connections';
import { verifyTestAudit } from '@beian/testing/audit';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import {
  figuresFrom,
  handledOf,
  loadWorkingTime,
  type PartyTimes,
  partyTimesOf,
  type RawEvent,
  type RawOrder,
  type RawTurn,
  readRaw,
  turnsOf,
  weekOf,
} from '@beian/testing/figures';
import {
  fictitiousRecords,
  type People,
  pilotRecord,
  type SeededRecord,
  seedPeople,
  seedRecords,
} from '@beian/testing/fixtures';
import {
  closingEvents,
  eventsFrom,
  fireNextTimer,
  orderInState,
  performAs,
  tryStep,
  type Walk,
  walkSteps,
} from '@beian/testing/orders';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rollUpQuality } from '../quality/roll-quality.ts';
import { boardMeasures, loadBoard } from './board.ts';
import { rollUpBoard } from './roll-board.ts';

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

/** All filed data as text. */
const filed = async (): Promise<string> =>
  JSON.stringify(
    await db.query(`select r::text as row from app.records r union all select w::text from app.websites w order by 1`),
  );

const ends: readonly (OrderState | null)[] = [null, 'APPROVED', 'ABANDONED'];

/** Takes random steps, with a new order whenever one has ended; collects the states and events it saw. */
async function walkOn(record: SeededRecord, province: string, numbers: readonly number[], seen: Set<string>) {
  const walk: Walk = { db, people, record, province, orderId: '' };
  for (const number of numbers) {
    let state = await stateOf(walk.orderId);
    if (ends.includes(state)) state = null;
    const all = eventsFrom(state);
    // Every other step prefers events not seen yet, so that fewer sequences cover everything.
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
  // An order that holds the subject's lock would block the next sequence.
  if (!(await closeOrder(walk))) throw new Error(`${await stateOf(walk.orderId)} has no way out`);
}

/** Ends an order by the shortest way. */
async function closeOrder(walk: Walk): Promise<boolean> {
  for (let tries = 0; tries < 6; tries += 1) {
    const state = await stateOf(walk.orderId);
    if (ends.includes(state)) return true;
    // Releases a lease that an earlier step left.
    await tryStep(walk, 'release');
    if (!(await tryStep(walk, closingEvents[state as OrderState] ?? 'abandon'))) return false;
  }
  return ends.includes(await stateOf(walk.orderId));
}

test('random events follow the life cycle, and nothing is filed before the bureau approves (ASVS 2.3.1)', {
  timeout: 300_000,
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
    { numRuns: 30, seed: 20_180_615, endOnFailure: true },
  );

  for (const { event, from_state, to_state } of await readEvents()) {
    const row = orderLifeCycle.events[event as LiveEvent];
    if (from_state !== null) expect(row.from, event).toContain(from_state);
    const stays = to_state === null || to_state === from_state;
    if (stays) expect(row.to, event).toBeUndefined();
    else expect(targetStates(row), event).toContain(to_state);
  }

  // The sequences must have reached every state and event; otherwise the properties prove little.
  const { events } = orderLifeCycle;
  const moving = (Object.keys(walkSteps) as LiveEvent[]).filter((event) => events[event].to !== undefined);
  expect([...Object.keys(orderLifeCycle.states), ...moving].filter((name) => !seen.has(name))).toEqual([]);
});

const readEvents = () => db.query<RawEvent>('select *, app.iso(at) as at from app.order_events order by order_id, seq');
const readOrders = () =>
  db.query<RawOrder & { state: OrderState }>(
    'select id, province, kind, partner_id as partner, assignee, state from app.orders order by id',
  );
/** Closures of the connection through which a province files. */
const closuresOf = (province: string) =>
  db.query<Closure>(
    `select app.iso(c.since) as from, app.iso(c.until) as until from app.bureau_closures c
     join app.bureau_provinces w on w.bureau_id = c.bureau_id where w.province = $1`,
    [province],
  );

/** Adds orders in special situations: one overdue for the second time, one submitting over a closed connection. */
test('for every history the four-party split of the domain equals the SQL and adds up to the elapsed time', async () => {
  const [mine, theirs] = records;
  if (mine === undefined || theirs === undefined) throw new Error('no records');
  const walk: Walk = {
    db,
    people,
    record: mine,
    province: '',
    orderId: await orderInState(db, people, mine, 'INITIAL_REVIEW'),
  };
  await performAs(walk, people.supervisor.actor, 'assign', { input: { staffId: people.reviewers[0].actor.id } });
  await orderInState(db, people, theirs, 'APPROVED');
  const submitting = await orderInState(db, people, theirs, 'SUBMITTING');
  await db.travel(600_000);
  await transaction(db.worker, system('bureau'), async (tx) => {
    const { rows } = await tx.client.query<{ id: string }>(
      `select w.bureau_id as id from app.orders o join app.bureau_provinces w on w.province = o.province where o.id = $1`,
      [submitting],
    );
    await openClosure(tx, rows[0]?.id ?? '', 'upload', '901');
  });
  const overdo = async () => {
    for (const raises of ['warn', 'warn', 'breach'] as const) await fireNextTimer(raises)(walk);
  };
  await overdo();
  for (const event of ['approveInitialReview', 'submitPhoto'] as const) expect(await tryStep(walk, event)).toBe(true);
  await overdo();

  const [events, orders] = [await readEvents(), await readOrders()];
  expect((await db.query('select from app.bureau_closures')).length).toBeGreaterThan(3);
  const { now, found } = await transaction(db.app, people.supervisor.actor, async (tx) => {
    const { rows } = await tx.client.query('select app.iso(app.now()) as now');
    return {
      now: String(rows[0]?.now),
      found: await partyTimes(
        tx,
        orders.map(({ id }) => id),
      ),
    };
  });
  const seen = { closed: 0, ministry: 0 };
  for (const { id, state, province } of orders) {
    const own = events.filter((one) => one.order_id === id);
    const moves = own.filter(({ to_state }) => to_state !== null);
    expect(moves.at(-1)?.to_state).toBe(state);
    const [open, closed] = [partyTimesOf(own, [], now), partyTimesOf(own, await closuresOf(province), now)];
    expect(found.get(id), `${id} ${state}`).toEqual(closed);
    const end = ends.includes(state) ? moves.at(-1)?.at : now;
    const wall = Date.parse(end ?? '') - Date.parse(moves[0]?.at ?? '');
    expect(Object.values(closed).reduce((sum, part) => sum + part, 0)).toBe(wall);
    if (closed.bureau > open.bureau) seen.closed += 1;
    if (closed.ministry > 0) seen.ministry += 1;
  }
  expect(seen.closed).toBeGreaterThan(1);
  expect(seen.ministry).toBeGreaterThan(1);
  // Every reader gets the same split, even a partner, who cannot see connections.
  const partners = await transaction(db.app, people.partner.actor, (tx) => partyTimes(tx, [submitting]));
  expect(partners.get(submitting)?.bureau).toBeGreaterThan(0);
});

test('for every decision the handling time of the domain equals the SQL', async () => {
  await db.travel(61_000);
  await rollUpQuality(db.worker);
  const ground = await loadWorkingTime(db.worker);
  const handled = handledOf(await readRaw((sql) => db.query(sql) as never), ground);
  const kept = await db.query(
    `select order_id, seq, to_char(day, 'YYYY-MM-DD') as day, staff_id, duty, ms::float8 as ms from app.handled order by 1, 2`,
  );
  expect(kept).toEqual(
    handled
      .map(({ order, seq, day, staffId, duty, ms }) => ({ order_id: order.id, seq, day, staff_id: staffId, duty, ms }))
      .sort((a, b) => (a.order_id === b.order_id ? a.seq - b.seq : a.order_id < b.order_id ? -1 : 1)),
  );
  expect(kept.length).toBeGreaterThan(20);
});

test('each figure of the board equals the raw events, its list has as many orders, and rebuilt figures are the same', async () => {
  const supervisor = people.supervisor.actor;
  // Events younger than a minute are not counted yet.
  await db.travel(61_000);
  await rollUpBoard(db.worker);
  const look = () => transaction(db.app, supervisor, (tx) => loadBoard(db.app, tx, 'en'));
  const board = await look();
  const events = await readEvents();
  const ground = await loadWorkingTime(db.worker);
  const orders = await readOrders();
  const turns = orders.flatMap((order) =>
    turnsOf(
      order,
      events.filter((one) => one.order_id === order.id),
      ground,
    ),
  );
  const { days } = boardMeasures;
  const figures = figuresFrom(turns, board.now, days);
  const lists: { readonly filter: OrderFilter; readonly holds: number; readonly what: string }[] = [];
  const list = (filter: OrderFilter, holds: number, what = '') => lists.push({ filter, holds, what });

  const cuts: Record<string, (turn: RawTurn, value: string) => [open: boolean, ended: boolean]> = {
    ALL: () => [true, true],
    CLOCK: ({ duty }, value) => [duty === value, duty === value],
    PROVINCE: ({ order }, value) => [order.province === value, order.province === value],
    KIND: ({ order }, value) => [order.kind === value, order.kind === value],
    PARTNER: ({ order }, value) => [order.partner === value, order.partner === value],
    REVIEWER: ({ order, end }, value) => [
      (order.assignee ?? 'NOBODY') === value,
      (end?.actor_kind === 'staff' ? end.actor_id : '') === value,
    ],
  };
  expect(board.figures.map(({ dimension }) => dimension)).toEqual(expect.arrayContaining(Object.keys(cuts)));
  // Waits are counted a second time in figures.db.test.ts.
  for (const { dimension, value, label: _, held: __, heldShare: ___, ...said } of board.figures) {
    const cut = cuts[dimension];
    if (cut === undefined) throw new Error(dimension);
    const own = dimension === 'CLOCK' ? (duty: Duty) => duty === value : undefined;
    const given = figures({ open: (one) => cut(one, value)[0], ended: (one) => cut(one, value)[1] }, own);
    expect(said, `${dimension} ${value}`).toEqual(given);
    if (dimension === 'REVIEWER' && value === '') continue;
    const clock = dimension === 'CLOCK' ? { clock: value as QueueClock } : {};
    const more = {
      ALL: {},
      CLOCK: clock,
      PROVINCE: { province: value },
      KIND: { kind: value as OrderKind },
      PARTNER: { partner: value },
      REVIEWER: { assignee: value },
    }[dimension];
    const ours = { stage: 'OPEN', clock: 'OURS', ...more } as const;
    list({ stage: 'OPEN', ...more }, said.open);
    list({ ...ours, flag: 'DUE_TODAY' }, said.dueToday);
    list({ ...ours, flag: 'AT_RISK' }, said.atRisk);
    list({ ...ours, flag: 'OVERDUE' }, said.overdue);
    if (dimension === 'CLOCK' && !(ourDuties as readonly string[]).includes(value)) continue;
    const past = dimension === 'CLOCK' || dimension === 'REVIEWER' ? { late: value } : { ...more, late: 'ALL' };
    if (value !== 'NOBODY') list(past, said.late, `late ${dimension} ${value}`);
  }
  const all = board.figures.find(({ dimension }) => dimension === 'ALL');
  for (const name of ['open', 'ours', 'overdue', 'ended', 'lateTurns', 'late'] as const)
    expect(all?.[name], name).toBeGreaterThan(0);

  const open = turns.filter(({ end, due }) => end === null && due !== null);
  for (const { clock, left } of board.stages)
    for (const { from, before, orders: said } of left) {
      const due = { ...(from === null ? {} : { dueFrom: from }), ...(before === null ? {} : { dueBefore: before }) };
      const given = open.filter(
        (one) => one.duty === clock && (one.due ?? '') >= (from ?? '') && (one.due ?? '') < (before ?? '~'),
      );
      expect(said).toBe(given.length);
      list({ stage: 'OPEN', clock, ...due }, said);
    }
  const ended = turns.filter(
    ({ duty, end }) => (ourDuties as readonly Duty[]).includes(duty) && end !== null && end.actor_kind !== 'partner',
  );
  const endedAt = ended.map(({ end }) => end?.at ?? '');
  const endedBetween = (from: string, before: string, who?: string) =>
    new Set(
      ended
        .filter(
          ({ end, duty }) =>
            end !== null && end.at >= from && end.at < before && [undefined, duty, end.actor_id].includes(who),
        )
        .map(({ order }) => order.id),
    ).size;
  const since = (days: number) =>
    [new Date(Date.parse(board.now) - days * 86_400_000).toISOString(), board.now] as const;
  for (const [span, who] of [
    ...[undefined, ...ourDuties, people.reviewers[0].actor.id].map((one) => [since(2), one] as const),
    ...[undefined, people.reviewers[0].actor.id].map((one) => [since(boardMeasures.days), one] as const),
  ])
    list(
      { ended: `${span.join('_')}${who === undefined ? '' : `.${who}`}` },
      endedBetween(...span, who),
      `ended ${who}`,
    );
  for (const { from, before, orders: said, ended } of board.hours) {
    list({ stage: 'OPEN', clock: 'OURS', dueFrom: from, dueBefore: before }, said);
    expect(ended).toBe(endedAt.filter((at) => at >= from && at < before).length);
    list({ ended: `${from}_${before}` }, endedBetween(from, before));
  }
  const today = shanghaiDay(Date.parse(board.now));
  expect(board.endedToday).toBe(endedAt.filter((at) => shanghaiDay(Date.parse(at)) === today).length);

  const monday = (at: string) => {
    const day = new Date(`${shanghaiDay(Date.parse(at))}T00:00:00Z`);
    return new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10);
  };
  const approved = new Map<string, PartyTimes[]>();
  for (const { id, province } of orders) {
    const own = events.filter((one) => one.order_id === id);
    const at = own.find(({ to_state }) => to_state === 'APPROVED')?.at;
    if (at !== undefined)
      approved.set(monday(at), [
        ...(approved.get(monday(at)) ?? []),
        partyTimesOf(own, await closuresOf(province), at),
      ]);
  }
  const first = new Date(Date.parse(`${monday(board.now)}T00:00:00Z`) - (boardMeasures.weeks - 1) * 7 * 86_400_000);
  const weeks = [...approved]
    .filter(([week]) => week >= first.toISOString().slice(0, 10))
    .flatMap(([week, splits]) => weekOf(splits).map((one) => ({ week, ...one })));
  const sorted = (list: readonly { week: string; party: string }[]) =>
    [...list].sort((a, b) => `${a.week}${a.party}`.localeCompare(`${b.week}${b.party}`));
  expect(weeks.length).toBeGreaterThan(0);
  expect(sorted(board.weeks)).toEqual(sorted(weeks));
  for (const { week, party, orders: said } of board.weeks) list({ approved: `${week}.${party}` }, said);
  for (const [week, splits] of approved) {
    list({ approved: week }, splits.length);
    const [took] = weeks.filter((one) => one.week === week && one.party === 'bureau');
    if (took !== undefined)
      list({ approved: `${week}.bureau.half` }, splits.filter(({ bureau }) => bureau >= (took.half + 1) * 1000).length);
  }

  await transaction(db.app, supervisor, async (tx) => {
    for (const { filter, holds, what } of lists) {
      const { totalCount } = await listOrderIds(tx, { filter, actor: supervisor, first: 1 });
      expect(totalCount, `${JSON.stringify(filter)} ${what}`).toBe(holds);
    }
  });
  expect(lists.length).toBeGreaterThan(60);

  await db.query(`update app.board_days set ended = ended + 7`);
  await rollUpBoard(db.worker, { again: true });
  expect((await look()).figures).toEqual(board.figures);
  // Snapshots of the tiles are stored, and found an hour and a day later.
  for (const [hours, name] of [
    [1, 'hourAgo'],
    [23, 'dayAgo'],
  ] as const) {
    await db.travel(hours * 3_600_000);
    expect((await look())[name]).toMatchObject({ open: all?.open, overdue: all?.overdue, atRisk: all?.atRisk });
  }
  expect((await verifyTestAudit(db)).faults).toEqual([]);
});
