import { system, transaction } from '@beian/database/transaction';
import type { FilingRecord } from '@beian/domain/filing';
import { shortestPath } from '@beian/domain/life-cycle';
import { type LiveEvent, orderLifeCycle } from '@beian/domain/order';
import { kindRow, type OrderKind } from '@beian/domain/order-names';
import { loadRecords } from '@beian/records/views';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { moreRecords, type People, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { closedBranches, loadOrderAs, performAs, steps, type Walk } from '@beian/testing/orders';
import { seedConnection } from '@beian/testing/setup';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadOrderToReport } from '../bureau-answer/after-state.ts';
import { dryRun } from '../dry-run/dry-run.ts';
import { perform } from '../perform/perform.ts';

let db: TestDatabase;
let people: People;
let number = 0;
let walk: Walk;

beforeAll(async () => {
  db = await testDatabase();
  people = await seedPeople(db);
  const account = { province: '320000', ispId: '320000000999', userName: 'test', password: 'test' };
  await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
});
afterAll(() => db?.close());

/** A company as an old publication has it: without city and without the mobile of one principal. */
function incomplete(whose: 'subject' | 'website'): FilingRecord {
  number += 1;
  const record = moreRecords(number).at(-1);
  if (record === undefined) throw new Error('no record');
  const { subject, websites } = record;
  const withoutMobile = { ...(whose === 'subject' ? subject.principal : websites[0]?.principal), mobile: undefined };
  return {
    subject: { ...subject, city: '', county: undefined, ...(whose === 'subject' ? { principal: withoutMobile } : {}) },
    websites: websites.map((site) => (whose === 'subject' ? site : { ...site, principal: withoutMobile })),
  };
}

async function openOrder(kind: OrderKind, record: FilingRecord): Promise<void> {
  const seeded = (await seedRecords(db, [record])).find(
    ({ filingNumber }) => filingNumber === record.subject.filingNumber,
  );
  if (seeded === undefined) throw new Error('not seeded');
  await db.query(`insert into app.partner_records (partner_id, record_id, basis) values ($1, $2, 'test')`, [
    partner().id,
    seeded.id,
  ]);
  walk = { db, people, record: seeded, province: '320000', kind, orderId: '' };
  await steps.openOrder?.(walk);
}
const partner = () => people.partner.actor;
const save = (fields: readonly { field: string; value: string }[]) =>
  performAs(walk, partner(), 'saveDraft', { input: { fields } });
const item = async (key: string) =>
  (await loadOrderAs(walk, partner()))?.items?.find((one) => 'group' in one && one.key === key);

/** The kind, whose mobile the filing lacks, and the fields that only such a filing makes it ask for. */
describe.each([
  ['CHANGE_WEBSITE', 'subject', ['subject.city', 'subject.principal.mobile']],
  ['CHANGE_SUBJECT', 'website', ['website.principal.mobile']],
  ['CHANGE_ACCESS', 'website', ['subject.city', 'website.principal.mobile']],
] as const)('%s of a filing without city and mobile', (kind, whose, lacking) => {
  beforeEach(() => openOrder(kind, incomplete(whose)));

  test('asks for both in a group of its own, says why, and refuses the submission until they are given', async () => {
    for (const field of lacking)
      expect(await item(field)).toMatchObject({
        group: 'missing',
        now: null,
        findings: [{ ruleId: 'B-8.1', outcome: 'fail', message: expect.stringContaining('the filing lacks it') }],
      });
    const run = await dryRun(db.app, partner(), { orderId: walk.orderId, input: { acknowledged: [] } });
    const refused = 'refused' in run ? run.refused.map(({ field, ruleId }) => `${field} ${ruleId}`) : [];
    for (const field of lacking) expect(refused).toContain(`${field} B-8.1`);
    const outcome = await transaction(db.app, partner(), (tx) =>
      perform(db.app, tx, { event: 'submit', actor: partner(), orderId: walk.orderId, input: { acknowledged: [] } }),
    );
    const reasons = outcome.ok ? [] : outcome.refusal.reasons.map(({ field }) => field);
    expect(reasons).toEqual(expect.arrayContaining([...lacking]));
  });

  test('reports what was given, and the record has it after the approval', async () => {
    const given = [
      { field: 'subject.city', value: '320100' },
      { field: `${whose}.principal.mobile`, value: '13000009999' },
    ];
    await save(given);
    const path = shortestPath(orderLifeCycle, 'APPROVED', closedBranches({ sms: false, photo: kindRow(kind).photo }));
    for (const event of path?.slice(1) ?? []) {
      await steps[event as LiveEvent]?.(walk);
      if (event !== 'pushToBureau') continue;
      const { content } = await transaction(db.worker, system('bureau'), (tx) =>
        loadOrderToReport(db.worker, tx, walk.orderId),
      );
      if (content.block !== 'BGBA') throw new Error(`the change is reported as ${content.block}`);
      const [site] = content.record.websites;
      expect(content.record.subject.city).toBe('320100');
      expect((whose === 'subject' ? content.record.subject : site)?.principal.mobile).toBe('13000009999');
    }
    const [record] = await transaction(db.app, people.reviewers[0].actor, (tx) =>
      loadRecords(db.app, tx, { ids: [walk.record.id], language: 'zh' }),
    );
    expect(JSON.stringify(record)).toContain('320100');
    const [next] = await db.query<{ state: string }>('select state from app.orders where id = $1', [walk.orderId]);
    expect(next?.state).toBe('APPROVED');
    // The next order of the record asks for nothing more.
    await steps.openOrder?.(walk);
    for (const field of lacking) expect(await item(field)).toBeUndefined();
  });
});

test('a draft does not ask for what the filing has, whatever its kind leaves out', async () => {
  number += 1;
  const record = moreRecords(number).at(-1);
  if (record === undefined) throw new Error('no record');
  await openOrder('CHANGE_ACCESS', record);
  const keys = (await loadOrderAs(walk, partner()))?.items
    ?.map(({ key }) => key)
    .filter((key) => !key.startsWith('material.'));
  expect(keys).toEqual(['access.serverLocations', 'access.accessModes', 'access.ipRanges', 'access.remark']);
  const outcome = await transaction(db.app, partner(), (tx) =>
    perform(db.app, tx, {
      event: 'saveDraft',
      actor: partner(),
      orderId: walk.orderId,
      input: { fields: [{ field: 'subject.city', value: '320200' }] },
    }),
  );
  expect(outcome).toMatchObject({
    ok: false,
    refusal: { reasons: [{ code: 'UNKNOWN_FIELD', field: 'subject.city' }] },
  });
});

test('what a bureau publishes meanwhile replaces what was given for a field that the filing lacked', async () => {
  const record = incomplete('subject');
  await openOrder('CHANGE_WEBSITE', record);
  await save([{ field: 'subject.city', value: '320200' }]);
  expect(await item('subject.city')).toMatchObject({ changed: true, now: ['320200'] });
  await seedRecords(db, [{ ...record, subject: { ...record.subject, city: '320100' } }]);
  await save([{ field: 'website.name', value: '测试样例新站点' }]);
  expect(await item('subject.city')).toBeUndefined();
  const { content } = await transaction(db.worker, system('bureau'), (tx) =>
    loadOrderToReport(db.worker, tx, walk.orderId),
  );
  expect(content).toMatchObject({ record: { subject: { city: '320100' } } });
});

test('a change of the website asks for the addresses that its access lacks, and reports them', async () => {
  number += 1;
  const record = moreRecords(number).at(-1);
  if (record === undefined) throw new Error('no record');
  const websites = record.websites.map((site) => ({
    ...site,
    accesses: site.accesses.map((access) => ({ ...access, ipRanges: [] })),
  }));
  await openOrder('CHANGE_WEBSITE', { ...record, websites });
  expect(await item('access.ipRanges')).toMatchObject({ group: 'missing', findings: [{ ruleId: 'B-8.1' }] });
  await performAs(walk, partner(), 'saveDraft', {
    input: { fields: [{ field: 'access.ipRanges', values: ['203.0.113.7'] }] },
  });
  const { content } = await transaction(db.worker, system('bureau'), (tx) =>
    loadOrderToReport(db.worker, tx, walk.orderId),
  );
  expect(content).toMatchObject({ record: { websites: [{ accesses: [{ ipRanges: [{ first: '203.0.113.7' }] }] }] } });
});

describe('characters that no report can carry', () => {
  const saveRemark = (value: string) =>
    transaction(db.app, partner(), (tx) =>
      perform(db.app, tx, {
        event: 'saveDraft',
        actor: partner(),
        orderId: walk.orderId,
        input: { fields: [{ field: 'website.remark', value }] },
      }),
    );
  beforeEach(async () => {
    number += 1;
    const record = moreRecords(number).at(-1);
    if (record === undefined) throw new Error('no record');
    await openOrder('CHANGE_WEBSITE', record);
  });

  test.each([
    ['样\u{20BB7}例', 'The interface to the bureau (GBK) cannot carry “\u{20BB7}” (U+20BB7, place 2)'],
    ['样例\u0001', 'The interface to the bureau (GBK) cannot carry (U+0001, place 3)'],
  ])('saving %j is refused at once, by its character, and stores nothing', async (value, message) => {
    const outcome = await saveRemark(value);
    expect(outcome).toMatchObject({
      ok: false,
      refusal: {
        code: 'INVALID_INPUT',
        reasons: [
          { code: 'CHARACTER_NOT_CARRIED', field: 'website.remark', ruleId: 'FMT-GBK', message: { en: message } },
        ],
      },
    });
    expect(await item('website.remark')).toMatchObject({ changed: false });
  });

  test('a rare character of a name is kept, its replacement told and accepted at submit, and sent', async () => {
    await save([
      { field: 'website.principal.name', value: '样䶮' },
      { field: 'website.name', value: '样例䶮茶业' },
    ]);
    const told = { ruleId: 'FMT-RARE-CHARACTER', outcome: 'warn', message: expect.stringContaining('sent as “?”') };
    for (const field of ['website.principal.name', 'website.name'])
      expect(await item(field)).toMatchObject({ changed: true, findings: [told] });
    const refusedWith = async (acknowledged: 'RARE_CHARACTER_REPLACED'[]) => {
      const run = await dryRun(db.app, partner(), { orderId: walk.orderId, input: { acknowledged } });
      return 'refused' in run ? run.refused.map(({ code }) => code) : [];
    };
    expect(await refusedWith([])).toContain('RARE_CHARACTER_REPLACED');
    expect(await refusedWith(['RARE_CHARACTER_REPLACED'])).not.toContain('RARE_CHARACTER_REPLACED');
    const { content } = await transaction(db.worker, system('bureau'), (tx) =>
      loadOrderToReport(db.worker, tx, walk.orderId),
    );
    expect(content).toMatchObject({ record: { websites: [{ name: '样例?茶业', principal: { name: '样?' } }] } });
  });

  test('a name with another dot is kept, and the field says what to write', async () => {
    await save([{ field: 'website.principal.name', value: '样例•测试' }]);
    expect((await item('website.principal.name'))?.findings).toContainEqual(
      expect.objectContaining({ outcome: 'fail', suggestion: expect.stringContaining('“·”') }),
    );
  });

  test('a draft that was saved with one before is refused by the dry run and by submit', async () => {
    await db.query(
      `update app.order_contents set plain = plain || '{"website.remark": "样\u{20BB7}例"}' where order_id = $1`,
      [walk.orderId],
    );
    const run = await dryRun(db.app, partner(), { orderId: walk.orderId, input: { acknowledged: [] } });
    const refused = 'refused' in run ? run.refused : [];
    expect(refused).toContainEqual(
      expect.objectContaining({ code: 'CHECK_FAILED', field: 'website.remark', ruleId: 'FMT-GBK' }),
    );
    expect(refused.find(({ field }) => field === 'website.remark')?.message.en).toContain('place 2');
  });
});
