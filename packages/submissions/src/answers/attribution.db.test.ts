import { system, transaction } from '@beian/database/transaction';
import { loadOrders } from '@beian/orders/order-list';
import { type EntryInput, type OrderAtBureau, orderAtBureau, orderInState } from '@beian/testing/orders';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { moveSubmission, prepareSubmission } from '../submissions/submissions.ts';
import { claimRecord } from './answers.ts';

/** The rule of docs/spec/life-cycle.md L-attribution, clause by clause. Tests run on 2026-11-24. */
let at: OrderAtBureau;
beforeEach(async () => {
  at = await orderAtBureau();
});
afterEach(() => at?.db.close());

const refusal = { verdict: 'refused', codes: ['1011'] } as const;
const technical = { verdict: 'technical', codes: ['5002'] } as const;
const DAY = 24 * 3_600_000;
const reviewer = (n: 0 | 1) => at.people.reviewers[n].actor;

describe('its file and entry are new', () => {
  test('a record of a file is taken for applying only once', async () => {
    const id = await at.download();
    const take = (place: number) => transaction(at.db.worker, system('bureau'), (tx) => claimRecord(tx, id, place));
    expect([await take(0), await take(0), await take(1), await take(0)]).toEqual([true, false, true, false]);
  });
});

describe('a result that two workers apply at the same moment', () => {
  test('is applied once, and repeated for the other', async () => {
    await at.send('send', 'accept');
    const holder = await at.db.worker.pools.system.connect();
    await holder.query('begin');
    await holder.query('select 1 from app.orders where id = $1 for update', [at.orderId]);
    const both = Promise.all([at.apply({}), at.apply({})]);
    // Both have read that the attempt is unanswered, and wait: one for the order, the other for the first.
    for (let waiting = 0; waiting < 2; ) {
      const [row] = await at.db.query<{ n: number }>(
        `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      waiting = row?.n ?? 0;
    }
    await holder.query('rollback');
    holder.release();
    expect((await both).sort()).toEqual(['applied', 'repeated']);
    expect(await at.state()).toBe('APPROVED');
  });
});

describe('its entry is new', () => {
  test.each([
    ['an opinion, with its time', { day: '2026-11-24', sameness: '2026-11-24 10:00:00' }],
    ['a code, in the same file under another name', { sameness: 'hash of a file' }],
  ])('%s: an answer to the previous attempt does not answer the next one, sent on the same day', async (_, said) => {
    const entry = { ...refusal, ...said };
    await at.send('send', 'accept');
    expect([await at.apply(entry), await at.apply(entry)]).toEqual(['applied', 'repeated']);
    await at.act(reviewer(1), 'pushToBureau');
    await at.send('send', 'accept');
    expect(await at.apply(entry)).toBe('unmatched');
    expect([await at.why(), await at.state()]).toEqual([['ENTRY_NOT_NEW'], 'BUREAU_REVIEW']);
    // With another time or file it is another entry, although the text is the same.
    expect(await at.apply({ ...entry, sameness: 'another' })).toBe('applied');
  });
  test.each([
    ['stands on the list', 'unmatched'],
    ['was dismissed by a person', 'dismissed'],
  ])(
    'an answer that contradicted the previous attempt and %s does not answer the next one when it is repeated',
    async (_, status) => {
      const entry = { day: '2026-11-24', sameness: '2026-11-24 10:00:00' };
      await at.send('send', 'accept');
      expect(await at.apply(refusal)).toBe('applied');
      // An approval of an attempt that was refused.
      expect(await at.apply(entry)).toBe('unmatched');
      await at.db.query(`update app.answer_entries set status = $1 where status = 'unmatched'`, [status]);
      await at.act(reviewer(1), 'pushToBureau');
      await at.send('send', 'accept');
      expect(await at.apply(entry)).toBe('unmatched');
      expect([await at.why(), await at.state()]).toEqual([['ENTRY_NOT_NEW'], 'BUREAU_REVIEW']);
    },
  );
  test('an answer received before anything of its subject was sent does not answer a later file', async () => {
    const entry = { day: '2026-11-24', sameness: '2026-11-24 10:00:00' };
    expect(await at.apply(entry)).toBe('unmatched');
    expect(await at.why()).toEqual(['SUBJECT_NOT_SENT']);
    await at.send('send', 'accept');
    expect(await at.apply(entry)).toBe('unmatched');
    expect([await at.why(), await at.state()]).toEqual([['ENTRY_NOT_NEW'], 'BUREAU_REVIEW']);
  });
  test("a late duplicate of an approval leaves the subject's next order unchanged", async () => {
    const entry = { day: '2026-11-24', sameness: '2026-11-24 10:00:00' };
    await at.send('send', 'accept');
    expect(await at.apply(entry)).toBe('applied');
    const next = await orderInState(at.db, at.people, at.record, 'SUBMITTING');
    await transaction(at.db.worker, system('bureau'), async (tx) => {
      const file = { bureauId: at.bureauId, xml: Buffer.from('<y/>'), orderIds: [next] };
      const id = await prepareSubmission(at.db.worker, tx, file);
      for (const event of ['send', 'accept'] as const) await moveSubmission(at.db.worker, tx, id, event);
    });
    expect(await at.apply(entry)).toBe('unmatched');
    const stateOf = async () => (await at.db.query('select state from app.orders where id = $1', [next]))[0]?.state;
    expect([await at.why(), await stateOf()]).toEqual([['ENTRY_NOT_NEW'], 'BUREAU_REVIEW']);
    expect(await at.apply({ ...entry, sameness: '2026-11-24 11:30:00' })).toBe('applied');
    expect(await stateOf()).toBe('APPROVED');
  });
});

describe("it can belong to the subject's latest attempt", () => {
  test.each([
    ["the bureau's id of the subject", () => at.subject],
    ["the subject's filing number", () => at.record.filingNumber],
    ["the website's filing number", () => `${at.record.filingNumber}-1`],
  ])('%s names it', async (_, identifier) => {
    await at.send('send', 'accept');
    expect(await at.apply({ identifier: identifier() })).toBe('applied');
  });
  test.each<[string, () => EntryInput, string]>([
    ['a subject that sent nothing', () => ({ identifier: at.free.filingNumber }), 'SUBJECT_NOT_SENT'],
    ['nobody', () => ({ identifier: undefined }), 'NAMES_NOBODY'],
    ['another operation', () => ({ operation: '1' }), 'OTHER_OPERATION'],
    ['no operation', () => ({ operation: '' }), 'OTHER_OPERATION'],
    ['a code that is not listed', () => ({ verdict: 'unknown', codes: ['7777'] }), 'UNLISTED_CODE'],
    [
      'a file that was never sent',
      () => ({ ...technical, identifier: undefined, fileName: 'filing000099.xml' }),
      'FILE_NOT_SENT',
    ],
  ])('%s: unmatched', async (_, said, why) => {
    await at.send('send', 'accept');
    expect(await at.apply(said())).toBe('unmatched');
    expect([await at.why(), await at.state()]).toEqual([[why], 'BUREAU_REVIEW']);
  });
});

describe('that attempt was sent', () => {
  test('accepted', async () => {
    const file = await at.send('send', 'accept');
    expect(await at.apply({})).toBe('applied');
    expect([await at.state(), await at.fileState(file)]).toEqual(['APPROVED', 'ACCEPTED']);
  });
  test.each([
    ['SENDING', ['send']],
    ['UNKNOWN', ['send', 'loseAnswer']],
  ] as const)('%s becomes ACCEPTED first, and its number counts', async (state, moves) => {
    const file = await at.send(...moves);
    expect(await at.fileState(file)).toBe(state);
    expect(await at.apply(refusal)).toBe('applied');
    expect([await at.state(), await at.fileState(file)]).toEqual(['BUREAU_REJECTED', 'ACCEPTED']);
    expect(await at.db.query('select last_sequence::text as n from app.bureaus')).toEqual([{ n: '1' }]);
  });
  test('a technical code for the order proves it, too', async () => {
    const file = await at.send('send', 'loseAnswer');
    expect(await at.apply(technical)).toBe('applied');
    expect([await at.state(), await at.fileState(file)]).toEqual(['UPLOAD_FAILED', 'ACCEPTED']);
  });
  test('a refusal of the whole file proves it, too', async () => {
    const file = await at.send('send', 'loseAnswer');
    const whole = { ...technical, codes: ['5001'], identifier: undefined, fileName: 'filing000001.xml' };
    expect(await at.apply(whole)).toBe('applied');
    expect([await at.state(), await at.fileState(file)]).toEqual(['UPLOAD_FAILED', 'REFUSED']);
  });
  test.each([
    ['numbered, not sent', [] as const],
    ['put back after a call that used no number', ['send', 'postpone'] as const],
  ])('%s: unmatched', async (_, moves) => {
    const file = await at.send(...moves);
    expect(await at.apply({})).toBe('unmatched');
    expect([await at.why(), await at.fileState(file)]).toEqual([['NOT_SENT'], 'PREPARED']);
  });
  test('for an order pushed again and in no file yet, the previous attempt is not the latest', async () => {
    await at.send('send', 'accept');
    await at.apply(technical);
    expect((await at.act(reviewer(1), 'pushToBureau')).ok).toBe(true);
    expect(await at.apply({})).toBe('unmatched');
    expect([await at.why(), await at.state()]).toEqual([['NOT_THE_LATEST'], 'SUBMITTING']);
  });
  test('an attempt refused by the call has no result', async () => {
    await at.send('send', 'loseAnswer', 'refuse');
    expect(await at.apply({})).toBe('unmatched');
    expect([await at.why(), await at.state()]).toEqual([['NOT_SENT'], 'UPLOAD_FAILED']);
  });
});

describe('its Shanghai day is not before the day of sending', () => {
  test.each([
    ['2026-11-23', 'unmatched'],
    ['2026-11-24', 'applied'],
    ['2026-12-24', 'applied'],
  ])('decided on %s: %s', async (day, status) => {
    await at.send('send', 'accept');
    expect(await at.apply({ day })).toBe(status);
    if (status === 'unmatched') expect(await at.why()).toEqual(['BEFORE_SENDING']);
  });
  test('without a day the day of the download counts, not the day it is applied', async () => {
    const early = await at.download();
    await at.db.travel(DAY);
    await at.send('send', 'accept');
    expect(await at.apply({}, early)).toBe('unmatched');
    expect(await at.why()).toEqual(['BEFORE_SENDING']);
    expect(await at.apply({})).toBe('applied');
  });
  test('sending at 23:59 in Shanghai counts for that day, although UTC has another', async () => {
    await at.db.travel('2026-11-24T15:59:00.000Z');
    await at.send('send', 'accept');
    expect(await at.apply({ day: '2026-11-24' })).toBe('applied');
  });
  test('sending at 00:01 in Shanghai counts for the new day', async () => {
    await at.db.travel('2026-11-24T16:01:00.000Z');
    await at.send('send', 'accept');
    expect(await at.apply({ day: '2026-11-24' })).toBe('unmatched');
  });
});

describe('every earlier attempt of that subject is answered', () => {
  test('an unanswered earlier attempt prevents a result for the later one', async () => {
    const first = await at.send('send', 'accept');
    await at.apply(technical);
    await at.act(reviewer(1), 'pushToBureau');
    await at.send('send', 'accept');
    await at.db.query('update app.submission_orders set answered_at = null where submission_id = $1', [first]);
    expect(await at.apply({})).toBe('unmatched');
    expect(await at.why()).toEqual(['EARLIER_UNANSWERED']);
    await at.db.query('update app.submission_orders set answered_at = app.now() where submission_id = $1', [first]);
    expect(await at.apply({})).toBe('applied');
  });
});

describe("the order's state accepts it", () => {
  /** How an order gets into each state with a sent attempt. */
  const ways: Record<string, () => Promise<unknown>> = {
    SUBMITTING: () => at.send('send', 'loseAnswer'),
    UPLOAD_FAILED: async () => {
      await at.send('send', 'accept');
      await at.apply(technical);
    },
    BUREAU_REVIEW: () => at.send('send', 'accept'),
  };
  test.each(
    Object.keys(ways).flatMap((state) => [
      [state, 'approved', 'APPROVED'] as const,
      [state, 'refused', 'BUREAU_REJECTED'] as const,
    ]),
  )('%s, %s: %s', async (state, verdict, to) => {
    await ways[state]?.();
    expect(await at.state()).toBe(state);
    expect(await at.apply({ verdict, codes: [verdict === 'approved' ? '1001' : '1002'] })).toBe('applied');
    expect(await at.state()).toBe(to);
  });
  test('an answer that contradicts the verdict is unmatched and moves nothing', async () => {
    await at.send('send', 'accept');
    await at.apply({});
    expect(await at.apply(refusal)).toBe('unmatched');
    expect([await at.why(), await at.state()]).toEqual([['STATE_DOES_NOT_TAKE_IT'], 'APPROVED']);
  });
});

describe('SMS_PENDING', () => {
  test.each([
    ['approved', 'APPROVED'],
    ['refused', 'BUREAU_REJECTED'],
    ['technical', 'UPLOAD_FAILED'],
  ] as const)('%s: %s', async (verdict, to) => {
    await at.db.close();
    at = await orderAtBureau({ edition: '2020-08' });
    await at.send('send', 'accept');
    expect(await at.state()).toBe('SMS_PENDING');
    expect(await at.apply({ verdict, codes: ['1'] })).toBe('applied');
    expect(await at.state()).toBe(to);
  });
});

describe('two entries of one verdict are one event', () => {
  const events = async () =>
    (await at.db.query('select event from app.order_events where order_id = $1 order by seq', [at.orderId]))
      .map(({ event }) => event)
      .filter((event) => ['bureauApprove', 'bureauRefuse', 'uploadRefused'].includes(event));
  test.each([
    ['approved', '1001'],
    ['refused', '1002'],
    ['technical', '5002'],
  ] as const)('%s, as a code and as an opinion', async (verdict, code) => {
    await at.send('send', 'accept');
    expect(await at.apply({ verdict, codes: [code] })).toBe('applied');
    expect(await at.apply({ verdict, codes: [code], day: '2026-11-24' })).toBe('repeated');
    expect(await events()).toHaveLength(1);
  });
  test('also if the second comes after the order went back to the applicant', async () => {
    await at.send('send', 'accept');
    await at.apply(refusal);
    await at.act(reviewer(0), 'sendBack', { reasons: [{ code: 'ORD-12' }] });
    expect(await at.apply(refusal)).toBe('repeated');
    expect([await at.state(), await events()]).toEqual(['CORRECTION_REQUIRED', ['bureauRefuse']]);
  });
  test('also if the second comes after the order was pushed again unchanged', async () => {
    await at.send('send', 'accept');
    await at.apply(refusal);
    expect((await at.act(reviewer(1), 'pushToBureau')).ok).toBe(true);
    expect(await at.apply(refusal)).toBe('repeated');
    expect([await at.state(), await events()]).toEqual(['SUBMITTING', ['bureauRefuse']]);
  });
  test('also if the same file is refused twice', async () => {
    await at.send('send', 'accept');
    const whole = { ...technical, codes: ['5001'], identifier: undefined, fileName: 'filing000001.xml' };
    expect([await at.apply(whole), await at.apply(whole)]).toEqual(['applied', 'repeated']);
    expect(await events()).toEqual(['uploadRefused']);
  });
});

describe('1060 and 1062 are notices and move nothing', () => {
  test.each(['1060', '1062'])('%s', async (code) => {
    await at.send('send', 'accept');
    expect(await at.apply({ verdict: 'notice', codes: [code] })).toBe('notice');
    expect(await at.state()).toBe('BUREAU_REVIEW');
  });
});

describe("the reviewer reads the bureau's answers", () => {
  const read = async () => {
    const { actor } = at.people.reviewers[0];
    const [order] = await transaction(at.db.app, actor, (tx) =>
      loadOrders(at.db.app, tx, { actor, ids: [at.orderId], parts: ['answers'], language: 'en' }),
    );
    return order;
  };
  test('with codes, comment, items and the derived reason; a second entry adds its text', async () => {
    await at.send('send', 'accept');
    const concerns = [
      { code: '1011', item: 'subject.principal.mobile', reason: 'CON-06' },
      { code: '1011', item: 'website.principal.mobile', reason: 'CON-06' },
    ] as const;
    await at.apply({ ...refusal, concerns, details: { codes: [{ code: '1011', text: '无效手机号码：样例' }] } });
    await at.apply({
      ...refusal,
      day: '2026-11-24',
      details: { text: '样例意见', reviewer: '样例审核', phone: '025-88880000' },
    });
    const order = await read();
    expect(order?.bureauAnswers).toMatchObject([
      { verdict: 'refused', opinion: '样例意见', reviewer: '样例审核', day: '2026-11-24', latest: true, sequence: '1' },
      {
        verdict: 'refused',
        verdictLabel: 'Refused',
        codes: [{ code: '1011', sentence: 'test', words: '无效手机号码：样例' }],
        items: [{ key: 'website.principal.mobile', label: "Website principal's mobile" }],
      },
    ]);
    expect(order?.proposedReasons).toMatchObject([{ item: 'website.principal.mobile', code: 'CON-06' }]);
    const partner = at.people.partner.actor;
    const [seen] = await transaction(at.db.app, partner, (tx) =>
      loadOrders(at.db.app, tx, { actor: partner, ids: [at.orderId], parts: ['answers', 'timeline'], language: 'en' }),
    );
    expect(seen?.bureauAnswers).toMatchObject([
      {
        verdict: 'refused',
        opinion: '样例意见',
        codes: [{ code: '1011', words: '无效手机号码：样例' }, { code: '1011' }],
      },
    ]);
    expect(seen?.proposedReasons).toBeUndefined();
    expect(JSON.stringify(seen)).not.toMatch(/样例审核|025-8888/);
  });
  test("each reason is stored with our rule that had passed its field, or none; the bureau's text is stored sealed only", async () => {
    await at.send('send', 'accept');
    const concerns = [
      { code: '1020', item: 'website.name', reason: 'WEB-09' },
      { code: '1055', item: 'material.VERIFICATION_FORM', reason: 'MAT-05' },
      { code: '1014', item: 'subject.nature', reason: 'SUB-05' },
    ] as const;
    await at.apply({ ...refusal, codes: ['1020', '1055', '1014'], concerns, details: { text: '金丝雀原话' } });
    expect(
      await at.db.query('select code, item, reason, passed_rule from app.refusal_reasons order by code desc'),
    ).toEqual([
      { code: '1055', item: 'material.VERIFICATION_FORM', reason: 'MAT-05', passed_rule: null },
      { code: '1020', item: 'website.name', reason: 'WEB-09', passed_rule: expect.any(String) },
      { code: '1014', item: null, reason: 'SUB-05', passed_rule: null },
    ]);
    const rows = await at.db.query(
      `select e::text as row from app.answer_entries e union all select v::text from app.order_events v
       union all select a::text from app.audit a`,
    );
    expect(rows.map(({ row }) => row).join()).not.toContain('金丝雀原话');
  });
});
