import { transaction } from '@beian/database/transaction';
import { type OrderAtBureau, orderAtBureau } from '@beian/testing/orders';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadGateway } from './gateway.ts';
import { seedConnection } from './seed-connection.ts';

const HOUR = 3_600_000;
let at: OrderAtBureau;
beforeAll(async () => {
  at = await orderAtBureau();
  const account = { province: '110000', ispId: '110000000999', userName: 'test', password: 'test' };
  await seedConnection(at.db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
});
afterAll(() => at.db.close());

const board = async (actor = at.people.reviewers[0].actor) =>
  transaction(at.db.app, actor, (tx) => loadGateway(at.db.app, tx, { actor, language: 'en' }));
const jiangsu = async () => (await board()).find((row) => row.province === '320000');

describe('the board follows an order to its bureau', () => {
  test('a pushed order in no file counts as backlog since its push', async () => {
    const [push] = await at.db.query(
      `select app.iso(at) as at from app.order_events where event = 'pushToBureau' and order_id = $1`,
      [at.orderId],
    );
    expect(await jiangsu()).toMatchObject({ state: 'OPEN', backlog: 1, inFlight: null, oldestSince: push?.at });
    await at.db.travel(HOUR + 1000);
    expect(await jiangsu()).toMatchObject({ state: 'BEHIND', needsPerson: true, stateLabel: 'Behind' });
    // Problems first, although Beijing has the lower code.
    expect((await board()).map((row) => row.province)).toEqual(['320000', '110000']);
  });

  let file: string;
  test('a file without answer is shown in flight; a lost answer is shown', async () => {
    file = await at.send('send');
    expect(await jiangsu()).toMatchObject({
      backlog: 1,
      inFlight: { id: file, sequence: '1', state: 'SENDING', orders: 1 },
    });
    await at.move(file, 'loseAnswer');
    expect(await jiangsu()).toMatchObject({
      state: 'BEHIND',
      needsPerson: true,
      otherStates: [{ state: 'UNKNOWN' }],
      inFlight: { stateLabel: 'Answer unknown' },
      lastSequence: '0',
    });
  });

  test('an accepted file shows its number and time; the verdict adds an observed duration', async () => {
    await at.move(file, 'findAccepted');
    expect(await jiangsu()).toMatchObject({
      state: 'OPEN',
      inFlight: null,
      lastSequence: '1',
      lastAcceptedAt: await at.db.now().then((now) => expect.stringContaining(now.slice(0, 15))),
      oldestSince: null,
      daysHalf: null,
      verdicts: 0,
    });
    // Tuesday to Monday: four working days, without the weekend.
    await at.db.travel(6 * 24 * HOUR);
    expect(await at.apply({})).toBe('applied');
    expect(await jiangsu()).toMatchObject({ daysHalf: 4, daysMost: 4, verdicts: 1 });
    await at.db.travel(91 * 24 * HOUR);
    expect(await jiangsu()).toMatchObject({ daysHalf: null, verdicts: 0 });
  });

  test('counts files that are not acknowledged or applied, and unmatched answers', async () => {
    const before = await jiangsu();
    await at.download();
    expect(await jiangsu()).toMatchObject({
      unacknowledged: (before?.unacknowledged ?? 0) + 1,
      unapplied: (before?.unapplied ?? 0) + 1,
    });
    await at.apply({ codes: ['4711'], verdict: 'unknown' });
    expect(await jiangsu()).toMatchObject({ unmatched: 1 });
    await at.db.query('update app.bureau_answers set acked_at = app.now(), applied_at = app.now()');
    expect(await jiangsu()).toMatchObject({ state: 'OPEN', unacknowledged: 0, unapplied: 0 });
  });
});

test('filing hours are in Shanghai time; outside them it shows when they begin', async () => {
  await at.db.query(`update app.bureaus set opens_at = '09:00', closes_at = '17:30' where province = '320000'`);
  await at.db.travel('2027-03-01T09:29:59.000Z');
  expect(await jiangsu()).toMatchObject({ state: 'OPEN', opensAt: '09:00', closesAt: '17:30', closedUntil: null });
  await at.db.travel('2027-03-01T09:30:00.000Z');
  expect(await jiangsu()).toMatchObject({ state: 'OFF_HOURS', closedUntil: '2027-03-02T01:00:00.000Z' });
  await at.db.travel('2027-03-01T17:00:00.000Z');
  expect(await jiangsu()).toMatchObject({ state: 'OFF_HOURS', closedUntil: '2027-03-02T01:00:00.000Z' });
});

test('a stopped connection shows its reason and comes first; a partner sees no connection', async () => {
  await at.db.query(
    `update app.bureaus set stopped = '{"zh":"管局答复 5","en":"5 wrong password"}' where province = '110000'`,
  );
  expect((await board())[0]).toMatchObject({ province: '110000', state: 'STOPPED', sentence: '5 wrong password' });
  expect(await board(at.people.partner.actor)).toEqual([]);
});

test('uses one statement for any number of connections', async () => {
  const seen: string[] = [];
  const { actor } = at.people.supervisor;
  await transaction(at.db.app, actor, (tx) => {
    const counting = Object.assign(Object.create(tx), {
      client: {
        query: (asked: { text: string }) => {
          seen.push(asked.text);
          return tx.client.query(asked);
        },
      },
    });
    return loadGateway(at.db.app, counting, { actor, language: 'zh' });
  });
  expect(seen).toHaveLength(1);
});

test('a province is filed over the connection that its row names', async () => {
  const [beijing] = await at.db.query(`select id from app.bureaus where province = '110000'`);
  await at.db.query(`update app.bureau_provinces set bureau_id = $1 where province = '320000'`, [beijing?.id]);
  const rows = await board();
  expect(rows.find((row) => row.province === '110000')?.provinces.map((one) => one.code)).toEqual(['110000', '320000']);
  expect(rows.find((row) => row.province === '320000')?.provinces).toEqual([]);
});
