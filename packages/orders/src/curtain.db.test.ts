import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction, system } from './house.ts';
import { takeNotice } from './notices.ts';
import { loadCurtains } from './queries/curtains.ts';
import { listCurtainIds } from './queries/lists.ts';
import { orderIn, seedOtherPartner } from './testing/index.ts';
import { codesOf, type PhotoHouse, photoHouse } from './testing/photo-house.fixture.ts';

const to = {
  consignee: '赵测试',
  mobile: '13000004321',
  province: '650000',
  city: '乌鲁木齐市',
  address: '天山区测试路9号301室',
};

let house: PhotoHouse;
let orderId: string;
beforeAll(async () => {
  house = await photoHouse();
  orderId = await orderIn(house.db, house.people, house.records[0] as never, 'VERIFICATION_PENDING');
});
afterAll(() => house?.close());

const room = (state: 'REQUESTED' | 'SHIPPED' | 'DELIVERED', actor = house.reviewer) =>
  inTransaction(house.db.app, actor, async (tx) => {
    const { ids } = await listCurtainIds(tx, { state });
    return loadCurtains(house.db.app, tx, { actor, ids, language: 'en' });
  });
const open = (actor: typeof house.reviewer, id: string) =>
  inTransaction(house.db.app, actor, (tx) =>
    loadCurtains(house.db.app, tx, { actor, ids: [id], language: 'en', opening: true }),
  );
const openings = () => house.db.query(`select * from app.audit where action = 'openCurtainAddress'`);

describe('a curtain by mail', () => {
  test('goes to the mainland alone, and the refusal says what to do', async () => {
    const outcome = await house.act(house.partner, 'requestCurtain', orderId, {
      ...to,
      province: '810000',
      city: '香港',
    });
    expect(outcome).toMatchObject({
      ok: false,
      refusal: { reasons: [{ code: 'ADDRESS_IN_MAINLAND', field: 'province', suggestion: expect.anything() }] },
    });
    expect(codesOf(await house.act(house.partner, 'requestCurtain', orderId, { ...to, mobile: '12' }))).toEqual([
      'CONSIGNEE_REACHABLE',
    ]);
    expect(await room('REQUESTED')).toEqual([]);
  });

  test('is asked for once; its address is sealed, and stands in no event, audit row or key', async () => {
    await house.must(house.partner, 'requestCurtain', orderId, to, { key: 'curtain one' });
    await house.must(house.partner, 'requestCurtain', orderId, to, { key: 'curtain one' });
    expect(codesOf(await house.act(house.partner, 'requestCurtain', orderId, to))).toEqual(['NO_CURTAIN_UNDERWAY']);
    const rows = await house.db.query(
      `select c::text as row from app.curtains c union all select e::text from app.order_events e
       union all select a::text from app.audit a union all select k::text from app.idempotency_keys k`,
    );
    for (const secret of [to.consignee, to.mobile, to.address]) {
      const hex = Buffer.from(secret).toString('hex');
      expect(rows.filter(({ row }) => row.includes(secret) || row.includes(hex))).toEqual([]);
    }
  });

  test('the mail room sees it masked, with the day to send it; opened it is clear, one audit row each', async () => {
    const [curtain, ...more] = await room('REQUESTED');
    expect(more).toEqual([]);
    expect(curtain).toMatchObject({
      state: 'REQUESTED',
      masked: true,
      consignee: '赵**',
      mobile: '130****4321',
      city: to.city,
      provinceName: 'Xinjiang',
      // Asked for on a Tuesday at ten.
      shipBy: '2026-11-24',
      actions: [{ event: 'shipCurtain', presence: 'ENABLED' }],
    });
    expect(curtain?.address).not.toContain('测试');
    expect(await openings()).toEqual([]);
    const id = curtain?.id ?? '';
    expect((await open(house.reviewer, id))[0]).toMatchObject({ ...to, masked: false });
    expect(await openings()).toHaveLength(1);
    // An administrator sends nothing, and sees no address.
    expect((await open(house.people.administrator.actor, id))[0]).toMatchObject({ masked: true, actions: [] });
    expect((await open(house.partner, id))[0]).toMatchObject({ ...to, masked: false, staffName: null });
    expect(await openings()).toHaveLength(1);
    const other = await seedOtherPartner(house.db);
    expect(await open(other.actor, id)).toEqual([]);
    expect(await room('REQUESTED', other.actor)).toEqual([]);
    expect((await house.view(house.people.supervisor.actor, orderId, ['curtain'])).curtain).toMatchObject({
      masked: true,
    });
  });

  test('sent: the row that was seen, with the days of its province; principal and partner are told', async () => {
    const [curtain] = await room('REQUESTED');
    const sent = { curtainId: curtain?.id, courier: '样例速运', trackingNumber: 'YL20261124001' };
    expect(
      codesOf(await house.act(house.reviewer, 'shipCurtain', orderId, { ...sent, curtainId: 'curtain_other' })),
    ).toEqual(['CURTAIN_IS_THE_ONE_SEEN']);
    expect(codesOf(await house.act(house.partner, 'shipCurtain', orderId, sent))).toEqual(['NOT_POSSIBLE_NOW']);
    await house.must(house.people.supervisor.actor, 'shipCurtain', orderId, sent);
    expect(await room('REQUESTED')).toEqual([]);
    expect(await room('SHIPPED')).toMatchObject([
      {
        courier: '样例速运',
        trackingNumber: 'YL20261124001',
        arrivesFrom: '2026-11-27',
        arrivesBy: '2026-11-29',
        shipBy: null,
      },
    ]);
    expect(codesOf(await house.act(house.reviewer, 'shipCurtain', orderId, sent))).toContain('CURTAIN_REQUESTED');

    const notices = await house.db.query<{ id: string; recipient: string; channel: string }>(
      `select id, recipient, channel from app.notices where name = 'curtainShipped' order by recipient, channel`,
    );
    expect(notices.map(({ recipient, channel }) => `${recipient} ${channel}`)).toEqual([
      'partner mail',
      'principal mail',
      'principal sms',
    ]);
    const notice = await inTransaction(house.db.worker, system('clock'), (tx) =>
      takeNotice(house.db.worker, tx, notices[2]?.id ?? ''),
    );
    expect(notice?.says.letter?.happened).toContain('样例速运');
    expect(notice?.says.letter?.sms).toContain('YL20261124001');
  });

  test('is the partner’s to confirm, not another’s to touch; and nobody waits for it to hand a photo in', async () => {
    const write = inTransaction(house.db.app, house.partner, (tx) =>
      tx.client.query(`update app.curtains set courier = 'x', state = 'SHIPPED'`),
    );
    await expect(write).rejects.toThrow('row-level security');
    expect(codesOf(await house.attach(orderId))).toEqual(['ok']);
    await house.must(house.partner, 'submitPhoto', orderId);
    await house.must(house.partner, 'confirmCurtain', orderId);
    expect(await room('DELIVERED')).toMatchObject([{ state: 'DELIVERED', deliveredAt: expect.any(String) }]);
    expect(codesOf(await house.act(house.partner, 'confirmCurtain', orderId))).toEqual(['CURTAIN_UNDERWAY']);
  });

  test('stays with the subject: the next filing is told so, and may ask for another knowingly', async () => {
    await house.decide('approvePhoto', orderId);
    await house.must(house.reviewer, 'sendBack', orderId, { reasons: [{ code: 'ORD-01', item: null }] });
    await house.must(house.partner, 'abandon', orderId);
    const next = await orderIn(house.db, house.people, house.records[0] as never, 'VERIFICATION_PENDING');
    const order = await house.view(house.partner, next, ['actions', 'photoGuide', 'curtain']);
    expect(order.curtain).toBeNull();
    expect(order.photoGuide).toMatchObject({ method: 'CURTAIN', curtainOwnedSince: expect.any(String) });
    expect(order.actions?.find(({ event }) => event === 'requestCurtain')).toMatchObject({
      presence: 'ENABLED',
      acknowledge: [{ code: 'CURTAIN_OWNED' }],
    });
    expect(codesOf(await house.act(house.partner, 'requestCurtain', next, to))).toEqual(['CURTAIN_OWNED']);
    const knowing = { ...to, acknowledged: ['CURTAIN_OWNED'] };
    expect(codesOf(await house.act(house.partner, 'requestCurtain', next, knowing))).toEqual(['ok']);
    // Taken back to a draft it needs none; the mail room does not send it.
    await house.must(house.partner, 'withdraw', next);
    expect(await room('REQUESTED')).toEqual([]);
  });
});

test('an accepted photo shows the curtain that nobody confirmed', async () => {
  const id = await orderIn(house.db, house.people, house.records[1] as never, 'VERIFICATION_PENDING');
  await house.must(house.partner, 'requestCurtain', id, { ...to, province: '320000', city: '南京市' });
  const [curtain] = await room('REQUESTED');
  const sent = { curtainId: curtain?.id, courier: '样例速运', trackingNumber: 'YL20261124002' };
  await house.must(house.reviewer, 'shipCurtain', id, sent);
  await house.attach(id);
  await house.must(house.partner, 'submitPhoto', id);
  await house.decide('approvePhoto', id);
  expect((await house.view(house.partner, id, ['curtain'])).curtain).toMatchObject({ state: 'DELIVERED' });
});
