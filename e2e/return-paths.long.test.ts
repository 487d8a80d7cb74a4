import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { drawMaterial } from '../scripts/lib/draw.mjs';
import { type Stack, startStack } from './stack.ts';
import {
  createDraft,
  createReadyToPush,
  newName,
  type Order,
  pushOrder,
  uploadMissingMaterials,
  waitForState,
  waitUntilPushable,
} from './steps.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack?.stop());

const partner = () => stack.partner;
const one = () => stack.reviewers[0];
/** The order, claimed by the first reviewer. */
const claimed = async (id: string): Promise<Order> => orderFlow.claim(one(), await one().order(id));
const reject = async (order: Order, event: string, item: string, code: string) => {
  let held = await claimed(order.id);
  for (const { key, hash } of held.items.filter((each: Order) => each.inReview && each.verdict !== 'pass'))
    held = await one().act('recordVerdict', {
      id: ['ID!', order.id],
      token: ['String!', held.lease.token],
      item: ['String!', key],
      hash: ['String!', hash],
      verdict: ['Verdict!', key === item ? 'return' : 'pass'],
      reasons: ['[VerdictReasonInput!]', key === item ? [{ code }] : []],
    });
  return orderFlow.decide(one(), event, held);
};
const notices = async (order: Order) => [
  ...new Set(
    (
      await stack.db.query<{ name: string }>(
        'select name from app.notices where order_id = $1 order by created_at, id',
        [order.id],
      )
    ).map(({ name }) => name),
  ),
];

describe('before the hand-over', () => {
  let order: Order;

  test('a rejected order shows its reasons, can be changed completely, and is submitted again', async () => {
    order = await orderFlow.sendVersionedEvent(partner(), 'submit', await createDraft(stack, 0));
    const held = await claimed(order.id);
    order = await one().act('rejectInitialReview', {
      id: ['ID!', order.id],
      version: ['Int!', held.version],
      token: ['String!', held.lease.token],
      reasons: ['[ReasonInput!]!', [{ code: 'ORD-01' }]],
    });
    expect(order.state).toBe('INITIAL_REJECTED');
    order = await orderFlow.saveValues(partner(), await partner().order(order.id), { 'website.name': `${newName}甲` });
    order = await orderFlow.sendVersionedEvent(partner(), 'submit', order);
    expect(order).toMatchObject({ state: 'INITIAL_REVIEW', round: 2 });
  });

  test('an order is withdrawn to a draft, changed, and abandoned; its subject is free again at once', async () => {
    order = await orderFlow.sendVersionedEvent(partner(), 'withdraw', order);
    expect(order.state).toBe('DRAFT');
    order = await orderFlow.saveValues(partner(), order, { 'website.name': `${newName}乙` });
    order = await orderFlow.sendVersionedEvent(partner(), 'abandon', order);
    expect(order.state).toBe('ABANDONED');
    expect(order.actions.filter((each: Order) => each.presence === 'ENABLED')).toEqual([]);
    const next = await createDraft(stack, 0);
    expect(next.state).toBe('DRAFT');
    await orderFlow.sendVersionedEvent(partner(), 'abandon', next);
    expect((await notices(order)).sort()).toEqual([
      'abandoned',
      'contactChanges',
      'rejected',
      'submitted',
      'withdrawn',
    ]);
  });

  test('a photo is refused and taken again; a supervisor reopens the review, and the verdicts stay', async () => {
    order = await orderFlow.sendVersionedEvent(partner(), 'submit', await createDraft(stack, 1));
    order = await orderFlow.passInitialReview(one(), order);
    const photograph = async (mark: string) => {
      order = await orderFlow.uploadMaterial(
        partner(),
        await partner().order(order.id),
        'FACE_PHOTO',
        await drawMaterial('FACE_PHOTO', mark),
      );
      order = await orderFlow.sendVersionedEvent(partner(), 'submitPhoto', order);
    };
    await photograph(`${order.number} one`);
    order = await reject(order, 'rejectPhoto', 'material.FACE_PHOTO', 'PHO-03');
    expect(order.state).toBe('VERIFICATION_PENDING');
    await expect(
      orderFlow.sendVersionedEvent(partner(), 'submitPhoto', await partner().order(order.id)),
    ).rejects.toThrow(/REASON_NOT_ANSWERED/);
    await photograph(`${order.number} two`);
    order = await orderFlow.passPhotoReview(one(), await one().order(order.id));
    expect(order.state).toBe('SUBMISSION_PENDING');

    order = await orderFlow.sendVersionedEvent(stack.supervisor, 'reopen', await stack.supervisor.order(order.id));
    expect(order.state).toBe('INITIAL_REVIEW');
    order = await orderFlow.decide(one(), 'approveInitialReview', await claimed(order.id));
    // The accepted photo still counts.
    expect(order.state).toBe('SUBMISSION_PENDING');
  });
});

describe('during the hand-over', () => {
  let order: Order;

  test('an order is recalled before its file has a number, returned and corrected; only flagged items are reviewed', async () => {
    order = await waitUntilPushable(stack, await createReadyToPush(stack, 2));
    // Without a worker the file gets no number.
    await stack.killWorker();
    order = await orderFlow.sendVersionedEvent(stack.reviewers[1], 'pushToBureau', order);
    order = await orderFlow.sendVersionedEvent(stack.reviewers[1], 'recall', order);
    expect(order.state).toBe('SUBMISSION_PENDING');
    order = await one().act('sendBack', {
      id: ['ID!', order.id],
      version: ['Int!', order.version],
      reasons: ['[ReasonInput!]!', [{ item: 'website.name', code: 'WEB-01' }]],
    });
    expect(order.state).toBe('CORRECTION_REQUIRED');
    await stack.startWorker();
    order = await orderFlow.saveValues(partner(), await partner().order(order.id), { 'website.name': `${newName}丙` });
    order = await orderFlow.sendVersionedEvent(partner(), 'submit', await uploadMissingMaterials(stack, order));
    const open = (await one().order(order.id)).items.filter((each: Order) => each.inReview && each.verdict === null);
    expect(open.map((each: Order) => each.key)).toEqual(['website.name']);
    order = await orderFlow.passInitialReview(one(), order);
    expect(order.state).toBe('SUBMISSION_PENDING');
  });

  test('after a technical code by download the upload has failed; it is pushed again under the next number and approved', async () => {
    order = await pushOrder(stack, order);
    order = await waitForState(stack, order.id, 'BUREAU_REVIEW');
    const { records } = (await stack.control('state')) as { records: { ztid: string; filingNumber: string }[] };
    const filed = records.find((each) => order.record.websites[0].filingNumber.startsWith(each.filingNumber));
    await stack.control('decide', { ztid: filed?.ztid, pass: false, codes: [5003] });
    order = await waitForState(stack, order.id, 'UPLOAD_FAILED');
    order = await pushOrder(stack, order);
    order = await waitForState(stack, order.id, 'BUREAU_REVIEW');
    await stack.control('decideNow', {});
    order = await waitForState(stack, order.id, 'APPROVED');
    const attempts = await stack.db.query(
      `select so.answer from app.submission_orders so join app.submissions u on u.id = so.submission_id
       where so.order_id = $1 order by u.sequence`,
      [order.id],
    );
    expect(attempts.map((each) => each.answer)).toEqual(['technical', 'approved']);
  });
});

test('after 46 days without a move an order has been reminded three times and has lapsed; it is submitted again and reviewed', async () => {
  let order = await createDraft(stack, 3);
  const day = 86_400_000;
  const raisedSoFar = () =>
    stack.db.query<{ event: string }>(
      `select event from app.order_events where order_id = $1 and event in ('remind', 'lapse') order by seq`,
      [order.id],
    );
  // Past day 7, 15, 30 and 45 one after the other: timers that fall due at once fire in no particular order.
  for (const [at, days] of [8, 8, 15, 15].entries()) {
    await stack.travel(days * day);
    await stack.waitFor(`alarm ${at + 1}`, async () => (await raisedSoFar()).length > at);
  }
  order = await waitForState(stack, order.id, 'LAPSED');
  const raised = await raisedSoFar();
  expect(raised.map(({ event }) => event)).toEqual(['remind', 'remind', 'remind', 'lapse']);
  // Another order may be opened meanwhile, because a lapsed one holds no lock on the subject.
  const other = await createDraft(stack, 3);
  await expect(orderFlow.sendVersionedEvent(partner(), 'submit', order)).rejects.toThrow(/NO_OTHER_OPEN_ORDER/);
  await orderFlow.sendVersionedEvent(partner(), 'abandon', other);
  order = await orderFlow.sendVersionedEvent(partner(), 'submit', await partner().order(order.id));
  expect(order.state).toBe('INITIAL_REVIEW');
});
