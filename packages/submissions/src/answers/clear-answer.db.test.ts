import { system, transaction } from '@beian/database/transaction';
import { watermarkedCopy } from '@beian/documents/images';
import { readEvidenceImage, receiveEvidence } from '@beian/orders/material';
import { loadOrders } from '@beian/orders/order-list';
import { sampleJpeg } from '@beian/testing/fixtures';
import { type EntryInput, type OrderAtBureau, orderAtBureau, orderInState } from '@beian/testing/orders';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OrderChanged, prepareSubmission } from '../submissions/submissions.ts';
import { type ClearOutcome, dismissAnswer, matchAnswer } from './clear-answer.ts';
import { listUnmatchedIds, loadUnmatched } from './unmatched.ts';

let at: OrderAtBureau;
beforeEach(async () => {
  at = await orderAtBureau();
});
afterEach(() => at?.db.close());

const supervisor = () => at.people.supervisor.actor;
const reviewer = (n: 0 | 1) => at.people.reviewers[n].actor;
/** Applies an entry that stays unmatched; returns its id. */
async function unmatched(said: EntryInput): Promise<string> {
  expect(await at.apply(said)).toBe('unmatched');
  return (await at.db.query('select id from app.answer_entries order by id desc limit 1'))[0]?.id;
}
const match = (entryId: string, orderId = at.orderId, key = 'key', actor = supervisor()) =>
  transaction(at.db.app, actor, (tx) => matchAnswer(at.db.app, tx, { actor, entryId, orderId, key }));
const dismiss = (entryId: string, reason: string, key = 'key', actor = supervisor()) =>
  transaction(at.db.app, actor, (tx) => dismissAnswer(at.db.app, tx, { actor, entryId, reason, key }));
const codes = (
  outcome: ClearOutcome | { ok: false; refusal: { reasons: readonly { code: string }[] } } | { ok: true },
) => (outcome.ok ? ['ok'] : outcome.refusal.reasons.map(({ code }) => code));
const list = (actor = supervisor()) =>
  transaction(at.db.app, actor, async (tx) => {
    const { ids, totalCount } = await listUnmatchedIds(tx, {});
    return { totalCount, answers: await loadUnmatched(at.db.app, tx, { actor, ids, language: 'en' }) };
  });

describe('an answer without identifier', () => {
  test('is listed with the orders that wait at that bureau, and is matched by a supervisor', async () => {
    await at.send('send', 'accept');
    const entry = await unmatched({
      identifier: undefined,
      operation: '',
      details: { text: '样例意见', reviewer: '样例' },
    });
    const { answers, totalCount } = await list();
    expect(totalCount).toBe(1);
    expect(answers).toMatchObject([
      {
        id: entry,
        state: 'UNMATCHED',
        provinceName: 'Jiangsu',
        identifier: null,
        verdictLabel: 'Approved',
        opinion: '样例意见',
        why: [{ code: 'OTHER_OPERATION' }],
        candidates: [{ orderId: at.orderId, filingNumber: `${at.record.filingNumber}-1`, reasons: [] }],
        actions: [
          { event: 'matchAnswer', presence: 'ENABLED' },
          { event: 'dismissAnswer', presence: 'ENABLED' },
        ],
      },
    ]);
    expect(codes(await match(entry))).toEqual(['ok']);
    expect([await at.state(), (await list()).totalCount]).toEqual(['APPROVED', 0]);
    const [row] = await at.db.query('select status, order_id, cleared_by from app.answer_entries where id = $1', [
      entry,
    ]);
    expect(row).toEqual({ status: 'applied', order_id: at.orderId, cleared_by: supervisor().id });
    const [event] = await at.db.query(`select input from app.order_events where event = 'bureauApprove'`);
    expect(event?.input).toMatchObject({ matchedBy: supervisor().id });
    expect(
      await at.db.query(
        `select outcome, details - '{covers,coversAt}'::text[] as details from app.audit where action = 'matchAnswer' and target = $1`,
        [entry],
      ),
    ).toEqual([{ outcome: 'done', details: { orderId: at.orderId } }]);
  });

  test('a repeated match returns the saved answer, and another match of the same entry is refused', async () => {
    await at.send('send', 'accept');
    const entry = await unmatched({ identifier: undefined });
    const first = await match(entry);
    expect(await match(entry)).toEqual(first);
    expect(codes(await match(entry, at.orderId, 'another key'))).toEqual(['NOT_POSSIBLE_NOW']);
    expect(codes(await dismiss(entry, 'late', 'third key'))).toEqual(['NOT_POSSIBLE_NOW']);
    expect(codes(await match(entry, at.orderId, 'key', supervisor()))).toEqual(['ok']);
    expect(await at.db.query(`select 1 from app.order_events where event = 'bureauApprove'`)).toHaveLength(1);
  });

  test('of two concurrent matches one takes effect', async () => {
    await at.send('send', 'accept');
    const entry = await unmatched({ identifier: undefined });
    const outcomes = await Promise.all([match(entry, at.orderId, 'one'), match(entry, at.orderId, 'two')]);
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await at.db.query(`select 1 from app.order_events where event = 'bureauApprove'`)).toHaveLength(1);
  });

  test('a manual match also proves that a file without an answer was accepted', async () => {
    const file = await at.send('send', 'loseAnswer');
    expect(codes(await match(await unmatched({ identifier: undefined })))).toEqual(['ok']);
    expect([await at.state(), await at.fileState(file)]).toEqual(['APPROVED', 'ACCEPTED']);
  });
});

describe('a match that cannot be right is refused with a reason, and the entry stays listed', () => {
  const day = '2026-11-20';
  test.each<[string, EntryInput, () => Promise<unknown>, string[]]>([
    [
      'dated before the sending',
      { identifier: undefined, day },
      async () => at.send('send', 'accept'),
      ['BEFORE_SENDING'],
    ],
    ['not sent yet', { identifier: undefined }, async () => at.prepare(), ['NOT_SENT']],
    ['never in a file', { identifier: undefined }, async () => undefined, ['SUBJECT_NOT_SENT']],
    ['names another subject', { identifier: '1' }, async () => at.send('send', 'accept'), ['NAMES_ANOTHER_SUBJECT']],
    ['of materials sent alone', { operation: '35' }, async () => at.send('send', 'accept'), ['OF_AN_ORDER']],
    [
      'a code that is not listed',
      { verdict: 'unknown', codes: ['7777'] },
      async () => at.send('send', 'accept'),
      ['VERDICT_READS'],
    ],
  ])('%s', async (_, said, way, says) => {
    await way();
    const entry = await unmatched(said);
    const outcome = await match(entry);
    expect(codes(outcome)).toEqual(says);
    for (const { message } of outcome.ok ? [] : outcome.refusal.reasons)
      expect([message.zh, message.en].every((text) => text.length > 5)).toBe(true);
    expect((await list()).totalCount).toBe(1);
    expect(
      await at.db.query(`select 1 from app.audit where action = 'matchAnswer' and outcome = 'refused'`),
    ).toHaveLength(1);
  });

  test('an order with a verdict, an unknown order and an unknown answer are refused', async () => {
    await at.send('send', 'accept');
    await at.apply({});
    const entry = await unmatched({ verdict: 'refused', codes: ['1002'] });
    expect(codes(await match(entry))).toEqual(['STATE_DOES_NOT_TAKE_IT']);
    expect(codes(await match(entry, 'order_0', 'k2'))).toEqual(['ORDER_NOT_FOUND']);
    expect(codes(await match('entry_0', at.orderId, 'k3'))).toEqual(['ANSWER_NOT_FOUND']);
  });

  test("a subject's older order is not its latest attempt", async () => {
    await at.send('send', 'accept');
    await at.apply({ verdict: 'technical', codes: ['5002'] });
    await at.act(reviewer(0), 'sendBack', { reasons: [{ code: 'ORD-12' }] });
    await at.act(at.people.partner.actor, 'abandon');
    await orderInState(at.db, at.people, at.record, 'BUREAU_REVIEW');
    const entry = await unmatched({ identifier: undefined });
    expect(codes(await match(entry))).toContain('STATE_DOES_NOT_TAKE_IT');
    const { answers } = await list();
    expect(answers[0]?.candidates.map(({ reasons }) => reasons.length)).toEqual([0]);
  });

  test('a reviewer sees the list and clears nothing; a partner sees none of it', async () => {
    await at.send('send', 'accept');
    const entry = await unmatched({ identifier: undefined });
    const seen = await list(reviewer(0));
    expect([seen.totalCount, seen.answers[0]?.actions]).toEqual([1, []]);
    for (const actor of [reviewer(0), at.people.administrator.actor]) {
      expect(codes(await match(entry, at.orderId, 'k', actor))).toEqual(['NOT_POSSIBLE_NOW']);
      expect(codes(await dismiss(entry, 'no', 'd', actor))).toEqual(['NOT_POSSIBLE_NOW']);
    }
    const partner = at.people.partner.actor;
    expect(await list(partner)).toEqual({ totalCount: 0, answers: [] });
    expect(codes(await match(entry, at.orderId, 'k', partner))).toEqual(['ANSWER_NOT_FOUND']);
  });
});

describe('dismissing', () => {
  test('removes the entry from the list once, with a sealed reason', async () => {
    const entry = await unmatched({ identifier: '1' });
    expect(codes(await dismiss(entry, '  ', 'empty'))).toEqual(['WRONG_SHAPE']);
    const first = await dismiss(entry, '金丝雀理由');
    expect([codes(first), await dismiss(entry, '金丝雀理由')]).toEqual([['ok'], first]);
    expect((await list()).totalCount).toBe(0);
    const rows = await at.db.query(
      'select e::text as row from app.answer_entries e union all select a::text from app.audit a',
    );
    expect(rows.map(({ row }) => row).join()).not.toContain('金丝雀理由');
    expect(await at.state()).toBe('SUBMITTING');
  });
});

describe('the list', () => {
  test('is paged by keyset, the oldest first', async () => {
    for (let n = 0; n < 3; n++) await unmatched({ identifier: String(n + 1) });
    const page = (after?: string) =>
      transaction(at.db.app, supervisor(), (tx) => listUnmatchedIds(tx, { first: 2, after }));
    const first = await page();
    const second = await page(first.cursorAt(-1));
    expect([first.ids.length, first.hasNextPage, second.ids.length, second.hasNextPage]).toEqual([2, true, 1, false]);
    expect([...first.ids, ...second.ids]).toEqual([...first.ids, ...second.ids].sort());
  });
});

describe("a supervisor records the bureau's answer", () => {
  const evidence = '管局网站查询：已通过';
  const recorded = () => at.db.query('select answer, evidence_id, details::text from app.recorded_answers');
  test('an approval with a note has the same effect as the bureau’s own answer, with notice and audit row', async () => {
    await at.send('send', 'accept');
    expect((await at.act(supervisor(), 'recordBureauAnswer', { approves: true, evidence })).ok).toBe(true);
    expect(await at.state()).toBe('APPROVED');
    const [site] = await at.db.query('select name from app.websites where id = $1', [at.record.websiteIds[0]]);
    expect(site?.name).toBe('测试样例新站点');
    const versions = await at.db.query(
      'select cause, order_id from app.record_versions where record_id = $1 order by since desc, id desc',
      [at.record.id],
    );
    expect(versions[0]).toEqual({ cause: 'approved', order_id: at.orderId });
    const names = await at.db.query('select distinct name from app.notices where order_id = $1 and name in ($2, $3)', [
      at.orderId,
      'approved',
      'bureauRefused',
    ]);
    expect(names).toEqual([{ name: 'approved' }]);
    const [row] = await recorded();
    expect(row?.answer).toBe('approved');
    expect(row?.details).not.toContain('管局');
    // The bureau's own answer comes later and repeats it.
    expect(await at.apply({})).toBe('repeated');
  });

  test('a refusal with a scan proposes its reasons for the applicant', async () => {
    await at.send('send', 'accept');
    const scan = await receiveEvidence(at.db.app, supervisor(), await sampleJpeg());
    if (!scan.ok) throw new Error('the scan is refused');
    const reasons = [{ code: 'WEB-09', item: 'website.name', advice: '请改名' }];
    const input = { approves: false, evidenceId: scan.upload.id, reasons };
    expect((await at.act(supervisor(), 'recordBureauAnswer', input)).ok).toBe(true);
    expect(await at.state()).toBe('BUREAU_REJECTED');
    const { actor } = at.people.reviewers[0];
    const [order] = await transaction(at.db.app, actor, (tx) =>
      loadOrders(at.db.app, tx, { actor, ids: [at.orderId], parts: ['answers'], language: 'en' }),
    );
    expect(order?.proposedReasons).toMatchObject([{ code: 'WEB-09', item: 'website.name', advice: '请改名' }]);
    expect(order?.bureauAnswers?.[0]).toMatchObject({
      source: 'RECORDED',
      verdict: 'refused',
      staffName: supervisor().name,
      evidenceUrl: `/evidence/${scan.upload.id}`,
    });
    // The watermark names the order; the minute may change meanwhile.
    const [row] = await at.db.query<{ number: string; file: string }>(
      'select o.number, e.file from app.orders o, app.evidence e where o.id = $1 and e.id = $2',
      [at.orderId, scan.upload.id],
    );
    const marked = async () =>
      watermarkedCopy(() => at.db.app.files.get(row?.file ?? ''), 'full', {
        name: actor.name,
        at: await at.db.now(),
        order: row?.number ?? null,
      });
    const before = await marked();
    const image = await readEvidenceImage(at.db.app, actor, scan.upload.id, 'full');
    expect([before, await marked()].some((one) => image?.bytes.equals(one))).toBe(true);
    expect(await readEvidenceImage(at.db.app, at.people.partner.actor, scan.upload.id, 'full')).toBeNull();
    expect(
      await at.db.query('select item, reason, passed_rule is not null as passed from app.refusal_reasons'),
    ).toEqual([{ item: 'website.name', reason: 'WEB-09', passed: true }]);
  });

  test('needs evidence, an existing scan and a supervisor; a partner cannot attach a scan', async () => {
    await at.send('send', 'accept');
    const record = (input: unknown, actor = supervisor()) => at.act(actor, 'recordBureauAnswer', input);
    expect(codes(await record({ approves: true }))).toEqual(['EVIDENCE_ATTACHED']);
    expect(codes(await record({ approves: true, evidenceId: 'evidence_0' }))).toEqual(['EVIDENCE_NOT_FOUND']);
    expect(codes(await record({ approves: true, evidence }, reviewer(0)))).toEqual(['NOT_POSSIBLE_NOW']);
    const partner = await receiveEvidence(at.db.app, at.people.partner.actor, await sampleJpeg());
    expect(codes(partner)).toEqual(['STAFF_ONLY']);
    expect(await at.state()).toBe('BUREAU_REVIEW');
    expect(await recorded()).toEqual([]);
  });
});

describe('recall', () => {
  test('works while the file has no number, and the order can be pushed again', async () => {
    expect((await at.act(reviewer(0), 'recall')).ok).toBe(true);
    expect(await at.state()).toBe('SUBMISSION_PENDING');
    expect((await at.act(reviewer(1), 'pushToBureau')).ok).toBe(true);
  });
  test('is refused once the file has a number', async () => {
    await at.prepare();
    expect(codes(await at.act(reviewer(0), 'recall'))).toEqual(['NOT_NUMBERED']);
    expect(await at.state()).toBe('SUBMITTING');
  });
  test('a file built with the order gets no number after the recall', async () => {
    await at.act(reviewer(0), 'recall');
    await expect(at.prepare()).rejects.toThrow('an order of the file was recalled or changed');
    expect(await at.db.query('select 1 from app.submissions')).toEqual([]);
  });
  test('an order whose province moves to another connection while its file is built is sent over one of the two only', async () => {
    await at.db.query(`insert into app.bureaus (id, province, isp_id, user_name, wsdl, secret)
      select 'bureau_other', '330000', isp_id, user_name, wsdl, secret from app.bureaus`);
    const move = (to: string) => at.db.query('update app.bureau_provinces set bureau_id = $1', [to]);
    const file = { bureauId: 'bureau_other', xml: Buffer.from('<x/>'), orderIds: [at.orderId] };
    await move('bureau_other');
    await expect(at.prepare()).rejects.toThrow(OrderChanged);
    await transaction(at.db.worker, system('bureau'), (tx) => prepareSubmission(at.db.worker, tx, file));
    await move(at.bureauId);
    await expect(at.prepare()).rejects.toThrow(OrderChanged);
    expect(await at.db.query('select bureau_id, sequence::int from app.submissions')).toEqual([
      { bureau_id: 'bureau_other', sequence: 1 },
    ]);
  });
  test('of a recall and the numbering at the same time one takes effect', async () => {
    const [recalled, numbered] = await Promise.allSettled([at.act(reviewer(0), 'recall'), at.prepare()]);
    const ok = recalled.status === 'fulfilled' && recalled.value.ok;
    expect(ok).toBe(numbered.status === 'rejected');
    expect(await at.state()).toBe(ok ? 'SUBMISSION_PENDING' : 'SUBMITTING');
  });
});

describe('write-off', () => {
  test('of an unanswered attempt by a supervisor permits a second push', async () => {
    const file = await at.send('send', 'accept');
    await at.apply({ verdict: 'technical', codes: ['5002'] });
    await at.db.query('update app.submission_orders set answered_at = null, answer = null where submission_id = $1', [
      file,
    ]);
    expect(codes(await at.act(reviewer(1), 'pushToBureau'))).toEqual(['NO_ANSWER_OUTSTANDING']);
    expect(codes(await at.act(reviewer(1), 'writeOffAttempt', { note: '丢失' }))).toEqual(['NOT_POSSIBLE_NOW']);
    expect(codes(await at.act(supervisor(), 'writeOffAttempt', { note: ' ' }))).toEqual(['WRONG_SHAPE']);
    expect((await at.act(supervisor(), 'writeOffAttempt', { note: '金丝雀核销' })).ok).toBe(true);
    expect(await at.db.query('select answer from app.submission_orders')).toEqual([{ answer: 'writtenOff' }]);
    expect(await at.db.query('select answer, staff_id from app.recorded_answers')).toEqual([
      { answer: 'writtenOff', staff_id: supervisor().id },
    ]);
    const rows = await at.db.query(
      'select v::text as row from app.order_events v union all select a::text from app.audit a',
    );
    expect(rows.map(({ row }) => row).join()).not.toContain('金丝雀核销');
    expect((await at.act(reviewer(1), 'pushToBureau')).ok).toBe(true);
    // Nothing is left to write off.
    expect(codes(await at.act(supervisor(), 'writeOffAttempt', { note: '再次' }))).toEqual(['NOT_POSSIBLE_NOW']);
  });
});
