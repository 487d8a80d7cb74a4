import { system, transaction } from '@beian/database/transaction';
import { isFilingTime } from '@beian/domain/bureau';
import { loadOrders } from '@beian/orders/order-list';
import { isFilingTimeSql } from '@beian/orders/routing';
import { fireTimer, type OrderAtBureau, orderAtBureau, timersDue } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { endClosure, openClosure } from './closures.ts';
import { changeBureau } from './connections.ts';
import { loadGateway } from './gateway.ts';
import { updateHoursClosures } from './hours.ts';

const HOUR = 3_600_000;

let at: OrderAtBureau;
beforeAll(async () => {
  // Pushed on Tuesday at 10:00 in Shanghai.
  at = await orderAtBureau();
  await at.db.query(`update app.bureaus set opens_at = '10:00', closes_at = '16:00', hours_from = app.now()`);
});
afterAll(() => at?.db.close());

const keep = () => updateHoursClosures(at.db.worker);
/** Closures in Shanghai time, and whether due times were moved for them. */
const closures = async () =>
  (
    await at.db.query<{ text: string }>(
      `select call || ' ' || to_char(since at time zone 'Asia/Shanghai', 'DD HH24:MI') || '–'
         || coalesce(to_char(until at time zone 'Asia/Shanghai', 'DD HH24:MI'), '')
         || case when settled_at is null then ' open' else '' end as text
       from app.bureau_closures order by since, id`,
    )
  ).map(({ text }) => text);
const moves = async () =>
  (
    await at.db.query<{ hours: number }>(
      `select (input ->> 'workingMs')::float8 / $1 as hours from app.order_events where event = 'moveDue' order by seq`,
      [HOUR],
    )
  ).map(({ hours }) => hours);
const due = async () =>
  (
    await at.db.query<{ due: string }>(
      `select to_char(due_at at time zone 'Asia/Shanghai', 'DD HH24:MI') as due from app.orders where id = $1`,
      [at.orderId],
    )
  )[0]?.due;
const dueTimerIds = () => timersDue(at.db.worker, 40 * 24 * HOUR);
const ofOrder = async () => {
  const ids = new Set(await dueTimerIds());
  const timers = await at.db.query<{ id: string }>('select id from app.timers where order_id = $1', [at.orderId]);
  return timers.filter(({ id }) => ids.has(id)).length;
};
const board = () =>
  transaction(at.db.app, at.people.supervisor.actor, async (tx) => {
    const [row] = await loadGateway(at.db.app, tx, { actor: at.people.supervisor.actor, language: 'en' });
    return row;
  });

test('outside the hours no timer fires, and when they begin again due times move by the working time between', async () => {
  await keep();
  expect(await closures()).toEqual([]);
  expect(await ofOrder()).toBeGreaterThan(0);
  const before = await due();
  // Half of the time has passed, and the timer has fired.
  await at.db.travel('2026-11-24T15:00:00+08:00');
  const said = () =>
    at.db.query('select id, due_at, fired_at from app.timers where order_id = $1 and fired_at is not null', [
      at.orderId,
    ]);
  for (const id of await timersDue(at.db.worker, 0)) await fireTimer(at.db.worker, id);
  const warned = await said();
  expect(warned).toHaveLength(1);
  await at.db.travel('2026-11-24T17:30:00+08:00');
  // Before the closure is written, and after.
  expect(await ofOrder()).toBe(0);
  await keep();
  expect(await closures()).toEqual(['hours 24 16:00– open']);
  // The explanation of the due time shows the closure before it ends, also to the partner, who sees no connection.
  for (const { actor } of [at.people.reviewers[0], at.people.partner]) {
    const asked = { actor, ids: [at.orderId], parts: ['dueWhy'], language: 'en' } as const;
    const [order] = await transaction(at.db.app, actor, (tx) => loadOrders(at.db.app, tx, asked));
    const why = order?.dueWhy;
    expect(why?.standingSince).toBe('2026-11-24T08:00:00.000Z');
    const [row] = await at.db.query<{ due: string }>('select app.iso(due_at) as due from app.orders where id = $1', [
      at.orderId,
    ]);
    // 16:00 to 17:30, plus the running time of the test.
    const moved = (Date.parse(why?.countsTo ?? '') - Date.parse(row?.due ?? '')) / 60_000;
    expect(Math.abs(moved - 90)).toBeLessThan(1);
    expect(why?.days.reduce((sum, day) => sum + day.countedSeconds, 0)).toBe(why?.countedSeconds);
  }
  expect(await ofOrder()).toBe(0);
  expect(await board()).toMatchObject({ state: 'OFF_HOURS', closedSince: null });
  await keep();
  expect(await closures()).toHaveLength(1);
  await at.db.travel('2026-11-25T10:05:00+08:00');
  expect(await board()).toMatchObject({ state: 'OPEN' });
  await keep();
  expect(await closures()).toEqual(['hours 24 16:00–25 10:00']);
  // 16:00 to 18:00, and 09:00 to 10:00.
  expect(await moves()).toEqual([3]);
  expect(before?.slice(0, 5)).toBe('25 10');
  expect((await due())?.slice(0, 5)).toBe('25 13');
  // Fired timers stay as they were.
  expect(await said()).toEqual(warned);
  expect(await ofOrder()).toBeGreaterThan(0);
});

test('nights without a running worker are written together, each with its own hours', async () => {
  await at.db.travel('2026-11-27T12:00:00+08:00');
  // The order is overdue as stored: the nights are written before the timers run.
  await keep();
  expect((await closures()).slice(1)).toEqual(['hours 25 16:00–26 10:00', 'hours 26 16:00–27 10:00']);
  // The first night came after the due time, so the order stays overdue.
  expect(await moves()).toEqual([3]);
});

test('a time that the bureau itself closed is not counted twice', async () => {
  const bureau = system('bureau');
  await at.db.travel('2026-11-27T15:30:00+08:00');
  await transaction(at.db.worker, bureau, (tx) => openClosure(tx, at.bureauId, 'download', '902'));
  await at.db.travel('2026-11-27T16:30:00+08:00');
  await keep();
  expect((await closures()).slice(3)).toEqual(['download 27 15:30– open']);
  await transaction(at.db.worker, bureau, (tx) => endClosure(tx, at.bureauId, 'download'));
  await at.db.travel('2026-11-27T17:00:00+08:00');
  await keep();
  expect((await closures()).slice(3)).toEqual(['download 27 15:30–27 16:30 open', 'hours 27 16:30– open']);
  // A late answer does not end a closure by filing hours.
  await transaction(at.db.worker, bureau, (tx) => endClosure(tx, at.bureauId, 'upload'));
  expect((await closures()).at(-1)).toBe('hours 27 16:30– open');
});

test('on a change of the hours the old closure ends and the new hours apply', async () => {
  const { actor } = at.people.administrator;
  let keys = 0;
  const change = (opensAt: string, closesAt: string) =>
    transaction(at.db.app, actor, (tx) =>
      changeBureau(at.db.app, tx, {
        actor,
        key: `hours-${++keys}`,
        bureauId: at.bureauId,
        input: {
          province: '320000',
          provinces: ['320000'],
          ispId: '320000000999',
          userName: 'test',
          wsdl: 'http://127.0.0.1:1/?wsdl',
          encrypts: false,
          untestedReason: '样例地址',
          opensAt,
          closesAt,
        },
      }),
    );
  await at.db.travel('2026-11-27T20:00:00+08:00');
  expect(await change('18:00', '06:00')).toMatchObject({ ok: true });
  await keep();
  expect((await closures()).at(-1)).toBe('hours 27 16:30–27 20:00');
  expect(await board()).toMatchObject({ state: 'OPEN', opensAt: '18:00', closesAt: '06:00' });
  await at.db.travel('2026-11-28T07:00:00+08:00');
  await keep();
  expect((await closures()).at(-1)).toBe('hours 28 06:00– open');
  expect(await board()).toMatchObject({ state: 'OFF_HOURS', closedUntil: '2026-11-28T10:00:00.000Z' });
  await at.db.travel('2026-11-28T18:00:00+08:00');
  await keep();
  expect((await closures()).at(-1)).toBe('hours 28 06:00–28 18:00');
});

test('the SQL and the domain agree on filing hours for every time of day', async () => {
  const times = ['00:00', '05:59', '06:00', '08:59', '09:00', '12:00', '17:29', '17:30', '21:59', '22:00', '23:59'];
  const pairs = [
    ['09:00', '17:30'],
    ['22:00', '06:00'],
    ['00:00', '23:59'],
    ['06:00', '00:00'],
  ];
  for (const [opensAt = '', closesAt = ''] of pairs) {
    const rows = await at.db.query<{ at: string; inside: boolean }>(
      `select c.at::text as at, ${isFilingTimeSql('c.at::time')} as inside
       from unnest($1::text[]) c(at), (select $2::time as opens_at, $3::time as closes_at) b`,
      [times, opensAt, closesAt],
    );
    for (const { at: time, inside } of rows)
      expect([opensAt, time, inside]).toEqual([
        opensAt,
        time,
        isFilingTime({ opensAt, closesAt }, Date.parse(`2026-11-24T${time}:00+08:00`)),
      ]);
  }
});
