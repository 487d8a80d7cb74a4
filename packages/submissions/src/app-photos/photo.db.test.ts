import { fictitiousRecords, type SeededRecord, sampleJpeg, shanghaiRecord } from '@beian/testing/fixtures';
import { codesOf, judgeItems, orderInState, type PhotoFixture, photoFixture } from '@beian/testing/orders';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type FetchedAppPhoto,
  findAppPhotoRequest,
  recordAppPhotoProblem,
  storeFetchedAppPhoto,
} from './app-photos.ts';

let ctx: PhotoFixture;
/** Two records of Jiangsu, one of Shanghai. */
let record: (filing: string) => SeededRecord;
beforeAll(async () => {
  const [one, , three] = fictitiousRecords;
  ctx = await photoFixture([one, three, shanghaiRecord].filter((each) => each !== undefined));
  record = (filing) => {
    const found = ctx.records.find(({ filingNumber }) => filingNumber.startsWith(filing));
    if (found === undefined) throw new Error('no such record');
    return found;
  };
});
afterAll(() => ctx?.close());

describe('an accepted photo', () => {
  let orderId: string;
  const photo = () => sampleJpeg();

  test('stays valid through a correction, and the approval does not ask for a new one', async () => {
    orderId = await orderInState(ctx.db, ctx.people, record('苏'), 'VERIFICATION_PENDING');
    expect(await ctx.notices(orderId)).toContain('photoDue');
    await ctx.attach(orderId, await photo());
    await ctx.must(ctx.partner, 'submitPhoto', orderId);
    await ctx.decide('approvePhoto', orderId);
    await ctx.must(ctx.reviewer, 'sendBack', orderId, { reasons: [{ code: 'WEB-01', item: 'website.name' }] });
    await ctx.must(ctx.partner, 'saveDraft', orderId, {
      fields: [{ field: 'website.name', value: '测试样例新站点二' }],
    });
    await ctx.must(ctx.partner, 'submit', orderId);
    const token = await judgeItems(ctx.db, ctx.people, orderId, []);
    const { actions } = await ctx.view(ctx.reviewer, orderId);
    expect(actions?.find(({ event }) => event === 'approveInitialReview')).toMatchObject({ presence: 'DISABLED' });
    await ctx.must(ctx.reviewer, 'logCall', orderId, { outcome: 'REACHED' });
    const ready = (await ctx.view(ctx.reviewer, orderId)).actions?.find(
      ({ event }) => event === 'approveInitialReview',
    );
    expect(ready?.confirm).toContain('No photo is asked for');
    const before = await ctx.db.query(`select 1 from app.notices where order_id = $1 and name = 'photoDue'`, [orderId]);
    await ctx.must(ctx.reviewer, 'approveInitialReview', orderId, {}, { token });
    expect(await ctx.state(orderId)).toBe('SUBMISSION_PENDING');
    const after = await ctx.db.query(`select 1 from app.notices where order_id = $1 and name = 'photoDue'`, [orderId]);
    expect(after).toHaveLength(before.length);
  });

  test('is requested again for another principal, and the old picture is removed', async () => {
    await ctx.must(ctx.reviewer, 'sendBack', orderId, { reasons: [{ code: 'ORD-01', item: null }] });
    await ctx.replacePrincipal(orderId, '孙测试');
    const { items } = await ctx.view(ctx.partner, orderId, ['items']);
    expect(items?.find(({ key }) => key === 'material.FACE_PHOTO')?.material ?? null).toBeNull();
    expect(await ctx.state(orderId)).toBe('VERIFICATION_PENDING');
  });

  test('cannot be used in another order, neither on upload nor on submission (PHO-07)', async () => {
    const used = await photo();
    expect(codesOf(await ctx.attach(orderId, used))).toEqual(['ok']);
    const other = await orderInState(ctx.db, ctx.people, record('苏ICP备00000053'), 'VERIFICATION_PENDING');
    expect(await ctx.attach(other, used)).toMatchObject({
      ok: false,
      refusal: { reasons: [{ code: 'PHOTO_NOT_USED_BEFORE', ruleId: 'PHO-07' }] },
    });
    // A photo removed before submission does not count as used; once submitted, it does.
    await ctx.must(ctx.partner, 'removeMaterial', orderId, { material: 'FACE_PHOTO' });
    expect(codesOf(await ctx.attach(other, used))).toEqual(['ok']);
    await ctx.must(ctx.partner, 'submitPhoto', other);
    await ctx.decide('rejectPhoto', other, ['material.FACE_PHOTO']);
    expect(await ctx.notices(other)).toContain('photoRejected');
    await ctx.must(ctx.partner, 'removeMaterial', other, { material: 'FACE_PHOTO' });
    expect(codesOf(await ctx.attach(orderId, used))).toEqual(['PHOTO_NOT_USED_BEFORE']);
    // The photo was attached to both orders concurrently: neither can submit it.
    const twin = await photo();
    await ctx.attach(orderId, twin);
    await ctx.db.query(
      `insert into app.materials (id, order_id, kind, hash, file, bytes, width, height)
       select 'material_twin', $1, kind, hash, file, bytes, width, height from app.materials
       where order_id = $2 and kind = 'FACE_PHOTO' and removed_at is null`,
      [other, orderId],
    );
    for (const id of [orderId, other]) {
      expect(codesOf(await ctx.act(ctx.partner, 'submitPhoto', id))).toEqual(['PHOTO_NOT_USED_BEFORE']);
    }
  });
});

describe('comparison pictures', () => {
  let orderId: string;
  const against = async (item: string, actor = ctx.reviewer) => {
    const { items } = await ctx.view(actor, orderId, ['items']);
    const comparisons = items?.find(({ key }) => key === item)?.comparisons ?? [];
    return Object.fromEntries(comparisons.map(({ role, material }) => [role, material]));
  };
  const materialOf = async (id: string, kind: string) => {
    const rows = await ctx.db.query(
      'select id from app.materials where order_id = $1 and kind = $2 and removed_at is null',
      [id, kind],
    );
    return rows[0]?.id;
  };

  test('a new photo is compared with the ID, the last accepted photo of the same person and the last returned one', async () => {
    const record53 = record('苏ICP备00000053');
    await ctx.db.query(`update app.orders set state = 'ABANDONED', locked = false where record_id = $1`, [record53.id]);
    const earlier = await orderInState(ctx.db, ctx.people, record53, 'VERIFICATION_PENDING');
    await ctx.attach(earlier);
    await ctx.must(ctx.partner, 'submitPhoto', earlier);
    await ctx.decide('approvePhoto', earlier);
    await ctx.db.query(`update app.orders set state = 'APPROVED', locked = false where id = $1`, [earlier]);

    orderId = await orderInState(ctx.db, ctx.people, record53, 'VERIFICATION_PENDING');
    await ctx.attach(orderId);
    const accepted = await materialOf(earlier, 'FACE_PHOTO');
    expect(await against('material.FACE_PHOTO')).toMatchObject({
      LAST_ACCEPTED: { id: accepted, url: `/materials/${accepted}`, reducedUrl: `/materials/${accepted}?size=reduced` },
    });
    expect(await against('material.VERIFICATION_FORM')).toMatchObject({
      REGISTERED: { id: await materialOf(earlier, 'VERIFICATION_FORM') },
    });
    const first = await materialOf(orderId, 'FACE_PHOTO');
    await ctx.must(ctx.partner, 'submitPhoto', orderId);
    await ctx.decide('rejectPhoto', orderId, ['material.FACE_PHOTO']);
    // The returned photo is still attached, so it is not compared with itself.
    expect((await against('material.FACE_PHOTO')).LAST_RETURNED).toBeUndefined();
    await ctx.attach(orderId);
    expect((await against('material.FACE_PHOTO')).LAST_RETURNED?.id).toBe(first);
    // Comparison pictures are for staff only.
    expect(await against('material.FACE_PHOTO', ctx.partner)).toEqual({});
  });

  test('a photo of another person is compared with that person’s ID and with no other face', async () => {
    await ctx.must(ctx.partner, 'submitPhoto', orderId);
    await ctx.decide('approvePhoto', orderId);
    await ctx.must(ctx.reviewer, 'sendBack', orderId, { reasons: [{ code: 'ORD-01', item: null }] });
    await ctx.replacePrincipal(orderId, '孙测试');
    await ctx.attach(orderId);
    const now = await against('material.FACE_PHOTO');
    expect(now.ID_PORTRAIT?.id).toBe(await materialOf(orderId, 'WEBSITE_PRINCIPAL_ID'));
    expect(now.LAST_ACCEPTED).toBeUndefined();
  });
});

describe('上海 (Shanghai): the bureau’s own app', () => {
  let orderId: string;
  const mobile = shanghaiRecord.websites[0]?.principal.mobile ?? '';
  const picture = async (some: Partial<FetchedAppPhoto> = {}): Promise<FetchedAppPhoto> => ({
    bytes: await sampleJpeg(),
    phone: mobile,
    shotAt: '2026-11-24T01:00:00.000Z',
    ...some,
  });
  const enter = (code: string) => ctx.act(ctx.partner, 'fetchBureauAppPhoto', orderId, { code });
  /** Stores what the app returned, as the worker does. */
  const bring = async (some?: Partial<FetchedAppPhoto>) => {
    const question = await findAppPhotoRequest(ctx.db.worker, orderId);
    if (question === undefined) throw new Error('nothing is asked');
    return storeFetchedAppPhoto(ctx.db.worker, orderId, question, await picture(some));
  };
  const shown = async () => (await ctx.view(ctx.partner, orderId, ['bureauAppPhoto'])).bureauAppPhoto;
  const confirm = () => ctx.act(ctx.partner, 'confirmBureauApp', orderId);

  test('an order refers to the app; nothing is mailed or uploaded', async () => {
    orderId = await orderInState(ctx.db, ctx.people, record('沪'), 'VERIFICATION_PENDING');
    expect(await ctx.notices(orderId)).toEqual(['photoDueByApp', 'submitted']);
    const order = await ctx.view(ctx.partner, orderId, ['actions', 'photoGuide', 'bureauAppPhoto']);
    expect(order.photoGuide).toMatchObject({ method: 'BUREAU_APP', curtainOwnedSince: null });
    expect(order.bureauAppPhoto).toBeNull();
    const events = order.actions?.map(({ event }) => event);
    expect(events).toEqual(expect.arrayContaining(['fetchBureauAppPhoto', 'confirmBureauApp']));
    expect(events).not.toContain('requestCurtain');
    expect(events).not.toContain('submitPhoto');
    expect(codesOf(await ctx.attach(orderId))).toEqual(['PHOTO_MAY_BE_UPLOADED']);
    expect(codesOf(await confirm())).toEqual(['BUREAU_APP_PHOTO_CAME']);
  });

  test('a code is sealed, asked about once, and a missing photo is explained', async () => {
    expect(codesOf(await enter('no code!'))).toEqual(['WRONG_SHAPE']);
    expect(codesOf(await enter(' AB12CD34 '))).toEqual(['ok']);
    expect(await shown()).toMatchObject({ state: 'pending', problem: null, url: null });
    const rows = await ctx.db.query(
      `select k::text as row from app.app_photos k union all select e::text from app.order_events e
       union all select j::text from app.outbox j union all select a::text from app.audit a`,
    );
    const hex = Buffer.from('AB12CD34').toString('hex');
    expect(rows.filter(({ row }) => row.includes('AB12CD34') || row.includes(hex))).toEqual([]);
    expect(await findAppPhotoRequest(ctx.db.worker, orderId)).toMatchObject({ code: 'AB12CD34', mobiles: [mobile] });

    expect(await bring({ phone: '13000009999' })).toBe('OTHER_PHONE');
    expect(await shown()).toMatchObject({
      state: 'refused',
      problem: {
        code: 'OTHER_PHONE',
        suggestion: { en: expect.stringContaining('mobile number that the order gives') },
      },
    });
    expect(await findAppPhotoRequest(ctx.db.worker, orderId)).toBeUndefined();
    await enter('AB12CD35');
    expect(await bring({ bytes: Buffer.from('no picture') })).toBe('UNREADABLE');
    await enter('AB12CD37');
    expect(await bring({ bytes: await sampleJpeg({ width: 99, height: 500 }) })).toBe('UNREADABLE');
    await enter('AB12CD36');
    const question = await findAppPhotoRequest(ctx.db.worker, orderId);
    if (question === undefined) throw new Error('nothing is asked');
    expect(await recordAppPhotoProblem(ctx.db.worker, question, 'NO_ANSWER')).toBe('NO_ANSWER');
    expect(await shown()).toMatchObject({ state: 'unavailable', problem: { code: 'NO_ANSWER' } });
    expect(codesOf(await confirm())).toEqual(['BUREAU_APP_PHOTO_CAME']);
  });

  test('the photo of an earlier code is not stored; that of the last code is attached to the order', async () => {
    await enter('FIRST111');
    const earlier = await findAppPhotoRequest(ctx.db.worker, orderId);
    await enter('SECOND22');
    if (earlier === undefined) throw new Error('nothing is asked');
    expect(await storeFetchedAppPhoto(ctx.db.worker, orderId, earlier, await picture())).toBe('superseded');
    expect(await bring()).toBe('fetched');
    expect(await shown()).toMatchObject({
      state: 'fetched',
      shotAt: '2026-11-24T01:00:00.000Z',
      url: expect.stringMatching(/^\/materials\/material_/),
    });
    const [event] = await ctx.db.query(
      `select actor_id, input from app.order_events where order_id = $1 order by seq desc limit 1`,
      [orderId],
    );
    expect(event).toMatchObject({ actor_id: 'bureau', input: { hash: expect.any(String) } });
    const [stored] = await ctx.db.query('select version from app.orders where id = $1', [orderId]);
    // A client that has not seen the photo cannot confirm it.
    const blind = await ctx.act(ctx.partner, 'confirmBureauApp', orderId, {}, { version: stored?.version - 1 });
    expect(codesOf(blind)).toEqual(['STALE']);
    expect(codesOf(await confirm())).toEqual(['ok']);
    expect(await ctx.state(orderId)).toBe('PHOTO_REVIEW');
  });

  test('after a rejection the code is used up and a new photo is accepted', async () => {
    await ctx.decide('rejectPhoto', orderId, ['material.FACE_PHOTO']);
    expect(await ctx.notices(orderId)).toContain('photoRejectedByApp');
    expect(await shown()).toMatchObject({ state: 'usedUp' });
    const again = await enter('SECOND22');
    expect(again).toMatchObject({
      refusal: { reasons: [{ code: 'USED_CODE', suggestion: { en: expect.stringContaining('reinstall') } }] },
    });
    expect(codesOf(await confirm())).toContain('BUREAU_APP_PHOTO_CAME');
    await enter('THIRD333');
    expect(await bring()).toBe('fetched');
    expect(codesOf(await confirm())).toEqual(['ok']);
    await ctx.decide('approvePhoto', orderId);
    expect(await ctx.state(orderId)).toBe('SUBMISSION_PENDING');
  });

  test('a new mobile number of the principal needs a photo taken under that number', async () => {
    await ctx.must(ctx.reviewer, 'sendBack', orderId, { reasons: [{ code: 'ORD-01', item: null }] });
    await ctx.replacePrincipal(orderId, '周测试');
    await enter('FOURTH44');
    expect(await bring()).toBe('fetched');
    await ctx.must(ctx.partner, 'withdraw', orderId);
    await ctx.must(ctx.partner, 'saveDraft', orderId, {
      fields: [{ field: 'website.principal.mobile', value: '13000007777' }],
    });
    await ctx.must(ctx.partner, 'submit', orderId);
    await ctx.decide('approveInitialReview', orderId);
    expect(codesOf(await confirm())).toEqual(['BUREAU_APP_PHONE_FITS']);
  });
});
