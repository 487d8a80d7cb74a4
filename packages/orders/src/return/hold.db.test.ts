import { transaction } from '@beian/database/transaction';
import type { LiveEvent } from '@beian/domain/order';
import type { Actor } from '@beian/domain/staff';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import {
  moreRecords,
  type People,
  type SeededRecord,
  seedOtherPartner,
  seedPeople,
  seedRecords,
} from '@beian/testing/fixtures';
import { fireTimer, orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PerformOutcome } from '../event/perform-call.ts';
import { readNotice } from '../notices/notice-texts.ts';
import { listOrderIds } from '../order-list/order-pages.ts';
import { loadOrders } from '../order-list/orders.ts';
import { perform } from '../perform/perform.ts';
import { takeNext } from '../take-next/take-next.ts';
import { fireDueTimers } from '../timers/timers.ts';

let db: TestDatabase;
let people: People;
let records: readonly SeededRecord[];
const HOUR = 3_600_000;

beforeAll(async () => {
  db = await testDatabase();
  // 10:00 on the Wednesday before the week of the National Day, which ends on Wednesday, 7 October.
  await db.travel('2026-09-30T02:00:00.000Z');
  records = await seedRecords(db, moreRecords(5));
  people = await seedPeople(db);
});
afterAll(() => db?.close());

const partner = () => people.partner.actor;
const reviewer = () => people.reviewers[0].actor;
const act = (actor: Actor, event: LiveEvent, orderId: string, call: { token?: string; input?: unknown } = {}) =>
  transaction(db.app, actor, (tx) => perform(db.app, tx, { event, actor, orderId, input: {}, ...call }));
const codes = (outcome: PerformOutcome) => (outcome.ok ? ['ok'] : outcome.refusal.reasons.map((one) => one.code));
const view = async (actor: Actor, id: string) => {
  const [order] = await transaction(db.app, actor, (tx) =>
    loadOrders(db.app, tx, { actor, ids: [id], parts: ['items', 'actions', 'dueWhy'], language: 'zh' }),
  );
  return order;
};
const opened = (nth: number, state: 'INITIAL_REVIEW' | 'PHOTO_REVIEW') => {
  const record = records[nth];
  if (record === undefined) throw new Error('no such record');
  return orderInState(db, people, record, state);
};
/** The name of the website is awaited. */
const awaited = { reasons: [{ code: 'WEB-01', item: 'website.name', advice: '请提供与执照一致的名称' }] };
const ofWhole = { reasons: [{ code: 'ORD-14', item: null }] };
const hold = async (orderId: string, input: object = awaited, actor = reviewer()) => {
  await act(actor, 'claim', orderId);
  const token = (await view(actor, orderId))?.lease?.token ?? '';
  return act(actor, 'holdForApplicant', orderId, { token, input });
};
const save = (orderId: string, field: string, value: string) =>
  act(partner(), 'saveDraft', orderId, { input: { fields: [{ field, value }] } });
/** The clock of the database runs on meanwhile: to five minutes. */
const near = (at: string) => new Date(Math.round(Date.parse(at) / 300_000) * 300_000).toISOString();
const openTimers = async (orderId: string) => {
  const rows = await db.query<{ raises: string; share: number; due: string }>(
    `select raises, share, app.iso(due_at) as due from app.timers where order_id = $1 and fired_at is null and closed_at is null order by due_at`,
    [orderId],
  );
  return rows.map((row) => ({ ...row, due: near(row.due) }));
};
const clock = async (orderId: string) => {
  const [row] = await db.query(
    `select state, duty, app.iso(duty_since) as since, app.iso(due_at) as due, due_level as level, paused_clock as paused from app.orders where id = $1`,
    [orderId],
  );
  if (row === undefined) throw new Error('no such order');
  const { paused } = row;
  return {
    ...row,
    since: near(row.since),
    due: near(row.due),
    paused: paused && { ...paused, since: near(paused.since), leftMs: Math.round(paused.leftMs / 300_000) * 300_000 },
  };
};
const fireOpen = async (orderId: string) => {
  for (const { id } of await db.query(
    `select id from app.timers where order_id = $1 and fired_at is null and closed_at is null and due_at <= app.now() order by due_at`,
    [orderId],
  ))
    await fireTimer(db.worker, id);
};

describe('a wait for a supplement', () => {
  let orderId: string;

  test('needs the lease, and exactly one thing that the applicant can send', async () => {
    orderId = await opened(0, 'INITIAL_REVIEW');
    expect(codes(await act(reviewer(), 'holdForApplicant', orderId, { token: '', input: awaited }))).toContain(
      'NOT_CLAIMED',
    );
    expect(codes(await act(partner(), 'holdForApplicant', orderId, { input: awaited }))).toEqual(['NOT_POSSIBLE_NOW']);
    const second = await act(people.reviewers[1].actor, 'claim', orderId);
    expect(codes(second)).toEqual(['ok']);
    expect(codes(await hold(orderId))).toContain('LEASE_LOST');
    const { lease } = (await view(people.reviewers[1].actor, orderId)) ?? {};
    await act(people.reviewers[1].actor, 'release', orderId, { token: lease?.token ?? '' });
    const photo = { reasons: [{ code: 'PHO-03', item: 'material.FACE_PHOTO' }] };
    expect(codes(await hold(orderId, photo))).toEqual(['AWAITED_CAN_BE_SENT']);
    const two = await hold(orderId, { reasons: [...awaited.reasons, ...ofWhole.reasons] });
    expect(two).toMatchObject({ ok: false, refusal: { code: 'INVALID_INPUT' } });
  });

  test('stops the clock and its timers, and gives the applicant two working days over the holiday', async () => {
    // Half of the working day passes, then another hour and a half: at 16:00 three hours are left.
    await db.travel(4.5 * HOUR);
    await fireOpen(orderId);
    await db.travel(1.5 * HOUR);
    expect(codes(await hold(orderId))).toEqual(['ok']);
    expect(await clock(orderId)).toEqual({
      state: 'SUPPLEMENT_PENDING',
      duty: 'supplement',
      since: '2026-09-30T08:00:00.000Z',
      due: '2026-10-09T08:00:00.000Z',
      level: 0,
      paused: { state: 'INITIAL_REVIEW', since: '2026-09-30T02:00:00.000Z', level: 50, leftMs: 3 * HOUR },
    });
    expect(await openTimers(orderId)).toEqual([{ raises: 'expireHold', share: 1, due: '2026-10-09T08:00:00.000Z' }]);
    expect(await view(reviewer(), orderId)).toMatchObject({
      stateLabel: '待补件',
      move: 'applicant',
      lease: null,
      marks: ['PAUSED'],
      due: { level: 0, label: '补件' },
      assignee: { id: reviewer().id },
    });
  });

  test('tells applicant and partner what is awaited, and lets them change that alone', async () => {
    const [notice] = await db.query(
      `select id from app.notices where order_id = $1 and name = 'supplementAsked' and channel = 'mail' limit 1`,
      [orderId],
    );
    const read = await transaction(db.worker, { kind: 'system', id: 'clock', name: 'clock', roles: ['clock'] }, (tx) =>
      readNotice(db.worker, tx, notice?.id),
    );
    expect(JSON.stringify(read?.content.letter)).toContain('请提供与执照一致的名称');
    const item = (await view(partner(), orderId))?.items?.find(({ key }) => key === 'website.name');
    expect(item).toMatchObject({ flagged: true, reasons: [{ code: 'WEB-01', advice: '请提供与执照一致的名称' }] });
    expect(await act(partner(), 'submitSupplement', orderId)).toMatchObject({
      refusal: { reasons: [{ code: 'REASON_NOT_ANSWERED', ruleId: 'L-supplement' }] },
    });
    expect(await save(orderId, 'website.remark', '备注')).toMatchObject({
      refusal: { reasons: [{ code: 'NOT_FLAGGED', ruleId: 'L-supplement' }] },
    });
    expect(codes(await save(orderId, 'website.name', '测试样例改名站点'))).toEqual(['ok']);
  });

  test('is of its partner alone', async () => {
    const stranger = (await seedOtherPartner(db)).actor;
    expect(codes(await act(stranger, 'submitSupplement', orderId))).toEqual(['ORDER_NOT_FOUND']);
    expect(await view(stranger, orderId)).toBeUndefined();
  });

  test('ends with the supplement: the clock runs on with the three hours, and the warning that had not fired is due anew', async () => {
    // 11:00 on Thursday, 8 October: two working hours after the holiday.
    await db.travel('2026-10-08T03:00:00.000Z');
    const left = (await view(reviewer(), orderId))?.due?.pausedSecondsLeft ?? 0;
    expect(codes(await act(partner(), 'submitSupplement', orderId))).toEqual(['ok']);
    const [resumed] = await db.query(
      `select extract(epoch from o.due_at - e.at)::float8 as seconds from app.orders o join app.order_events e on e.order_id = o.id
       where o.id = $1 and e.event = 'submitSupplement'`,
      [orderId],
    );
    expect(Math.round(resumed?.seconds)).toBe(left);
    expect(await clock(orderId)).toEqual({
      state: 'INITIAL_REVIEW',
      duty: 'initialReview',
      since: '2026-09-30T02:00:00.000Z',
      due: '2026-10-08T06:00:00.000Z',
      level: 50,
      paused: null,
    });
    expect(await openTimers(orderId)).toEqual([
      { raises: 'warn', share: 0.75, due: '2026-10-08T03:45:00.000Z' },
      { raises: 'breach', share: 1, due: '2026-10-08T06:00:00.000Z' },
    ]);
    const order = await view(reviewer(), orderId);
    expect(order?.due?.pausedSecondsLeft).toBeNull();
    expect(order?.dueWhy).toMatchObject({
      countsTo: order?.due?.at,
      countedSeconds: 9 * 3600,
      moves: [{ label: '提交补件', to: order?.due?.at }],
    });
    const told = await db.query(`select kind from app.partner_events where order_id = $1 order by at`, [orderId]);
    expect(told.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['order.held', 'order.resumed']));
  });

  test('is listed once it has ended, by the duty that it interrupted and by who began it', async () => {
    const waited = async (from: string, before: string, who = '') => {
      const filter = { waited: `${from}_${before}${who}` };
      const page = await transaction(db.app, reviewer(), (tx) =>
        listOrderIds(tx, { actor: reviewer(), filter, first: 10 }),
      );
      return page.ids;
    };
    const eighth = ['2026-10-07T16:00:00.000Z', '2026-10-08T16:00:00.000Z'] as const;
    expect(await waited(...eighth)).toEqual([orderId]);
    expect(await waited(...eighth, '.initialReview')).toEqual([orderId]);
    expect(await waited(...eighth, `.${reviewer().id}`)).toEqual([orderId]);
    expect(await waited(...eighth, '.photoReview')).toEqual([]);
    expect(await waited(...eighth, `.${people.reviewers[1].actor.id}`)).toEqual([]);
    // The day on which it began.
    expect(await waited('2026-09-29T16:00:00.000Z', '2026-09-30T16:00:00.000Z')).toEqual([]);
  });

  test('is offered to the same reviewer first, and is possible once per round', async () => {
    const other = people.reviewers[1].actor;
    const next = (actor: Actor, key: string) =>
      transaction(db.app, actor, (tx) => takeNext(db.app, tx, { actor, key, parts: [], language: 'en' }));
    expect(await next(other, 'other')).toMatchObject({ ok: true, orderId: null });
    expect(await next(reviewer(), 'same')).toMatchObject({ ok: true, orderId });
    const token = (await view(reviewer(), orderId))?.lease?.token ?? '';
    expect(codes(await act(reviewer(), 'holdForApplicant', orderId, { token, input: awaited }))).toEqual([
      'HELD_ONCE_PER_ROUND',
    ]);
  });
});

test('over a weekend the clock ends the wait, and the review goes back to where it was', async () => {
  // 17:30 on Friday, 16 October.
  await db.travel('2026-10-16T09:30:00.000Z');
  const orderId = await opened(1, 'PHOTO_REVIEW');
  expect(codes(await hold(orderId, { reasons: [{ code: 'PHO-03', item: 'material.FACE_PHOTO' }] }))).toEqual([
    'AWAITED_CAN_BE_SENT',
  ]);
  expect(codes(await hold(orderId, ofWhole))).toEqual(['ok']);
  expect(codes(await save(orderId, 'website.name', '测试样例改名站点'))).toEqual(['NOT_FLAGGED']);
  const [timer] = await openTimers(orderId);
  expect(timer).toEqual({ raises: 'expireHold', share: 1, due: '2026-10-20T09:30:00.000Z' });
  await db.travel('2026-10-20T09:31:00.000Z');
  await fireOpen(orderId);
  expect(await clock(orderId)).toMatchObject({
    state: 'PHOTO_REVIEW',
    due: '2026-10-21T09:30:00.000Z',
    level: 0,
    paused: null,
  });
});

test('a reviewer ends it, and withdrawn it drops the clock', async () => {
  const ended = await opened(2, 'INITIAL_REVIEW');
  await hold(ended);
  expect(codes(await act(people.reviewers[1].actor, 'resumeReview', ended))).toEqual(['ok']);
  const withdrawn = await opened(3, 'INITIAL_REVIEW');
  await hold(withdrawn);
  expect(codes(await act(partner(), 'withdraw', withdrawn))).toEqual(['ok']);
  expect([await clock(ended), await clock(withdrawn)]).toMatchObject([
    { state: 'INITIAL_REVIEW', paused: null },
    { state: 'DRAFT', duty: 'applicantMove', paused: null },
  ]);
});

test('when the applicant submits as the time runs out, one of the two ends it', async () => {
  const orderId = await opened(4, 'INITIAL_REVIEW');
  await hold(orderId, ofWhole);
  const [timer] = await openTimers(orderId);
  await db.travel(new Date(Date.parse(timer?.due ?? '') + 600_000).toISOString());
  const [sent] = await Promise.all([
    act(partner(), 'submitSupplement', orderId),
    fireDueTimers(db.worker, { limit: 50 }),
  ]);
  const ends = await db.query(
    `select event from app.order_events where order_id = $1 and event in ('submitSupplement', 'expireHold')`,
    [orderId],
  );
  expect(ends).toHaveLength(1);
  expect(codes(sent)).toEqual(ends[0]?.event === 'submitSupplement' ? ['ok'] : ['NOT_POSSIBLE_NOW']);
  expect(await clock(orderId)).toMatchObject({ state: 'INITIAL_REVIEW', paused: null });
});
