import { transaction } from '@beian/database/transaction';
import { dayNumberOf, dayOfNumber } from '@beian/domain/calendar';
import { readManualSheet } from '@beian/orders/bureau-answer';
import { receiveEvidence } from '@beian/orders/material';
import { loadOrders } from '@beian/orders/order-list';
import { perform } from '@beian/orders/perform';
import { sampleJpeg } from '@beian/testing/fixtures';
import { type OrderAtBureau, orderAtBureau, orderInState, publishFirstFiling } from '@beian/testing/orders';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { enterOrdersByHand, loadGateway, sendingDue, sendOrdersByInterface } from '../connections/index.ts';
import { checkReport } from '../report-check/index.ts';
import { ordersToSubmit } from '../submissions/submissions.ts';

let at: OrderAtBureau;
beforeEach(async () => {
  at = await orderAtBureau();
});
afterEach(() => at?.db.close());

const supervisor = () => at.people.supervisor.actor;
const one = () => at.people.reviewers[0].actor;
const two = () => at.people.reviewers[1].actor;
type Outcome = { ok: true } | { ok: false; refusal: { reasons: readonly { code: string }[] } };
const codes = (outcome: Outcome) => (outcome.ok ? ['ok'] : outcome.refusal.reasons.map(({ code }) => code));
let keys = 0;
const channel = (change: typeof enterOrdersByHand, actor = supervisor(), why = '接口停用', from?: string) =>
  transaction(at.db.app, actor, (tx) =>
    change(at.db.app, tx, {
      ...{ actor, bureauId: at.bureauId, why, key: `channel-${++keys}` },
      ...(from === undefined ? {} : { from }),
    }),
  );
async function picture(actor = one()): Promise<string> {
  const stored = await receiveEvidence(at.db.app, actor, await sampleJpeg());
  if (!stored.ok) throw new Error('the picture is refused');
  return stored.upload.id;
}
const today = async () => (await at.db.query('select app.shanghai_day(app.now()) as day'))[0]?.day as string;
const entry = async () => ({ number: 'SL2026-0001', day: await today(), evidenceId: await picture() });
const waiting = () =>
  transaction(at.db.worker, { kind: 'system', id: 'bureau', roles: ['bureau'], name: 'bureau' }, async (tx) => ({
    due: await sendingDue(tx, { afterMs: 0, records: 100, bytes: 1e6 }),
    orders: await ordersToSubmit(tx, at.bureauId, 10),
  }));

/** The order is recalled and pushed by hand. */
async function pushByHand() {
  expect((await channel(enterOrdersByHand)).ok).toBe(true);
  expect(codes(await at.act(one(), 'recall'))).toEqual(['ok']);
  // The walk stores a placeholder.
  await at.db.query('delete from app.report_checks');
  await checkReport(at.db.app, at.orderId);
  expect(codes(await at.act(two(), 'pushToBureau'))).toEqual(['ok']);
  expect(await at.state()).toBe('MANUAL_ENTRY');
}
async function handOverByHand() {
  await pushByHand();
  expect(codes(await at.act(one(), 'recordManualEntry', await entry()))).toEqual(['ok']);
  expect(codes(await at.act(two(), 'confirmManualEntry'))).toEqual(['ok']);
}

describe('the channel', () => {
  test('is switched by a supervisor with a reason; the one in force at the push counts', async () => {
    expect(codes(await channel(enterOrdersByHand, one()))).toEqual(['NOT_POSSIBLE']);
    expect((await channel(enterOrdersByHand, supervisor(), ' ')).ok).toBe(false);
    expect((await channel(enterOrdersByHand)).ok).toBe(true);
    // Pushed before: it still leaves by the interface.
    expect(await at.state()).toBe('SUBMITTING');
    expect((await waiting()).orders.map(({ id }) => id)).toEqual([at.orderId]);
    expect(codes(await channel(enterOrdersByHand))).not.toEqual(['ok']);
    await at.act(one(), 'recall');
    await at.act(two(), 'pushToBureau');
    expect(await at.state()).toBe('MANUAL_ENTRY');
    expect(await waiting()).toEqual({ due: [], orders: [] });
    // Back: recalled before it is entered, it leaves by the interface again.
    expect((await channel(sendOrdersByInterface)).ok).toBe(true);
    expect(await at.state()).toBe('MANUAL_ENTRY');
    expect(codes(await at.act(one(), 'recall'))).toEqual(['ok']);
    await at.act(two(), 'pushToBureau');
    expect(await at.state()).toBe('SUBMITTING');
    expect((await waiting()).orders.map(({ id }) => id)).toEqual([at.orderId]);
    const events = await at.db.query(
      'select event, staff_name is not null as named from app.connection_events order by at, id',
    );
    expect(events.map(({ event }) => event)).toEqual(['enterOrdersByHand', 'sendOrdersByInterface']);
  });

  test('is switched from a day to come, in Shanghai, and taken back before it', async () => {
    const gateway = async () => {
      const [row] = await transaction(at.db.app, supervisor(), (tx) =>
        loadGateway(at.db.app, tx, { actor: supervisor(), language: 'zh' }),
      );
      const { manual, manualSince, manualFrom, manualWhy, actions = [] } = row ?? {};
      const offered = actions.map(({ event }) => event).filter((event) => /ByHand|ByInterface/.test(event));
      return { manual, manualSince, manualFrom, manualWhy, offered };
    };
    const day = dayOfNumber(dayNumberOf(await today()) + 3);
    const yesterday = dayOfNumber(dayNumberOf(await today()) - 1);
    const year = dayOfNumber(dayNumberOf(await today()) + 400);
    const from = (on: string) => channel(enterOrdersByHand, supervisor(), '管局停办', on);
    for (const wrong of [yesterday, year]) expect(codes(await from(wrong))).toEqual(['DAY_OUT_OF_REACH']);
    expect(codes(await from('2026-02-30'))).not.toEqual(['ok']);
    expect(codes(await from(day))).toEqual(['ok']);
    const planned = { manual: false, manualSince: null, manualFrom: day, manualWhy: '管局停办' };
    expect(await gateway()).toEqual({ ...planned, offered: ['sendOrdersByInterface'] });
    // Taken back, and set anew.
    expect(codes(await channel(sendOrdersByInterface))).toEqual(['ok']);
    expect(await gateway()).toMatchObject({ manual: false, manualFrom: null, offered: ['enterOrdersByHand'] });
    expect(codes(await from(day))).toEqual(['ok']);

    await at.db.travel(`${dayOfNumber(dayNumberOf(day) - 1)}T23:59:00+08:00`);
    await at.act(one(), 'recall');
    expect(codes(await at.act(two(), 'pushToBureau'))).toEqual(['ok']);
    expect(await at.state()).toBe('SUBMITTING');
    // From midnight in Beijing on; what was pushed before goes by the interface.
    await at.db.travel(`${day}T00:00:00+08:00`);
    expect(await gateway()).toMatchObject({
      ...{ manual: true, manualFrom: null, offered: ['sendOrdersByInterface'] },
      manualSince: new Date(`${day}T00:00:00+08:00`).toISOString(),
    });
    expect(await at.state()).toBe('SUBMITTING');
    expect((await waiting()).orders.map(({ id }) => id)).toEqual([at.orderId]);
    await at.act(one(), 'recall');
    expect(codes(await at.act(two(), 'pushToBureau'))).toEqual(['ok']);
    expect(await at.state()).toBe('MANUAL_ENTRY');
  });

  test('holds up nothing where the connection is stopped', async () => {
    await at.act(one(), 'recall');
    await at.db.query(`update app.bureaus set stopped = '{"zh":"停","en":"stopped"}'`);
    expect(codes(await at.act(two(), 'pushToBureau'))).toEqual(['BUREAU_CONFIGURED']);
    await channel(enterOrdersByHand);
    expect(codes(await at.act(two(), 'pushToBureau'))).toEqual(['ok']);
    expect(await at.state()).toBe('MANUAL_ENTRY');
  });
});

describe('the entry', () => {
  test('is recorded by one person and confirmed by another; only then the order counts as handed over', async () => {
    await pushByHand();
    const [day, evidenceId] = [await today(), await picture()];
    const record = (input: object) => at.act(one(), 'recordManualEntry', { number: 'SL1', day, evidenceId, ...input });
    expect(codes(await record({ evidenceId: 'evidence_0' }))).toEqual(['EVIDENCE_NOT_FOUND']);
    expect(codes(await record({ day: '2001-01-01' }))).toEqual(['MANUAL_DAY_POSSIBLE']);
    expect(codes(await at.act(two(), 'confirmManualEntry'))).not.toEqual(['ok']);
    // Two people at once: one record stands.
    const both = await Promise.all([
      record({}),
      at.act(two(), 'recordManualEntry', { ...(await entry()), number: 'SL2' }),
    ]);
    expect(both.map(codes).sort()).toEqual([['NOT_ENTERED_YET'], ['ok']]);
    const [first, second] = both[0]?.ok === true ? [one(), two()] : [two(), one()];
    expect(codes(await at.act(first, 'confirmManualEntry'))).toEqual(['RECORDED_BY_ANOTHER']);
    expect(codes(await at.act(first, 'recall'))).toEqual(['NOT_ENTERED_YET']);
    expect(await at.state()).toBe('MANUAL_ENTRY');
    expect(await at.db.query('select 1 from app.submissions')).toEqual([]);
    // A process that dies before the commit leaves nothing.
    await expect(
      transaction(at.db.app, second, async (tx) => {
        await perform(at.db.app, tx, { event: 'confirmManualEntry', actor: second, orderId: at.orderId, input: {} });
        throw new Error('killed');
      }),
    ).rejects.toThrow('killed');
    expect(await at.state()).toBe('MANUAL_ENTRY');
    // A replay of the same call is one effect.
    const confirm = () =>
      transaction(at.db.app, second, (tx) =>
        perform(at.db.app, tx, {
          event: 'confirmManualEntry',
          actor: second,
          orderId: at.orderId,
          input: {},
          key: 'k',
        }),
      );
    expect((await Promise.all([confirm(), confirm()])).map(({ ok }) => ok)).toEqual([true, true]);
    expect(['SMS_PENDING', 'BUREAU_REVIEW']).toContain(await at.state());
    expect(
      await at.db.query(
        'select sequence::int as sequence, series, state, file_removed_at is not null as bare from app.submissions',
      ),
    ).toEqual([{ sequence: -1, series: 0, state: 'ACCEPTED', bare: true }]);
    expect(
      await at.db.query(
        `select event from app.order_events where order_id = $1 and event like '%Manual%' order by seq`,
        [at.orderId],
      ),
    ).toEqual([{ event: 'recordManualEntry' }, { event: 'confirmManualEntry' }]);
    const audited = await at.db.query(
      `select action from app.audit where target = $1 and action like '%Manual%' and outcome = 'done' order by at, id`,
      [at.orderId],
    );
    expect(audited.map(({ action }) => action)).toEqual(['recordManualEntry', 'confirmManualEntry']);
    const notices = await at.db.query(
      `select distinct name from app.notices where order_id = $1 and name like 'handedOver%'`,
      [at.orderId],
    );
    expect(notices).toHaveLength(1);
  });

  test('is recorded again once it was returned; a picture proves one record', async () => {
    await pushByHand();
    const given = await entry();
    expect(codes(await at.act(one(), 'recordManualEntry', given))).toEqual(['ok']);
    const [shown] = await transaction(at.db.app, two(), (tx) =>
      loadOrders(at.db.app, tx, { actor: two(), ids: [at.orderId], parts: ['manual', 'report'], language: 'zh' }),
    );
    expect(shown?.manual).toMatchObject({
      stage: 'ENTERED',
      stageLabel: '录入待复核',
      number: 'SL2026-0001',
      enteredBy: one().name,
      evidenceUrl: `/evidence/${given.evidenceId}`,
      confirmedBy: null,
    });
    // What to enter, with the labels of the bureau's form; values are for the holder of the lease.
    expect(shown?.report?.fields.map(({ label, value }) => `${label} ${value}`)).toContain('网站名称 •••');
    expect(await readManualSheet(at.db.app, two(), at.orderId, 'zh')).toBeNull();
    expect(codes(await at.act(two(), 'claim'))).toEqual(['ok']);
    const sheet = (await readManualSheet(at.db.app, two(), at.orderId, 'zh'))?.bytes.toString();
    expect(sheet).toContain('"网站名称","测试样例新站点","测试样例新站点","Wz_xx/Wzmc"');
    const pdf = await readManualSheet(at.db.app, two(), at.orderId, 'zh', 'pdf');
    expect([pdf?.type, pdf?.fileName.endsWith('.pdf'), pdf?.bytes.subarray(0, 5).toString()]).toEqual([
      'application/pdf',
      true,
      '%PDF-',
    ]);
    expect(codes(await at.act(two(), 'returnManualRecord'))).toEqual(['ok']);
    // The lease was for the sheet.
    await at.db.query('update app.orders set lease_holder = null, lease_holder_name = null, lease_until = null');
    expect(codes(await at.act(two(), 'recordManualEntry', given))).toEqual(['ok']);
    expect(codes(await at.act(one(), 'confirmManualEntry'))).toEqual(['ok']);
    const answer = { approves: true, day: given.day, evidenceId: given.evidenceId };
    expect(codes(await at.act(one(), 'recordManualAnswer', answer))).toEqual(['EVIDENCE_USED']);
  });
});

describe("the bureau's result", () => {
  test('approves once two people say so, with the effect of an answer by the interface', async () => {
    await handOverByHand();
    const input = { approves: true, day: await today(), evidenceId: await picture() };
    expect(
      codes(await at.act(supervisor(), 'recordBureauAnswer', { approves: true, evidence: '网站查询' })),
    ).not.toEqual(['ok']);
    expect(codes(await at.act(two(), 'recordManualAnswer', input))).toEqual(['ok']);
    expect(codes(await at.act(two(), 'confirmManualAnswer'))).toEqual(['RECORDED_BY_ANOTHER']);
    expect(await at.state()).not.toBe('APPROVED');
    const both = await Promise.all([at.act(one(), 'confirmManualAnswer'), at.act(supervisor(), 'confirmManualAnswer')]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await at.state()).toBe('APPROVED');
    const [site] = await at.db.query('select name from app.websites where id = $1', [at.record.websiteIds[0]]);
    expect(site?.name).toBe('测试样例新站点');
    expect(await at.db.query('select answer, evidence_id as id from app.recorded_answers')).toEqual([
      { answer: 'approved', id: input.evidenceId },
    ]);
    expect(await at.db.query('select answer from app.submission_orders')).toEqual([{ answer: 'approved' }]);
  });

  test('refuses with reasons, and the order can be pushed again by the channel then in force', async () => {
    await handOverByHand();
    const reasons = [{ code: 'WEB-09', item: 'website.name', advice: '请改名' }];
    const input = { approves: false, day: await today(), evidenceId: await picture(), reasons };
    expect(codes(await at.act(one(), 'recordManualAnswer', input))).toEqual(['ok']);
    const [row] = await at.db.query('select answer_details::text as details from app.manual_hand_overs');
    expect(row?.details).not.toContain('请改名');
    expect(codes(await at.act(two(), 'confirmManualAnswer'))).toEqual(['ok']);
    expect(await at.state()).toBe('BUREAU_REJECTED');
    const [order] = await transaction(at.db.app, one(), (tx) =>
      loadOrders(at.db.app, tx, { actor: one(), ids: [at.orderId], parts: ['answers'], language: 'en' }),
    );
    expect(order?.proposedReasons).toMatchObject([{ code: 'WEB-09', item: 'website.name', advice: '请改名' }]);
    await channel(sendOrdersByInterface);
    expect(codes(await at.act(two(), 'pushToBureau'))).toEqual(['ok']);
    expect(await at.state()).toBe('SUBMITTING');
    expect(await at.db.query('select 1 from app.manual_hand_overs where ended_at is null')).toEqual([]);
    expect((await waiting()).orders.map(({ id }) => id)).toEqual([at.orderId]);
  });

  test('that comes by the interface after all belongs to the attempt', async () => {
    await handOverByHand();
    expect(await at.apply({})).toBe('applied');
    expect(await at.state()).toBe('APPROVED');
  });

  test('of a first filing brings its numbers: it is filed at once, and a later publication finds it', async () => {
    await channel(enterOrdersByHand);
    const orderId = await orderInState(at.db, at.people, at.free, 'SUBMISSION_PENDING', 'FIRST_FILING');
    const act = (actor: ReturnType<typeof one>, event: Parameters<typeof at.act>[1], input: unknown = {}) =>
      transaction(at.db.app, actor, (tx) => perform(at.db.app, tx, { event, actor, orderId, input }));
    expect(codes(await act(two(), 'pushToBureau'))).toEqual(['ok']);
    expect(codes(await act(one(), 'recordManualEntry', await entry()))).toEqual(['ok']);
    expect(codes(await act(two(), 'confirmManualEntry'))).toEqual(['ok']);
    const answer = { approves: true, day: await today(), evidenceId: await picture() };
    expect(codes(await act(one(), 'recordManualAnswer', answer))).toEqual([
      'NUMBERS_OF_APPROVAL',
      'NUMBERS_OF_APPROVAL',
    ]);
    const numbers = { subjectNumber: '苏ICP备2026000001号', serviceNumber: '苏ICP备2026000001号-1' };
    expect(codes(await act(one(), 'recordManualAnswer', { ...answer, ...numbers }))).toEqual(['ok']);
    expect(codes(await act(two(), 'confirmManualAnswer'))).toEqual(['ok']);
    const filed = () =>
      at.db.query(
        `select r.filing_number as subject, w.filing_number as site, r.filed and w.filed as filed, w.ours, r.bureau_id like 'unfiled-%' as "withoutId"
         from app.orders o join app.records r on r.id = o.record_id join app.websites w on w.id = o.website_id where o.id = $1`,
        [orderId],
      );
    expect(await filed()).toEqual([
      { subject: numbers.subjectNumber, site: numbers.serviceNumber, filed: true, ours: true, withoutId: true },
    ]);
    await publishFirstFiling(at.db, orderId, { subject: numbers.subjectNumber, website: numbers.serviceNumber });
    expect((await filed())[0]).toMatchObject({ filed: true, withoutId: false });
  });
});
