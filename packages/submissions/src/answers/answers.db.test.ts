import { system, transaction } from '@beian/database/transaction';
import type { OrderFacts } from '@beian/domain/order';
import type { Actor } from '@beian/domain/staff';
import { factsOf } from '@beian/orders/facts';
import { openPlan } from '@beian/orders/plans';
import { getRecord } from '@beian/records/record';
import { missedOptionalRows, type OrderAtBureau, orderAtBureau, orderInState } from '@beian/testing/orders';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { storePublishedRecord } from '../publication/publish.ts';
import { storeAnswer } from './answers.ts';

let at: OrderAtBureau;
const bureau = system('bureau');
beforeEach(async () => {
  at = await orderAtBureau();
});
afterEach(() => at?.db.close());

const siteName = async () =>
  (await at.db.query('select name from app.websites where id = $1', [at.record.websiteIds[0]]))[0]?.name;

describe('the attribution of results to attempts', () => {
  test('an approval of the accepted attempt changes order and record; a repeated approval adds no event', async () => {
    await at.send('send', 'accept');
    expect(await siteName()).toBe('测试样例茶业');
    expect(await at.apply({})).toBe('applied');
    expect(await at.apply({ identifier: at.record.filingNumber })).toBe('repeated');
    expect([await at.state(), await siteName()]).toEqual(['APPROVED', '测试样例新站点']);
    const events = await at.db.query(`select 1 from app.order_events where order_id = $1 and event = 'bureauApprove'`, [
      at.orderId,
    ]);
    expect(events).toHaveLength(1);
  });

  test('a result proves that a file without an answer was accepted', async () => {
    const file = await at.send('send', 'loseAnswer');
    expect(await at.apply({})).toBe('applied');
    expect([await at.state(), await at.fileState(file)]).toEqual(['APPROVED', 'ACCEPTED']);
    const [row] = await at.db.query('select last_sequence::text from app.bureaus');
    expect(row?.last_sequence).toBe('1');
  });

  test('a result from a day before the sending is unmatched, and moves neither file nor order', async () => {
    const file = await at.send('send', 'loseAnswer');
    expect(await at.apply({ day: '2026-11-23' })).toBe('unmatched');
    expect([await at.state(), await at.fileState(file), await siteName()]).toEqual([
      'SUBMITTING',
      'UNKNOWN',
      '测试样例茶业',
    ]);
  });

  test('a result before the file was sent, for an unknown subject, of another operation or with an unknown code is unmatched', async () => {
    await at.prepare();
    expect(await at.apply({})).toBe('unmatched');
    expect(await at.apply({ identifier: '1' })).toBe('unmatched');
    expect(await at.apply({ identifier: undefined })).toBe('unmatched');
    expect(await at.apply({ operation: '1' })).toBe('unmatched');
    expect(await at.apply({ verdict: 'unknown', codes: ['7777'] })).toBe('unmatched');
    expect(await at.apply({ verdict: 'notice', codes: ['1060'] })).toBe('notice');
    expect(await at.state()).toBe('SUBMITTING');
  });

  test('a refusal moves the order and leaves the record; an approval after it is unmatched', async () => {
    await at.send('send', 'accept');
    expect(await at.apply({ verdict: 'refused', codes: ['1011'] })).toBe('applied');
    expect(await at.apply({})).toBe('unmatched');
    expect([await at.state(), await siteName()]).toEqual(['BUREAU_REJECTED', '测试样例茶业']);
  });

  test('a download that refuses a whole file moves all of its orders', async () => {
    const file = await at.send('send', 'accept');
    const whole = {
      verdict: 'technical',
      codes: ['5001'],
      fileName: 'filing000001.xml',
      identifier: undefined,
    } satisfies Parameters<OrderAtBureau['apply']>[0];
    expect(await at.apply(whole)).toBe('applied');
    expect([await at.state(), await at.fileState(file)]).toEqual(['UPLOAD_FAILED', 'REFUSED']);
    expect(await at.apply(whole)).toBe('repeated');
  });

  test('a technical answer of an earlier day leaves the newer attempt unchanged', async () => {
    const file = await at.send('send', 'accept');
    expect(await at.apply({ verdict: 'technical', codes: ['5003'], day: '2020-01-01' })).toBe('unmatched');
    const whole = {
      verdict: 'technical',
      codes: ['5001'],
      fileName: 'filing000001.xml',
      identifier: undefined,
    } satisfies Parameters<OrderAtBureau['apply']>[0];
    expect(await at.apply({ ...whole, day: '2020-01-01' })).toBe('unmatched');
    expect([await at.state(), await at.fileState(file)]).toEqual(['BUREAU_REVIEW', 'ACCEPTED']);
  });

  test('an approval changes only what the order changes, and keeps what the bureau published meanwhile', async () => {
    await at.send('send', 'accept');
    await transaction(at.db.worker, bureau, async (tx) => {
      const filed = await getRecord(at.db.worker, tx, at.record.id);
      const websites = filed.websites.map((website) => ({ ...website, remark: '管局补记' }));
      await storePublishedRecord(at.db.worker, tx, { ...filed, websites }, '320000000999');
    });
    expect(await at.apply({})).toBe('applied');
    const [site] = await at.db.query(`select name, plain->>'remark' as remark from app.websites where id = $1`, [
      at.record.websiteIds[0],
    ]);
    expect(site).toEqual({ name: '测试样例新站点', remark: '管局补记' });
  });

  test('the same file name with other bytes is another file, with the same bytes the same file', async () => {
    const store = (bytes: string) =>
      transaction(at.db.worker, bureau, (tx) =>
        storeAnswer(at.db.worker, tx, at.bureauId, 'same.xml', Buffer.from(bytes)),
      );
    const one = await store('a');
    expect(await store('a')).toBe(one);
    const two = await store('b');
    expect(two).not.toBe(one);
    expect([await store('a'), await store('b')]).toEqual([one, two]);
  });
});

test('a page misses nothing where it leaves out the tables in which an order has no row', async () => {
  await at.send('send', 'accept');
  const { partner, reviewers } = at.people;
  await transaction(at.db.app, partner.actor, (tx) =>
    openPlan(at.db.app, tx, { name: 'REFILE', recordId: at.free.id, actor: partner.actor, key: 'plan' }),
  );
  for (const { actor } of [reviewers[0], partner])
    expect(await missedOptionalRows(at.db, actor)).toEqual({
      missed: [],
      having: { submissions: 1, firstRun: 0, manual: 0, plan: 2, photos: 0, serviceCode: 0 },
    });
});

test('the facts that a partner reads are those of staff, limited by row-level security', async () => {
  await at.send('send', 'accept');
  const read = (actor: Actor, reader: 'partner' | 'desk' | 'all') =>
    transaction(at.db.app, actor, async (tx) => {
      const text = `${factsOf('is not null', reader)} and o.id = $1`;
      const { rows } = await tx.client.query<{ facts: OrderFacts }>(text, [at.orderId]);
      return rows.map(({ facts: { now: _, ...facts } }) => facts);
    });
  const { actor } = at.people.partner;
  const left = await read(actor, 'all');
  expect(await read(actor, 'partner')).toEqual(left);
  expect(left).toMatchObject([{ attempt: null, report: null, skills: null, bureau: null, verdicts: {} }]);
  const [desk] = await read(at.people.reviewers[0].actor, 'desk');
  expect(await read(at.people.reviewers[0].actor, 'all')).toEqual([desk]);
  expect(desk).toMatchObject({ attempt: {}, skills: {}, bureau: {} });
  expect(desk?.verdicts).not.toEqual({});
});

// The paths of these two lead through most other states: see every-timer.long.test.ts.
describe('an order on its way to', () => {
  test.each(['UPLOAD_FAILED', 'BUREAU_REJECTED'] as const)('%s changes nothing that is filed', async (goal) => {
    const filedNow = () =>
      at.db.query('select r::text as row from app.records r union all select w::text from app.websites w order by 1');
    const filed = await filedNow();
    const id = await orderInState(at.db, at.people, at.free, goal);
    expect((await at.db.query('select state from app.orders where id = $1', [id]))[0]?.state).toBe(goal);
    expect(await filedNow()).toEqual(filed);
  });
});
