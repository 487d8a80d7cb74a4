import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { seedRecords, shanghaiRecord } from '@beian/testing/fixtures';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { drawMaterial } from '../scripts/lib/draw.mjs';
import { type Stack, startStack } from './stack.ts';
import { canary, createDraft, type Order, uploadMissingMaterials, waitForState } from './steps.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack?.stop());

const id = (order: Order): [string, string] => ['ID!', order.id];
const to = {
  consignee: '赵样例',
  mobile: '13000015791',
  province: '510000',
  city: '成都市',
  address: '武侯区样例路6号',
};
/** Messages about an order in the sandbox's phone or mailbox. */
const messagesIn = async (channel: 'phone' | 'mailbox', order: Order): Promise<{ text: string }[]> => {
  const answer = await fetch(`${stack.sandboxUrl}/${channel}?order=${order.number}`, {
    headers: { accept: 'application/json' },
  });
  return ((await answer.json()) as { messages: { text: string }[] }).messages;
};
const waitForMessage = (channel: 'phone' | 'mailbox', order: Order, words: string) =>
  stack.waitFor(`${words} in the ${channel}`, async () =>
    (await messagesIn(channel, order)).some(({ text }) => text.includes(words)),
  );

describe('江苏: the curtain by mail', () => {
  let order: Order;

  test('when the photo is due, the notice contains the guide; a curtain is only sent to mainland addresses', async () => {
    const submitted = await orderFlow.sendVersionedEvent(stack.partner, 'submit', await createDraft(stack));
    order = await orderFlow.passInitialReview(stack.reviewers[0], submitted);
    expect(order.state).toBe('VERIFICATION_PENDING');
    await waitForMessage('mailbox', order, '不穿红色或蓝色上衣');
    const beyond = { ...to, province: '710000', city: '台北市' };
    await expect(
      stack.partner.act('requestCurtain', { id: id(order), address: ['CurtainAddressInput!', beyond] }),
    ).rejects.toThrow(/ADDRESS_IN_MAINLAND/);
  });

  test('the curtain is requested, sent from the mail room, notified by phone and mail, and its receipt confirmed', async () => {
    await stack.partner.act('requestCurtain', { id: id(order), address: ['CurtainAddressInput!', to] });
    const room = `query ($state: CurtainState!) { curtains(state: $state, first: 20) { edges { node {
      id orderId shipBy masked address actions { event presence } } } } }`;
    const [, sender] = stack.reviewers;
    const { curtains } = await sender.graphql(room, { state: 'REQUESTED' });
    const [{ node }] = curtains.edges;
    expect(node).toMatchObject({ orderId: order.id, shipBy: '2026-11-24', masked: true });
    expect(node.address).not.toContain('样例');
    const opened = await sender.graphql('query ($id: ID!) { curtain(id: $id) { address mobile masked } }', node);
    expect(opened.curtain).toEqual({ address: to.address, mobile: to.mobile, masked: false });

    const sent = await sender.act('shipCurtain', {
      id: id(order),
      curtainId: ['ID!', node.id],
      courier: ['String!', '样例速运'],
      trackingNumber: ['String!', 'YL2026112400017'],
    });
    expect(sent.curtain).toMatchObject({ state: 'SHIPPED', courier: '样例速运', arrivesBy: '2026-11-27' });
    for (const channel of ['phone', 'mailbox'] as const) await waitForMessage(channel, order, 'YL2026112400017');
    const confirmed = await stack.partner.act('confirmCurtain', { id: id(order) });
    expect(confirmed.curtain).toMatchObject({ state: 'DELIVERED' });
  });

  test('the photo in front of the curtain is accepted', async () => {
    const photo = await drawMaterial('FACE_PHOTO', order.number);
    const pictured = await orderFlow.uploadMaterial(
      stack.partner,
      await stack.partner.order(order.id),
      'FACE_PHOTO',
      photo,
    );
    const handedIn = await orderFlow.sendVersionedEvent(stack.partner, 'submitPhoto', pictured);
    expect((await orderFlow.passPhotoReview(stack.reviewers[0], handedIn)).state).toBe('SUBMISSION_PENDING');
  });
});

describe('上海: the bureau’s app', () => {
  let order: Order;
  const mobile = shanghaiRecord.websites[0]?.principal.mobile ?? '';
  const codes: string[] = [];
  /** The person takes a photo with the app. */
  const shoot = async (phone = mobile): Promise<string> => {
    const answer = await fetch(`${stack.sandboxUrl}/bureau-app/shoot`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ phone }),
    });
    const { code } = (await answer.json()) as { code: string };
    codes.push(code);
    return code;
  };
  const enter = (code: string): Promise<Order> =>
    stack.partner.act('fetchBureauAppPhoto', { id: id(order), code: ['String!', code] });

  beforeAll(async () => {
    const all = await seedRecords(stack.db, [shanghaiRecord]);
    const record = all.find(({ filingNumber }) => filingNumber.startsWith('沪'));
    await stack.db.query(
      `insert into app.partner_records (partner_id, record_id, basis) select id, $1, 'granted' from app.partners order by id limit 1`,
      [record?.id],
    );
    await stack.db.query(
      `insert into app.bureau_provinces (bureau_id, province) select id, '310000' from app.bureaus limit 1`,
    );
    order = await orderFlow.openOrder(stack.partner, record?.id ?? '', record?.websiteIds[0]);
    order = await orderFlow.saveValues(stack.partner, order, { 'website.name': '沪上样例软件新版' });
    order = await orderFlow.sendVersionedEvent(stack.partner, 'submit', await uploadMissingMaterials(stack, order));
    order = await orderFlow.passInitialReview(stack.reviewers[0], order);
  });

  test('when the photo is due, the notice names the app, and a photo cannot be uploaded', async () => {
    expect(order.state).toBe('VERIFICATION_PENDING');
    await waitForMessage('mailbox', order, '采集码');
    const photo = await drawMaterial('FACE_PHOTO', order.number);
    await expect(orderFlow.uploadMaterial(stack.partner, order, 'FACE_PHOTO', photo)).rejects.toThrow(
      /PHOTO_MAY_BE_UPLOADED/,
    );
  });

  test('a wrong code, an unavailable app and a code of another phone are refused with a sentence', async () => {
    const problem = async (code: string) => (await enter(code)).bureauAppPhoto.problem.code;
    expect(await problem('NOSUCH22')).toBe('UNKNOWN_CODE');
    expect(await problem(await shoot('13000000009'))).toBe('OTHER_PHONE');
    const code = await shoot();
    await stack.control('bureau-app', { down: true });
    expect(await problem(code)).toBe('NO_ANSWER');
    await stack.control('bureau-app', { down: false });
  });

  test('a code brings the picture for confirmation; a rejection uses the code up; a new photo is accepted', async () => {
    const code = await shoot();
    const fetched = await enter(code);
    expect(fetched.bureauAppPhoto).toMatchObject({ state: 'fetched', problem: null });
    const picture = await fetch(`${stack.url}${fetched.bureauAppPhoto.url}`, {
      headers: { authorization: `Bearer ${stack.partnerKey}` },
    });
    expect(picture.headers.get('content-type')).toBe('image/jpeg');
    const [reviewer] = stack.reviewers;
    let now = await orderFlow.claim(
      reviewer,
      await orderFlow.sendVersionedEvent(stack.partner, 'confirmBureauApp', fetched),
    );
    expect(now.state).toBe('PHOTO_REVIEW');
    const item = now.items.find(({ key }: { key: string }) => key === 'material.FACE_PHOTO');
    const token: [string, string] = ['String!', now.lease.token];
    now = await reviewer.act('recordVerdict', {
      id: id(now),
      token,
      item: ['String!', item.key],
      hash: ['String!', item.hash],
      verdict: ['Verdict!', 'return'],
      reasons: ['[VerdictReasonInput!]', [{ code: 'PHO-08' }]],
    });
    await orderFlow.decide(reviewer, 'rejectPhoto', now);
    await waitForMessage('mailbox', order, '重新安装');
    await expect(enter(code)).rejects.toThrow(/USED_CODE/);

    const again = await orderFlow.sendVersionedEvent(stack.partner, 'confirmBureauApp', await enter(await shoot()));
    await orderFlow.passPhotoReview(reviewer, again);
    await waitForState(stack, order.id, 'SUBMISSION_PENDING');
  });

  test('no address, number or code is in a log, in the queue, or unsealed in the database', async () => {
    const secrets = [to.consignee, to.mobile, to.address, canary.mobile, mobile, ...codes];
    for (const name of readdirSync(stack.logDir)) {
      if (name.startsWith('sandbox')) continue;
      const text = readFileSync(path.join(stack.logDir, name), 'utf8');
      expect(
        secrets.filter((secret) => text.includes(secret)),
        name,
      ).toEqual([]);
    }
    const rows = await stack.db.query(
      `select c::text as row from app.curtains c union all select k::text from app.app_photos k
       union all select o::text from app.outbox o union all select a::text from app.audit a
       union all select e::text from app.order_events e`,
    );
    const shows = ({ row }: { row?: string }) =>
      secrets.some((secret) => row?.includes(secret) || row?.includes(Buffer.from(secret).toString('hex')));
    expect(rows.filter(shows)).toEqual([]);
  });
});
