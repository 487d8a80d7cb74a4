import { transaction } from '@beian/database/transaction';
import {
  maxQueueViews,
  type OrderFlag,
  type OrderSort,
  orderFlags,
  orderSorts,
  type QueueDeskChange,
} from '@beian/domain/order';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { type People, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeQueueDesk } from '../saved-views/queue-desk.ts';
import { loadQueueDesk } from '../saved-views/queue-desk-views.ts';
import type { OrderPart } from '../views/order-view.ts';
import { listOrderIds, type OrderPageQuery } from './order-pages.ts';
import { listOrders, loadOrders } from './orders.ts';
import { readPlanFor } from './parts.ts';

const COPIES = 60;
let db: TestDatabase;
let people: People;
let orderId: string;
beforeAll(async () => {
  db = await testDatabase();
  const [record] = await seedRecords(db);
  people = await seedPeople(db);
  if (record === undefined) throw new Error('no record');
  orderId = await orderInState(db, people, record, 'INITIAL_REVIEW');
  // The test is about lists, not about events: inserted copies of a finished order, some with equal times.
  await db.query(
    `insert into app.orders select (json_populate_record(o, json_build_object('id', o.id || '-' || n, 'number', o.number || lpad(n::text, 6, '0'),
       'locked', false, 'due_at', app.now() + (n % 7) * interval '1 hour', 'due_level', (array[0, 75, 100])[1 + n % 3],
       'submitted_at', case when n % 5 > 0 then app.now() - (n % 11) * interval '1 hour' end,
       'updated_at', app.now() - (n % 4) * interval '1 minute', 'province', (array['320000', '330000'])[1 + n % 2],
       'lease_holder', (array[$2, $3, null])[1 + n % 3], 'lease_until', app.now() + (n % 2 - 0.5) * interval '1 hour'))).*
     from app.orders o, generate_series(1, ${COPIES}) n where o.id = $1`,
    [orderId, people.reviewers[0].actor.id, people.reviewers[1].actor.id],
  );
});
afterAll(() => db.close());

const list = (asked: Omit<OrderPageQuery, 'actor'>, actor = people.reviewers[0].actor) =>
  transaction(db.app, actor, (tx) => listOrderIds(tx, { ...asked, actor }));

const parts: readonly OrderPart[] = [
  ...(['actions', 'verdicts', 'timeline', 'calls', 'notes', 'advice', 'escalations', 'reveals', 'notices'] as const),
  ...([
    'attempts',
    'smsChecks',
    'report',
    'answers',
    'record',
    'domainChecks',
    'serviceCode',
    'curtain',
    'photoGuide',
    'photoReview',
  ] as const),
  ...(['bureauAppPhoto', 'faceCheck', 'verificationForm', 'eta', 'items'] as const),
];

describe('parts of orders', () => {
  test('are the same together, separately and on a page, for staff and for a partner', async () => {
    for (const { actor } of [people.reviewers[0], people.partner]) {
      const ask = (asked: readonly OrderPart[], ids = [orderId]) =>
        transaction(db.app, actor, (tx) => loadOrders(db.app, tx, { actor, ids, parts: asked, language: 'zh' }));
      const alone: object = {};
      // Values that depend on the time differ between two statements.
      const still = ({ due: _, ...order }: object & { due?: unknown }) => order;
      for (const part of parts) Object.assign(alone, ...(await ask([part])).map(still));
      const [together] = (await ask(parts)).map(still);
      expect(together).toEqual(alone);
      const two = await ask(parts, [`${orderId}-1`, orderId, 'order_none']);
      expect(two.map(({ id }) => id)).toEqual([`${orderId}-1`, orderId]);
      expect(still(two[1] ?? {})).toEqual(alone);
      const page = { filter: { ids: [orderId] }, first: 5 };
      const listed = await transaction(db.app, actor, (tx) =>
        listOrders(db.app, tx, { actor, page, parts, language: 'zh' }),
      );
      expect(listed.orders.map(still)).toEqual([alone]);
    }
  });

  test('a connection keeps few statements for any combination of parts; beyond them all parts are read and only the requested ones returned', async () => {
    const { actor } = people.partner;
    const names = new Set<string>();
    const combined = fc.sample(fc.subarray([...parts]), { numRuns: 300, seed: 1 });
    for (const some of combined) names.add(readPlanFor(actor, some).name);
    expect(names.size).toBeLessThanOrEqual(42);
    const last = readPlanFor(actor, ['photoGuide', 'attempts', 'smsChecks', 'bureauAppPhoto', 'record', 'notices']);
    expect(last.own.map(({ name }) => name)).toEqual(expect.arrayContaining(['timeline', 'facts', 'content']));
    expect(last.own.some(({ desk }) => desk)).toBe(false);
    const asked = {
      actor,
      ids: [orderId],
      parts: ['photoGuide', 'record', 'notices', 'smsChecks'],
      language: 'en',
    } as const;
    const [order] = await transaction(db.app, actor, (tx) => loadOrders(db.app, tx, asked));
    expect(order).toMatchObject({ photoGuide: {}, record: {}, notices: expect.any(Array), smsChecks: [] });
    expect(order).not.toHaveProperty('timeline');
  });
});

describe('pages of orders', () => {
  test('forward and back give the same rows, each once, in the requested order', async () => {
    const optional = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
    const asked = fc.record({
      sort: optional(Object.keys(orderSorts) as OrderSort[]),
      descending: optional([true, false]),
      size: fc.integer({ min: 1, max: 40 }),
      stage: optional(['DONE', 'ALL'] as const),
      province: optional(['320000', '330000']),
      holder: optional(['ME', 'NOBODY', people.reviewers[1].actor.id]),
      flag: optional(Object.keys(orderFlags) as OrderFlag[]),
    });
    const read = async ({
      size,
      sort,
      descending,
      ...wanted
    }: typeof asked extends fc.Arbitrary<infer T> ? T : never) => {
      const defined = (of: object) => Object.fromEntries(Object.entries(of).filter(([, one]) => one !== undefined));
      const what = { filter: defined(wanted), ...defined({ sort, descending }) };
      const forward: string[][] = [];
      let page = await list({ ...what, first: size });
      const { totalCount } = page;
      forward.push([...page.ids]);
      while (page.hasNextPage) {
        page = await list({ ...what, first: size, after: page.cursorAt(-1) ?? '' });
        forward.push([...page.ids]);
      }
      const back: string[][] = [[...page.ids]];
      while (page.hasPreviousPage && page.cursorAt(0) !== undefined) {
        page = await list({ ...what, last: size, before: page.cursorAt(0) });
        if (page.ids.length > 0) back.unshift([...page.ids]);
      }
      expect(back.flat()).toEqual(forward.flat());
      expect(new Set(forward.flat()).size).toBe(totalCount);
      const whole = forward.flat();
      const done = wanted.stage === 'DONE' && (sort ?? 'DUE') === 'DUE';
      const key = done
        ? 'updated_at'
        : { DUE: 'due_at', SUBMITTED: 'submitted_at', UPDATED: 'updated_at' }[sort ?? 'DUE'];
      const way = done || (sort !== undefined && descending === true) ? 'desc' : 'asc';
      const sorted = await db.query<{ id: string }>(
        `select id from app.orders where id = any($1) order by coalesce(${key}, 'infinity') ${way}, id ${way}`,
        [whole],
      );
      expect(whole).toEqual(sorted.map((row) => row.id));
    };
    await fc.assert(fc.asyncProperty(asked, read), { numRuns: 40 });
  });

  test('the filter by holder uses the current lease; a partner does not see the holder', async () => {
    const [me, other] = people.reviewers;
    const count = async (holder: string, actor = me.actor) => (await list({ filter: { holder } }, actor)).totalCount;
    const [mine, theirs, nobody] = [await count('ME'), await count(other.actor.id), await count('NOBODY')];
    expect([mine > 0, theirs > 0]).toEqual([true, true]);
    expect(mine + theirs + nobody).toBe(COPIES + 1);
    expect(await count('ME', other.actor)).toBe(theirs);
    for (const holder of ['ME', 'NOBODY', me.actor.id]) expect(await count(holder, people.partner.actor)).toBe(0);
  });

  test.each(['OPEN', undefined] as const)(
    'an order is found by its number, subject and domain (stage: %s)',
    async (stage) => {
      const [content] = await db.query('select domains[1] as domain from app.order_contents where order_id = $1', [
        orderId,
      ]);
      const found = async (search: string) => (await list({ filter: { stage, search } })).ids;
      expect(content?.domain).toMatch(/\./);
      expect(await found(` ${String(content?.domain).toUpperCase()} `)).toEqual([orderId]);
      // A list with finished orders is searched by the index of the global search, which knows parts of domains.
      expect(await found(String(content?.domain).slice(1))).toEqual(stage === undefined ? [orderId] : []);
      const inList = stage === undefined ? COPIES + 1 : 1;
      expect((await list({ filter: { stage, search: 'BD26' } })).totalCount).toBe(inList);
      const [order] = await db.query('select number, subject_name from app.orders where id = $1', [orderId]);
      expect(await found(String(order?.subject_name).slice(1, 4))).toContain(orderId);
      // Copies have longer numbers with the same beginning.
      expect((await list({ filter: { stage, search: String(order?.number) } })).totalCount).toBe(inList);
      expect(await found('%')).toEqual([]);
      expect(await found(`\0${String(content?.domain)}`)).toEqual([orderId]);
    },
  );

  test('flags select overdue orders and orders at risk', async () => {
    const count = async (flag: OrderFlag) => (await list({ filter: { flag } })).totalCount;
    expect([await count('OVERDUE'), await count('AT_RISK'), await count('RECTIFICATION')]).toEqual([20, 20, 0]);
    await expect(list({ after: 'nonsense' })).rejects.toThrow(RangeError);
  });

  test('a partner cannot find out staff flags by filtering its list', async () => {
    await db.query(
      `update app.orders set call_again_at = app.now() - interval '1 hour', escalation_id = 'escalation_any' where id = $1`,
      [orderId],
    );
    const count = async (flag: OrderFlag, actor = people.partner.actor) =>
      (await list({ filter: { flag } }, actor)).totalCount;
    for (const flag of ['CALL_DUE', 'ESCALATED'] as const) {
      expect([await count(flag, people.reviewers[0].actor), await count(flag)]).toEqual([1, 0]);
    }
    expect(await count('OVERDUE')).toBe(20);
    await db.query('update app.orders set call_again_at = null, escalation_id = null where id = $1', [orderId]);
  });
});

describe('saved views', () => {
  const [me, other] = [() => people.reviewers[0].actor, () => people.reviewers[1].actor];
  let nth = 0;
  const change = (what: QueueDeskChange, { actor = me(), key = `k${++nth}` } = {}) =>
    transaction(db.app, actor, (tx) => changeQueueDesk(db.app, tx, { actor, change: what, key }));
  const desk = (actor = me()) =>
    transaction(db.app, actor, (tx) => loadQueueDesk(db.app, tx, { actor, language: 'en' }));
  const names = async (actor = me()) => (await desk(actor)).views.map((one) => one.name);

  test('are added once per key, renamed, ordered and removed; each person has their own', async () => {
    expect(await desk()).toMatchObject({ arranged: false, density: 'NORMAL', views: [] });
    expect((await desk(people.supervisor.actor)).columns).toContain('submitted');
    const filter = { stage: 'ALL', province: '320000', flag: 'OVERDUE', sort: 'SUBMITTED', descending: true } as const;
    for (const key of ['once', 'once']) {
      expect(await change({ change: 'addQueueView', name: ' 江苏超时 ', filter }, { key })).toEqual({ ok: true });
    }
    await change({ change: 'addQueueView', name: 'Mine', filter: { stage: 'ALL', holder: 'ME' } });
    const [first, second] = (await desk()).views;
    expect(first).toMatchObject({ name: '江苏超时', filter, missing: [] });
    await change({ change: 'orderQueueViews', ids: [second?.id ?? '', first?.id ?? ''] });
    await change({ change: 'changeQueueView', id: first?.id ?? '', name: 'Jiangsu' });
    expect(await names()).toEqual(['Mine', 'Jiangsu']);
    expect(await names(other())).toEqual([]);
    expect(await change({ change: 'removeQueueView', id: first?.id ?? '' }, { actor: other() })).toMatchObject({
      ok: false,
      refusal: { code: 'NOT_FOUND' },
    });
    await change({ change: 'removeQueueView', id: first?.id ?? '' });
    expect(await names()).toEqual(['Mine']);
    await change({ change: 'arrangeQueue', columns: ['updated', 'subject'], density: 'COMPACT' });
    expect(await desk()).toMatchObject({ columns: ['subject', 'updated'], density: 'COMPACT', arranged: true });
  });

  test('have the same shape as the URL; a partner has none; nothing typed is stored unsealed', async () => {
    const odd = { change: 'addQueueView', name: '', filter: { stage: 'INITIAL', search: '张三' } } as never;
    const refused = await change(odd);
    if (refused.ok) throw new Error('it was kept');
    expect(refused.refusal.reasons.map((one) => one.field).sort()).toEqual(['filter', 'name']);
    const by = { actor: people.partner.actor };
    const whose = await change({ change: 'addQueueView', name: 'x', filter: { stage: 'ALL' } }, by);
    expect(whose).toMatchObject({ ok: false, refusal: { code: 'NOT_POSSIBLE' } });
    const [stored] = await db.query(`select string_agg(to_jsonb(v)::text, '') || (select string_agg(details::text, '')
      from app.audit where action like '%Queue%') as all from app.staff_views v`);
    expect(stored?.all).not.toContain('Mine');
    for (let n = (await desk()).views.length; n < maxQueueViews; n += 1)
      await change({ change: 'addQueueView', name: `v${n}`, filter: { stage: 'ALL' } });
    const more = await change({ change: 'addQueueView', name: 'more', filter: { stage: 'ALL' } });
    expect(more).toMatchObject({ refusal: { reasons: [{ code: 'TOO_MANY_VIEWS' }] } });
  });

  test('leave out values that no longer exist, and a sentence says so', async () => {
    const id = (await desk()).views[0]?.id ?? '';
    await change({
      change: 'changeQueueView',
      id,
      filter: { stage: 'ALL', holder: other().id, kind: 'CHANGE_WEBSITE' },
    });
    expect((await desk()).views[0]).toMatchObject({ filter: { holder: other().id }, missing: [] });
    await db.query('update app.staff set active = false where id = $1', [other().id]);
    await db.query(`update app.staff_views set filter = filter || '{"flag":"FORMER","colour":"red"}' where id = $1`, [
      id,
    ]);
    const [view] = (await desk()).views;
    expect(view?.filter).toEqual({ stage: 'ALL', kind: 'CHANGE_WEBSITE' });
    expect(view?.missing.join()).toMatch(/has left.*flag|flag.*has left/);
    expect(view?.missing).toHaveLength(3);
  });
});
