import { system, transaction } from '@beian/database/transaction';
import { seedOtherPartner } from '@beian/testing/fixtures';
import { codesOf, missedOptionalRows, orderInState, type PhotoFixture, photoFixture } from '@beian/testing/orders';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readNotice } from '../notices/notice-texts.ts';
import { listCurtainIds, loadCurtains } from './curtain-pages.ts';

const to = {
  consignee: '赵测试',
  mobile: '13000004321',
  province: '650000',
  city: '乌鲁木齐市',
  address: '天山区测试路9号301室',
};

let ctx: PhotoFixture;
let orderId: string;
beforeAll(async () => {
  ctx = await photoFixture();
  orderId = await orderInState(ctx.db, ctx.people, ctx.records[0] as never, 'VERIFICATION_PENDING');
});
afterAll(() => ctx?.close());

const curtainsIn = (state: 'REQUESTED' | 'SHIPPED' | 'DELIVERED', actor = ctx.reviewer) =>
  transaction(ctx.db.app, actor, async (tx) => {
    const { ids } = await listCurtainIds(tx, { state });
    return loadCurtains(ctx.db.app, tx, { actor, ids, language: 'en' });
  });
const open = (actor: typeof ctx.reviewer, id: string) =>
  transaction(ctx.db.app, actor, (tx) =>
    loadCurtains(ctx.db.app, tx, { actor, ids: [id], language: 'en', opening: true }),
  );
const openings = () => ctx.db.query(`select * from app.audit where action = 'openCurtainAddress'`);

describe('a curtain by mail', () => {
  test('is sent to mainland addresses only, and the refusal says what to do', async () => {
    const outcome = await ctx.act(ctx.partner, 'requestCurtain', orderId, {
      ...to,
      province: '810000',
      city: '香港',
    });
    expect(outcome).toMatchObject({
      ok: false,
      refusal: { reasons: [{ code: 'ADDRESS_IN_MAINLAND', field: 'province', suggestion: expect.anything() }] },
    });
    expect(codesOf(await ctx.act(ctx.partner, 'requestCurtain', orderId, { ...to, mobile: '12' }))).toEqual([
      'CONSIGNEE_REACHABLE',
    ]);
    expect(await curtainsIn('REQUESTED')).toEqual([]);
  });

  test('can be requested once; its address is sealed and in no event, audit row or saved answer', async () => {
    await ctx.must(ctx.partner, 'requestCurtain', orderId, to, { key: 'curtain one' });
    await ctx.must(ctx.partner, 'requestCurtain', orderId, to, { key: 'curtain one' });
    expect(codesOf(await ctx.act(ctx.partner, 'requestCurtain', orderId, to))).toEqual(['NO_CURTAIN_UNDERWAY']);
    const read = await missedOptionalRows(ctx.db, ctx.partner);
    expect(read).toMatchObject({ missed: [], having: { photos: 1 } });
    const rows = await ctx.db.query(
      `select c::text as row from app.curtains c union all select e::text from app.order_events e
       union all select a::text from app.audit a union all select k::text from app.idempotency_keys k`,
    );
    for (const secret of [to.consignee, to.mobile, to.address]) {
      const hex = Buffer.from(secret).toString('hex');
      expect(rows.filter(({ row }) => row.includes(secret) || row.includes(hex))).toEqual([]);
    }
  });

  test('the mail room sees the address masked and the shipping date; opening it writes one audit row each time', async () => {
    const [curtain, ...more] = await curtainsIn('REQUESTED');
    expect(more).toEqual([]);
    expect(curtain).toMatchObject({
      state: 'REQUESTED',
      masked: true,
      consignee: '赵**',
      mobile: '130****4321',
      city: to.city,
      provinceName: 'Xinjiang',
      // Requested on a Tuesday at ten.
      shipBy: '2026-11-24',
      actions: [{ event: 'shipCurtain', presence: 'ENABLED' }],
    });
    expect(curtain?.address).not.toContain('测试');
    expect(await openings()).toEqual([]);
    const id = curtain?.id ?? '';
    expect((await open(ctx.reviewer, id))[0]).toMatchObject({ ...to, masked: false });
    expect(await openings()).toHaveLength(1);
    // An administrator cannot ship curtains and sees no address.
    expect((await open(ctx.people.administrator.actor, id))[0]).toMatchObject({ masked: true, actions: [] });
    expect((await open(ctx.partner, id))[0]).toMatchObject({ ...to, masked: false, staffName: null });
    expect(await openings()).toHaveLength(1);
    const other = await seedOtherPartner(ctx.db);
    expect(await open(other.actor, id)).toEqual([]);
    expect(await curtainsIn('REQUESTED', other.actor)).toEqual([]);
    expect((await ctx.view(ctx.people.supervisor.actor, orderId, ['curtain'])).curtain).toMatchObject({
      masked: true,
    });
  });

  test('shipping concerns the curtain that was seen, shows the delivery days, and notifies principal and partner', async () => {
    const [curtain] = await curtainsIn('REQUESTED');
    const sent = { curtainId: curtain?.id, courier: '样例速运', trackingNumber: 'YL20261124001' };
    expect(
      codesOf(await ctx.act(ctx.reviewer, 'shipCurtain', orderId, { ...sent, curtainId: 'curtain_other' })),
    ).toEqual(['CURTAIN_IS_THE_ONE_SEEN']);
    expect(codesOf(await ctx.act(ctx.partner, 'shipCurtain', orderId, sent))).toEqual(['NOT_POSSIBLE_NOW']);
    await ctx.must(ctx.people.supervisor.actor, 'shipCurtain', orderId, sent);
    expect(await curtainsIn('REQUESTED')).toEqual([]);
    expect(await curtainsIn('SHIPPED')).toMatchObject([
      {
        courier: '样例速运',
        trackingNumber: 'YL20261124001',
        arrivesFrom: '2026-11-27',
        arrivesBy: '2026-11-29',
        shipBy: null,
      },
    ]);
    expect(codesOf(await ctx.act(ctx.reviewer, 'shipCurtain', orderId, sent))).toContain('CURTAIN_REQUESTED');

    const notices = await ctx.db.query<{ id: string; recipient: string; channel: string }>(
      `select id, recipient, channel from app.notices where name = 'curtainShipped' order by recipient, channel`,
    );
    expect(notices.map(({ recipient, channel }) => `${recipient} ${channel}`)).toEqual([
      'partner mail',
      'websitePrincipal mail',
      'websitePrincipal sms',
    ]);
    const notice = await transaction(ctx.db.worker, system('clock'), (tx) =>
      readNotice(ctx.db.worker, tx, notices[2]?.id ?? ''),
    );
    expect(notice?.content.letter?.happened).toContain('样例速运');
    expect(notice?.content.letter?.sms).toContain('YL20261124001');
  });

  test('only its partner can confirm it, and a photo can be submitted before', async () => {
    const write = transaction(ctx.db.app, ctx.partner, (tx) =>
      tx.client.query(`update app.curtains set courier = 'x', state = 'SHIPPED'`),
    );
    await expect(write).rejects.toThrow('row-level security');
    expect(codesOf(await ctx.attach(orderId))).toEqual(['ok']);
    await ctx.must(ctx.partner, 'submitPhoto', orderId);
    await ctx.must(ctx.partner, 'confirmCurtain', orderId);
    expect(await curtainsIn('DELIVERED')).toMatchObject([{ state: 'DELIVERED', deliveredAt: expect.any(String) }]);
    expect(codesOf(await ctx.act(ctx.partner, 'confirmCurtain', orderId))).toEqual(['CURTAIN_UNDERWAY']);
  });

  test('stays with the subject: the next order mentions it and can request another after acknowledging that', async () => {
    await ctx.decide('approvePhoto', orderId);
    await ctx.must(ctx.reviewer, 'sendBack', orderId, { reasons: [{ code: 'ORD-01', item: null }] });
    await ctx.must(ctx.partner, 'abandon', orderId);
    const next = await orderInState(ctx.db, ctx.people, ctx.records[0] as never, 'VERIFICATION_PENDING');
    const order = await ctx.view(ctx.partner, next, ['actions', 'photoGuide', 'curtain']);
    expect(order.curtain).toBeNull();
    expect(order.photoGuide).toMatchObject({ method: 'CURTAIN', curtainOwnedSince: expect.any(String) });
    expect(order.actions?.find(({ event }) => event === 'requestCurtain')).toMatchObject({
      presence: 'ENABLED',
      acknowledge: [{ code: 'CURTAIN_OWNED' }],
    });
    expect(codesOf(await ctx.act(ctx.partner, 'requestCurtain', next, to))).toEqual(['CURTAIN_OWNED']);
    const knowing = { ...to, acknowledged: ['CURTAIN_OWNED'] };
    expect(codesOf(await ctx.act(ctx.partner, 'requestCurtain', next, knowing))).toEqual(['ok']);
    // An order withdrawn to a draft needs no curtain, so the mail room does not list it.
    await ctx.must(ctx.partner, 'withdraw', next);
    expect(await curtainsIn('REQUESTED')).toEqual([]);
  });
});

test('an accepted photo marks an unconfirmed curtain as delivered', async () => {
  const id = await orderInState(ctx.db, ctx.people, ctx.records[1] as never, 'VERIFICATION_PENDING');
  await ctx.must(ctx.partner, 'requestCurtain', id, { ...to, province: '320000', city: '南京市' });
  const [curtain] = await curtainsIn('REQUESTED');
  const sent = { curtainId: curtain?.id, courier: '样例速运', trackingNumber: 'YL20261124002' };
  await ctx.must(ctx.reviewer, 'shipCurtain', id, sent);
  await ctx.attach(id);
  expect((await ctx.view(ctx.reviewer, id, ['photoReview'])).photoReview).toBeNull();
  await ctx.must(ctx.partner, 'submitPhoto', id);
  // The list of photos names the principal masked, and nothing to the partner.
  expect((await ctx.view(ctx.reviewer, id, ['photoReview'])).photoReview).toMatchObject({
    principalName: expect.stringMatching(/^\p{Script=Han}\*+$/u),
    method: 'CURTAIN',
    since: expect.stringMatching(/Z$/),
  });
  expect((await ctx.view(ctx.partner, id, ['photoReview'])).photoReview).toBeUndefined();
  await ctx.decide('approvePhoto', id);
  expect((await ctx.view(ctx.partner, id, ['curtain'])).curtain).toMatchObject({ state: 'DELIVERED' });
});
