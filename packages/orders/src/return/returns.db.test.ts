import { system, transaction } from '@beian/database/transaction';
import type { LiveEvent } from '@beian/domain/order';
import type { Actor } from '@beian/domain/staff';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { type People, type SeededRecord, sampleJpeg, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { attach, fireTimer, judgeItems, orderInState } from '@beian/testing/orders';
import { seedConnection } from '@beian/testing/setup';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PerformOutcome } from '../event/perform-call.ts';
import { receiveUpload } from '../material/uploads.ts';
import { readNotice } from '../notices/notice-texts.ts';
import { loadOrders } from '../order-list/orders.ts';
import { perform } from '../perform/perform.ts';

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

const act = (actor: Actor, event: LiveEvent, orderId: string, call: { token?: string; input?: unknown } = {}) =>
  transaction(db.app, actor, (tx) => perform(db.app, tx, { event, actor, orderId, input: {}, ...call }));
const codes = (outcome: PerformOutcome) => (outcome.ok ? ['ok'] : outcome.refusal.reasons.map((one) => one.code));
const view = async (actor: Actor, id: string) => {
  const [order] = await transaction(db.app, actor, (tx) =>
    loadOrders(db.app, tx, { actor, ids: [id], parts: ['items', 'notices'], language: 'zh' }),
  );
  if (order === undefined) throw new Error('no such order');
  return order;
};
const save = (orderId: string, field: string, value: string) =>
  act(people.partner.actor, 'saveDraft', orderId, { input: { fields: [{ field, value }] } });
const record = (at: number): SeededRecord => {
  const found = records[at];
  if (found === undefined) throw new Error('no such record');
  return found;
};

describe('a return for correction', () => {
  let orderId: string;
  const partner = () => people.partner.actor;
  const reviewer = () => people.reviewers[0].actor;

  test('is refused until every item has a verdict and at least one has a reason', async () => {
    orderId = await orderInState(db, people, record(0), 'INITIAL_REVIEW');
    await act(reviewer(), 'claim', orderId);
    const { lease } = await view(reviewer(), orderId);
    const outcome = await act(reviewer(), 'returnForCorrection', orderId, { token: lease?.token ?? '' });
    expect(codes(outcome)).toEqual(['ITEMS_WITHOUT_VERDICT', 'SOME_ITEM_RETURNED']);
    await act(reviewer(), 'release', orderId, { token: lease?.token ?? '' });
  });

  test('shows reason and advice to the partner once it is sent, and nothing before', async () => {
    const token = await judgeItems(db, people, orderId, ['website.name']);
    const before = await view(partner(), orderId);
    expect(before.items?.every((item) => item.verdict === null && item.reasons.length === 0)).toBe(true);
    expect(codes(await act(reviewer(), 'returnForCorrection', orderId, { token }))).toEqual(['ok']);
    const after = await view(partner(), orderId);
    expect([after.state, after.lease]).toEqual(['CORRECTION_REQUIRED', null]);
    const name = after.items?.find((item) => item.key === 'website.name');
    expect(name).toMatchObject({
      flagged: true,
      reasons: [{ code: 'WEB-01', label: '网站名称不符合命名规则', advice: '请按命名规则修改网站名称' }],
    });
    expect(after.notices?.map((notice) => notice.name)).toContain('returned');
  });

  test('only flagged items can be changed, and each of them must be', async () => {
    expect(codes(await save(orderId, 'website.homeUrl', 'www.tea-test.example'))).toEqual(['NOT_FLAGGED']);
    expect(codes(await act(partner(), 'submit', orderId))).toEqual(['REASON_NOT_ANSWERED']);
    expect(codes(await save(orderId, 'website.name', '测试样例更好的名字'))).toEqual(['ok']);
    expect(codes(await act(partner(), 'submit', orderId))).toEqual(['ok']);
  });

  test('after the resubmission exactly the changed item is left to review', async () => {
    const { items, round, state } = await view(reviewer(), orderId);
    expect([state, round]).toEqual(['INITIAL_REVIEW', 2]);
    const open = items?.filter((item) => item.inReview && item.verdict === null).map((item) => item.key);
    expect(open).toEqual(['website.name']);
    expect(items?.some((item) => item.flagged || item.reasons.length > 0)).toBe(false);
  });

  test('a rejection of the whole order ends the review early, and everything can be edited again', async () => {
    const [supervisor] = [people.supervisor.actor];
    await act(supervisor, 'claim', orderId);
    const { lease } = await view(supervisor, orderId);
    const token = lease?.token ?? '';
    const none = await act(supervisor, 'rejectInitialReview', orderId, { token, input: { reasons: [] } });
    expect(codes(none)).toContain('AT_LEAST_ONE_REASON');
    const odd = await act(supervisor, 'rejectInitialReview', orderId, {
      token,
      input: { reasons: [{ code: 'XXX-99' }] },
    });
    expect(odd).toMatchObject({ ok: false, refusal: { code: 'INVALID_INPUT' } });
    const input = { reasons: [{ code: 'ORD-01', advice: '名称与执照不符，请李测试核对' }] };
    expect(codes(await act(supervisor, 'rejectInitialReview', orderId, { token, input }))).toEqual(['ok']);
    const rejected = await view(partner(), orderId);
    expect(rejected.orderReasons).toMatchObject([{ code: 'ORD-01', advice: '名称与执照不符，请李**核对' }]);
    expect(codes(await save(orderId, 'website.homeUrl', 'tea-test.example'))).toEqual(['ok']);
  });

  test('the mails list what was returned with the advice, and mask personal values that it quotes', async () => {
    const letters = async (name: string) => {
      const rows = await db.query<{ id: string; channel: string }>(
        'select id, channel from app.notices where order_id = $1 and name = $2 order by channel, recipient',
        [orderId, name],
      );
      return transaction(db.worker, system('clock'), async (tx) => {
        const taken = [];
        for (const { id, channel } of rows)
          taken.push({ channel, letter: (await readNotice(db.worker, tx, id))?.content.letter });
        return taken;
      });
    };
    const [mail] = await letters('returned');
    expect(mail?.letter?.items).toEqual([
      { label: '网站名称', reasons: [{ label: '网站名称不符合命名规则', advice: '请按命名规则修改网站名称' }] },
    ]);
    // 45 days from the return, written out.
    expect(mail?.letter?.by).toMatch(/^\d{4}年\d{1,2}月\d{1,2}日（周.）\d{2}:\d{2}前，还剩 45 天$/);
    const rejected = await letters('rejected');
    expect(rejected.map(({ channel }) => channel)).toEqual(['mail', 'mail', 'sms']);
    for (const { channel, letter } of rejected) {
      const advice = letter?.items.flatMap((item) => item.reasons.map((reason) => reason.advice));
      expect(advice).toEqual(channel === 'mail' ? ['名称与执照不符，请李**核对'] : []);
    }
  });

  test('edited advice is sealed', async () => {
    const hits = await db.query(
      `select 1 from app.returns t, app.order_events e where t::text like '%名称与执照%' or e.input::text like '%名称与执照%'`,
    );
    expect(hits).toEqual([]);
  });
});

describe('a photo', () => {
  test('is rejected with a reason, must be replaced, and is judged again', async () => {
    const orderId = await orderInState(db, people, record(1), 'PHOTO_REVIEW');
    const reviewer = people.reviewers[0].actor;
    const token = await judgeItems(db, people, orderId, ['material.FACE_PHOTO']);
    expect(codes(await act(reviewer, 'approvePhoto', orderId, { token }))).toEqual(['ITEMS_RETURNED']);
    expect(codes(await act(reviewer, 'rejectPhoto', orderId, { token }))).toEqual(['ok']);
    const partner = people.partner.actor;
    const photo = (await view(partner, orderId)).items?.find((item) => item.key === 'material.FACE_PHOTO');
    expect(photo).toMatchObject({ flagged: true, reasons: [{ code: 'PHO-03' }] });
    expect(codes(await act(partner, 'submitPhoto', orderId))).toEqual(['REASON_NOT_ANSWERED']);
    const upload = await receiveUpload(db.app, partner, await sampleJpeg());
    const input = { material: 'FACE_PHOTO', uploadId: upload.ok ? upload.upload.id : '' };
    expect(codes(await act(partner, 'attachMaterial', orderId, { input }))).toEqual(['ok']);
    expect(codes(await act(partner, 'submitPhoto', orderId))).toEqual(['ok']);
    const again = (await view(reviewer, orderId)).items?.find((item) => item.key === 'material.FACE_PHOTO');
    expect(again).toMatchObject({ verdict: null, reasons: [] });
  });
});

describe('reopening and sending back', () => {
  test('an order can be reopened before hand-over and sent back when it cannot go to the bureau', async () => {
    const orderId = await orderInState(db, people, record(2), 'SUBMISSION_PENDING');
    const [one, two] = people.reviewers;
    expect(codes(await act(one.actor, 'reopen', orderId))).toEqual(['NOT_POSSIBLE_NOW']);
    expect(codes(await act(two.actor, 'sendBack', orderId, { input: { reasons: [] } }))).not.toEqual(['ok']);
    const input = { reasons: [{ code: 'MAT-05', item: 'material.VERIFICATION_FORM' }] };
    expect(codes(await act(two.actor, 'sendBack', orderId, { input }))).toEqual(['ok']);
    const form = (await view(people.partner.actor, orderId)).items?.find(
      (item) => item.key === 'material.VERIFICATION_FORM',
    );
    expect(form).toMatchObject({ flagged: true, reasons: [{ code: 'MAT-05' }] });
    await act(people.partner.actor, 'abandon', orderId);
    const second = await orderInState(db, people, record(2), 'VERIFICATION_PENDING');
    expect(codes(await act(people.supervisor.actor, 'reopen', second))).toEqual(['ok']);
    const { items, state } = await view(people.supervisor.actor, second);
    expect(state).toBe('INITIAL_REVIEW');
    expect(items?.filter((item) => item.inReview).every((item) => item.verdict === 'pass')).toBe(true);
    await act(people.partner.actor, 'withdraw', second);
    await act(people.partner.actor, 'abandon', second);
  });

  test('a reason must name an item of the order, and a returned photo is taken again after the review', async () => {
    const orderId = await orderInState(db, people, record(2), 'SUBMISSION_PENDING');
    const { actor: two } = people.reviewers[1];
    const partner = people.partner.actor;
    const back = (reasons: object[]) => act(two, 'sendBack', orderId, { input: { reasons } });
    expect(codes(await back([{ code: 'SUB-01', item: 'subject.name' }]))).toEqual(['NOT_ITS_ITEM']);
    expect(codes(await back([{ code: 'PHO-03', item: 'material.FACE_PHOTO' }]))).toEqual(['ok']);
    const photo = (await view(partner, orderId)).items?.find((item) => item.key === 'material.FACE_PHOTO');
    expect(photo).toMatchObject({ flagged: true, material: null, reasons: [{ code: 'PHO-03' }] });
    // Nothing else is requested, and no photo is accepted yet.
    expect(codes(await act(partner, 'submit', orderId))).toEqual(['ok']);
    const { actor: one } = people.reviewers[0];
    const token = await judgeItems(db, people, orderId, []);
    await act(one, 'logCall', orderId, { input: { outcome: 'REACHED' } });
    expect(codes(await act(one, 'approveInitialReview', orderId, { token }))).toEqual(['ok']);
    expect((await view(partner, orderId)).state).toBe('VERIFICATION_PENDING');
    expect(codes(await act(partner, 'submitPhoto', orderId))).toContain('PHOTO_PRESENT');
    await act(partner, 'abandon', orderId);
  });
});

describe('a draft submitted later', () => {
  test('is judged by the day of its submission: the ID has expired since it was saved', async () => {
    const orderId = await orderInState(db, people, record(2), 'INITIAL_REVIEW');
    const partner = people.partner.actor;
    await act(partner, 'withdraw', orderId);
    const later = (days: number, from: string) => new Date(Date.parse(from) + days * 86_400_000).toISOString();
    const now = await db.now();
    expect(codes(await save(orderId, 'website.principal.idValidUntil', later(100, now).slice(0, 10)))).toEqual(['ok']);
    await db.travel(later(20, now));
    const outcome = await act(partner, 'submit', orderId);
    expect(outcome.ok ? [] : outcome.refusal.reasons).toMatchObject([
      { code: 'CHECK_FAILED', field: 'website.principal.idValidUntil', ruleId: 'PRN-02' },
    ]);
    expect(codes(await save(orderId, 'website.principal.idValidUntil', '长期'))).toEqual(['ok']);
    expect(codes(await act(partner, 'submit', orderId))).toEqual(['ok']);
    await act(partner, 'withdraw', orderId);
    await act(partner, 'abandon', orderId);
  });
});

describe('orders that were sent back can be resubmitted', () => {
  test('a reason for an item that the order lacks is refused; a photo is removed and requested again after the review', async () => {
    const orderId = await orderInState(db, people, record(2), 'SUBMISSION_PENDING');
    const [one, two] = people.reviewers;
    const partner = people.partner.actor;
    const sendBack = (item: string, code: string) =>
      act(two.actor, 'sendBack', orderId, { input: { reasons: [{ code, item }] } });
    expect(codes(await sendBack('website.foo', 'WEB-01'))).toEqual(['NOT_ITS_ITEM']);
    expect(codes(await sendBack('subject.name', 'SUB-01'))).toEqual(['NOT_ITS_ITEM']);
    expect(codes(await sendBack('material.FACE_PHOTO', 'PHO-02'))).toEqual(['ok']);
    const returned = await view(partner, orderId);
    expect(returned.items?.find((item) => item.key === 'material.FACE_PHOTO')?.reasons).toMatchObject([
      { code: 'PHO-02' },
    ]);
    expect(codes(await act(partner, 'submit', orderId))).toEqual(['ok']);
    const token = await judgeItems(db, people, orderId, []);
    await act(one.actor, 'logCall', orderId, { input: { outcome: 'REACHED', note: '本人确认' } });
    expect(codes(await act(one.actor, 'approveInitialReview', orderId, { token }))).toEqual(['ok']);
    expect((await view(partner, orderId)).state).toBe('VERIFICATION_PENDING');
    expect(codes(await act(partner, 'submitPhoto', orderId))).toEqual(['PHOTO_PRESENT']);
    await act(partner, 'abandon', orderId);
  });
});

describe('reminders and lapse', () => {
  test('an applicant is reminded on day 7, 15 and 30; on day 45 the order lapses, keeps its data and can be resubmitted', async () => {
    const orderId = await orderInState(db, people, record(2), 'DRAFT');
    const timers = await db.query(
      `select t.id, raises, t.due_at, extract(hour from t.due_at at time zone 'Asia/Shanghai')::int as hour,
         round(extract(epoch from t.due_at - o.duty_since) / 86400)::int as day
       from app.timers t join app.orders o on o.id = t.order_id where t.order_id = $1 order by t.due_at`,
      [orderId],
    );
    expect(timers.map((timer) => [timer.raises, timer.day])).toEqual([
      ['remind', 7],
      ['remind', 15],
      ['remind', 30],
      ['lapse', 45],
    ]);
    expect(timers.slice(0, 3).every((timer) => timer.hour >= 9 && timer.hour < 18)).toBe(true);
    for (const timer of timers) {
      expect(await fireTimer(db.worker, timer.id)).toBe(false);
      await db.travel(timer.due_at);
      expect(await fireTimer(db.worker, timer.id)).toBe(true);
    }
    const lapsed = await view(people.partner.actor, orderId);
    expect(lapsed.state).toBe('LAPSED');
    expect(lapsed.notices?.filter((notice) => notice.name === 'reminder')).toHaveLength(9);
    expect(lapsed.notices?.map((notice) => notice.name)).toContain('lapsed');
    // A lapsed order does not lock its subject: another order can be opened, and then the lapsed one cannot be
    // resubmitted.
    const other = await orderInState(db, people, record(2), 'DRAFT');
    await save(orderId, 'website.name', '测试样例重来一次');
    expect(codes(await act(people.partner.actor, 'submit', orderId))).toContain('NO_OTHER_OPEN_ORDER');
    await act(people.partner.actor, 'abandon', other);
    const again = await act(people.partner.actor, 'submit', orderId);
    expect(codes(again)).not.toContain('NO_OTHER_OPEN_ORDER');
  });

  test('a lapsed order must be saved again before submission, and is then compared with what was filed meanwhile', async () => {
    const fresh = await testDatabase();
    try {
      const [first] = await seedRecords(fresh);
      const who = await seedPeople(fresh);
      await seedConnection(fresh.worker, {
        province: '320000',
        ispId: '320000000999',
        userName: 'test',
        password: 'test',
        wsdl: 'http://127.0.0.1:1/?wsdl',
      });
      if (first === undefined) throw new Error('no record');
      const partner = who.partner.actor;
      const step = (event: LiveEvent, orderId: string, input: object = {}) =>
        transaction(fresh.app, partner, (tx) => perform(fresh.app, tx, { event, actor: partner, orderId, input }));
      const remark = async (orderId: string, value: string) =>
        codes(await step('saveDraft', orderId, { fields: [{ field: 'website.remark', value }] }));
      const name = async (orderId: string) => {
        const [order] = await transaction(fresh.app, partner, (tx) =>
          loadOrders(fresh.app, tx, { actor: partner, ids: [orderId], parts: ['items'], language: 'en' }),
        );
        return order?.items?.find(({ key }) => key === 'website.name')?.registered?.[0];
      };
      const lapsed = await orderInState(fresh, who, first, 'LAPSED');
      expect(await remark(lapsed, '测试备注')).toEqual(['ok']);
      expect(await name(lapsed)).toBe('测试样例茶业');
      await orderInState(fresh, who, first, 'APPROVED');
      const walk = { db: fresh, people: who, record: first, province: '320000', orderId: lapsed };
      for (const kind of ['VERIFICATION_FORM', 'DOMAIN_CERT'] as const) await attach(walk, kind);

      const outcome = await step('submit', lapsed);
      expect(outcome.ok ? [] : outcome.refusal.reasons).toMatchObject([
        { code: 'FILED_SINCE', field: 'website.name', ruleId: 'L-submit' },
      ]);
      expect(await remark(lapsed, '测试备注')).toEqual(['ok']);
      expect(await name(lapsed)).toBe('测试样例新站点2');
      expect(codes(await step('submit', lapsed))).toEqual(['ok']);
    } finally {
      await fresh.close();
    }
  });
});
