import { system, transaction } from '@beian/database/transaction';
import type { MaterialKind } from '@beian/domain/filing';
import type { Actor } from '@beian/domain/staff';
import { bilingual } from '@beian/domain/text';
import { loadOrders } from '@beian/orders/order-list';
import { pushOrders } from '@beian/orders/push-orders';
import { loadHandOver, seedConnection } from '@beian/submissions/connections';
import { findUncheckedContent, type ReportCheck, storeReportCheck } from '@beian/submissions/submissions';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { type People, type SeededRecord, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { attach, judgeItems, orderInState, performAs, type Walk } from '@beian/testing/orders';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadLateFindings } from './late-finding-pages.ts';
import { listLateFindingIds } from './quality-lists.ts';

let db: TestDatabase;
let people: People;
let records: readonly SeededRecord[];

beforeAll(async () => {
  db = await testDatabase();
  records = await seedRecords(db);
  people = await seedPeople(db);
  const account = { province: '320000', ispId: '320000000999', userName: 'test', password: 'test' };
  await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
});
afterAll(() => db?.close());

const record = (at: number): SeededRecord => {
  const found = records[at];
  if (found === undefined) throw new Error('no such record');
  return found;
};

describe('eighteen items, two of them returned', () => {
  const flagged = ['website.name', 'website.remark'];
  let walk: Walk;
  let reviewer: Actor;
  let partner: Actor;
  const seen = async (actor = reviewer) => {
    const [order] = await transaction(db.app, actor, (tx) =>
      loadOrders(db.app, tx, { actor, ids: [walk.orderId], parts: ['items', 'timeline'], language: 'en' }),
    );
    return order;
  };
  const review = async () => (await seen())?.items?.filter((item) => item.inReview) ?? [];
  const change = (values: Record<string, string>) =>
    performAs(walk, partner, 'saveDraft', {
      input: { fields: Object.entries(values).map(([field, value]) => ({ field, value })) },
    });

  beforeAll(async () => {
    reviewer = people.reviewers[0].actor;
    partner = people.partner.actor;
    walk = { db, people, record: record(0), province: '320000', orderId: '' };
    await performAs(walk, partner, 'openOrder', { input: { kind: 'CHANGE_WEBSITE' } });
    await change({
      'website.name': '测试样例新站点',
      'website.homeUrl': 'tea-test.example',
      'website.remark': '测试备注',
      'website.principal.mobile': '13000000955',
      'website.principal.officePhone': '025-88880955',
      'website.principal.emergencyPhone': '13000000956',
      'website.principal.email': 'new@tea-test.example',
      'website.principal.idValidUntil': '2046-12-31',
    });
    for (const kind of (await seen())?.missingMaterials ?? []) await attach(walk, kind);
    const more: MaterialKind[] = [
      'DOMAIN_CERT',
      'AUTHORISATION',
      'SITE_PLAN',
      'COMMITMENT',
      'PHONE_BILLS',
      'STAFFING_LETTER',
      'CONFIRMATION_LETTER',
      'CHANGE_PROOF',
      'AGE_PROOF',
      'RESIDENCE_PERMIT',
    ];
    for (const kind of more) if ((await review()).length < 18) await attach(walk, kind);
    await performAs(walk, partner, 'submit');
    // The photo passes after the initial review, and the order is then returned.
    const token = await judgeItems(db, people, walk.orderId, []);
    await performAs(walk, reviewer, 'logCall', { input: { outcome: 'REACHED' } });
    await performAs(walk, reviewer, 'approveInitialReview', { token });
    await attach(walk, 'FACE_PHOTO');
    await performAs(walk, partner, 'submitPhoto');
    await performAs(walk, reviewer, 'approvePhoto', { token: await judgeItems(db, people, walk.orderId, []) });
    const reasons = flagged.map((item) => ({ code: 'WEB-01', item }));
    await performAs(walk, reviewer, 'sendBack', { input: { reasons } });
    await change({ 'website.name': '测试样例更好的站点', 'website.remark': '测试备注二' });
    await performAs(walk, partner, 'submit');
  });

  test('after the correction exactly two items are to review, with the returned content beside them; the photo stays valid', async () => {
    const items = await review();
    expect(items).toHaveLength(18);
    expect(items.filter((item) => item.verdict === null).map((item) => item.key)).toEqual(flagged);
    expect(items.filter((item) => item.sinceReturn === 'CHANGED').map((item) => item.key)).toEqual(flagged);
    expect(items[0]).toMatchObject({
      key: 'website.name',
      registered: ['测试样例茶业'],
      lastReturned: ['测试样例新站点'],
      now: ['测试样例更好的站点'],
      passedBefore: null,
    });
    const rest = items.filter((item) => !flagged.includes(item.key));
    expect(rest.every((item) => item.verdict === 'pass' && item.passedBefore?.round === 1)).toBe(true);
  });

  test('an objection to content that passed before the return is a late finding, stored with the same event', async () => {
    const email = (await review()).find((item) => item.key === 'website.principal.email');
    const token = await judgeItems(db, people, walk.orderId, []);
    const reasons = [{ code: 'CON-06' }];
    const input = { item: email?.key, hash: email?.hash, verdict: 'return', reasons };
    await performAs(walk, reviewer, 'recordVerdict', { token, input });
    await performAs(walk, reviewer, 'returnForCorrection', { token });

    const read = async (actor: Actor) =>
      transaction(db.app, actor, async (tx) =>
        loadLateFindings(tx, { actor, ids: (await listLateFindingIds(tx, { actor })).ids, language: 'en' }),
      );
    expect(await read(people.supervisor.actor)).toMatchObject([
      {
        item: 'website.principal.email',
        round: 2,
        passedRound: 1,
        passedByName: reviewer.name,
        staffName: reviewer.name,
      },
    ]);
    // A reviewer sees only their own late findings.
    expect(await read(reviewer)).toHaveLength(1);
    expect(await read(people.reviewers[1].actor)).toEqual([]);
    const [event] = await db.query(
      `select input from app.order_events where order_id = $1 and event = 'returnForCorrection'`,
      [walk.orderId],
    );
    expect(event?.input.late).toEqual(['website.principal.email']);
    const told = (await seen())?.timeline?.find((one) => one.event === 'returnForCorrection');
    expect(told?.detail).toContain('Late finding');
    const toldPartner = (await seen(partner))?.timeline?.find((one) => one.event === 'returnForCorrection');
    expect(toldPartner?.detail).toBe('CON-06');

    // After a change an objection is no late finding, and the photo is not requested again.
    await change({ 'website.principal.email': 'newer@tea-test.example' });
    await performAs(walk, partner, 'submit');
    // Content objected to once is no late finding when it comes back.
    const newer = (await review()).find((item) => item.key === 'website.principal.email');
    const again = await judgeItems(db, people, walk.orderId, []);
    await performAs(walk, reviewer, 'recordVerdict', { token: again, input: { ...input, hash: newer?.hash } });
    await performAs(walk, reviewer, 'returnForCorrection', { token: again });
    await change({ 'website.principal.email': 'new@tea-test.example' });
    await performAs(walk, partner, 'submit');
    const back = (await review()).find((item) => item.key === 'website.principal.email');
    expect([back?.hash, back?.passedBefore, (await read(people.supervisor.actor)).length]).toEqual([
      email?.hash,
      null,
      1,
    ]);

    const items = await review();
    expect(items.filter((item) => item.verdict === null).map((item) => item.key)).toEqual(['website.principal.email']);
    const next = await judgeItems(db, people, walk.orderId, []);
    await performAs(walk, reviewer, 'logCall', { input: { outcome: 'REACHED' } });
    await performAs(walk, reviewer, 'approveInitialReview', { token: next });
    expect((await seen())?.state).toBe('SUBMISSION_PENDING');
  });

  test('a reason that does not match the item is refused', async () => {
    const reasons = [{ code: 'PHO-03', item: 'website.name' }];
    await expect(performAs(walk, reviewer, 'sendBack', { input: { reasons } })).rejects.toThrow('REASON_DOES_NOT_FIT');
  });
});

describe('many orders pushed in one call', () => {
  let orders: string[];
  let second: Actor;
  const ready = async (orderId: string, problems: ReportCheck['problems'] = []) => {
    await db.query('delete from app.report_checks where order_id = $1', [orderId]);
    await transaction(db.worker, system('bureau'), async (tx) => {
      const hash = await findUncheckedContent(tx, orderId);
      const check = { fields: [], attachments: [], problems, xmlBytes: 1 };
      if (hash !== undefined) await storeReportCheck(db.worker, tx, orderId, hash, check);
    });
  };
  const calls = async (ids: readonly string[]) => {
    const rows = await db.query<{ id: string; version: number }>(
      'select id, version from app.orders where id = any($1)',
      [ids],
    );
    return ids.map((id) => ({ id, version: rows.find((row) => row.id === id)?.version ?? 1 }));
  };
  const pushes = async (orderId: string | undefined) =>
    (await db.query(`select 1 from app.order_events where order_id = $1 and event = 'pushToBureau'`, [orderId])).length;
  const push = (actor: Actor, list: Awaited<ReturnType<typeof calls>>, key: string) =>
    pushOrders(db.app, { actor, orders: list, key, before: () => Promise.resolve() });
  const said = (outcome: Awaited<ReturnType<typeof push>>) =>
    outcome.ok
      ? outcome.results.map((one) => one.refusal?.reasons[0]?.code ?? 'pushed')
      : outcome.refusal.reasons.map((one) => one.code);

  beforeAll(async () => {
    second = people.reviewers[1].actor;
    const [first] = await db.query(`select id from app.orders where state = 'SUBMISSION_PENDING'`);
    orders = [first?.id, await orderInState(db, people, record(1), 'SUBMISSION_PENDING')];
    orders.push(await orderInState(db, people, record(2), 'SUBMISSION_PENDING'));
    for (const id of orders.slice(0, 2)) await ready(id);
    await ready(orders[2] ?? '', [{ field: 'website.name', message: bilingual('过长', 'Too long') }]);
  });

  test('the ready list groups orders by province with the state of the connection; a partner sees none', async () => {
    const list = (actor: Actor) =>
      transaction(db.app, actor, (tx) => loadHandOver(db.app, tx, { actor, language: 'en' }));
    expect(await list(second)).toMatchObject([
      { province: '320000', orders: 3, connection: { state: 'OPEN', backlog: 0 } },
    ]);
    expect(await list(people.partner.actor)).toEqual([]);
  });

  test('each order has its own result and its own four-eyes check; an invalid list is refused as a whole', async () => {
    const list = await calls(orders);
    expect(said(await push(people.reviewers[0].actor, list, 'k0'))).toEqual(['FOUR_EYES', 'FOUR_EYES', 'FOUR_EYES']);
    expect(said(await push(second, [], 'k0'))).toEqual(['WRONG_SHAPE']);
    expect(said(await push(second, [...list, ...list], 'k0'))).toEqual(['WRONG_SHAPE']);
    const mixed = await calls([orders[0] ?? '', orders[2] ?? '', 'order_none']);
    const outcome = await push(second, mixed, 'k1');
    expect(said(outcome)).toEqual(['pushed', 'NOT_REPORTABLE', 'ORDER_NOT_FOUND']);
    // The same call again gets the same answers and pushes nothing.
    expect(await push(second, mixed, 'k1')).toEqual(outcome);
    expect(await pushes(orders[0])).toBe(1);
    expect(said(await push(second, list, 'k1'))).toEqual(['KEY_REUSED']);
  });

  test('after an interruption the same call pushes the remaining orders, and none twice (ASVS 16.5.2)', async () => {
    await ready(orders[2] ?? '');
    const list = await calls(orders.slice(1));
    const blocker = await db.worker.pools.system.connect();
    await blocker.query(`begin; set local app.kind = 'system'; set local app.actor = 'clock'`);
    await blocker.query('select 1 from app.orders where id = $1 for update', [orders[2]]);
    const cut = expect(push(second, list, 'k2')).rejects.toThrow('the database is away');
    // The connection is cut while the second order waits for its row lock.
    for (let lost = false; !lost; ) {
      const rows = await db.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
           and query like '%lockOrder%'`,
      );
      lost = rows.length > 0;
    }
    await cut;
    await blocker.query('rollback');
    blocker.release();
    expect([await pushes(orders[1]), await pushes(orders[2])]).toEqual([1, 0]);
    expect(said(await push(second, list, 'k2'))).toEqual(['pushed', 'pushed']);
    expect([await pushes(orders[1]), await pushes(orders[2])]).toEqual([1, 1]);
  });
});
