import { transaction } from '@beian/database/transaction';
import type { PlanName } from '@beian/domain/order';
import { loadOrders } from '@beian/orders/order-list';
import { perform } from '@beian/orders/perform';
import { loadPlan, openPlan, previewPlan } from '@beian/orders/plans';
import { verifyTestAudit } from '@beian/testing/audit';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { ISP_ID, type People, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { publishFirstFiling, takeSteps } from '@beian/testing/orders';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { seedConnection } from '../connections/seed-connection.ts';

let db: TestDatabase;
let people: People;
type Seeded = Awaited<ReturnType<typeof seedRecords>>[number];
let record: Seeded;
/** A subject with two websites. */
let larger: Seeded;

beforeEach(async () => {
  db = await testDatabase();
  const [first, , third] = await seedRecords(db);
  if (first === undefined || third === undefined) throw new Error('no record');
  [record, larger] = [first, third];
  people = await seedPeople(db);
  const account = { province: '320000', ispId: ISP_ID, userName: 'test', password: 'test' };
  await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
});
afterEach(() => db.close());

const toBureau = [
  'submit',
  'approveInitialReview',
  'submitPhoto',
  'approvePhoto',
  'pushToBureau',
  'uploadAccepted',
] as const;
const open = (name: PlanName, key = 'key') =>
  transaction(db.app, people.partner.actor, (tx) =>
    openPlan(db.app, tx, { actor: people.partner.actor, name, recordId: record.id, key }),
  );
/** Its plan's steps, in sequence. */
async function opened(name: PlanName) {
  const outcome = await open(name);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return { id: outcome.planId, steps: await stepsOf(outcome.planId) };
}
async function stepsOf(planId: string) {
  const plan = await transaction(db.app, people.partner.actor, (tx) => loadPlan(tx, planId, 'en'));
  return plan?.steps ?? [];
}
const take = (orderId: string | undefined, ...events: Parameters<typeof takeSteps>[4]) =>
  takeSteps(db, people, record, orderId ?? '', events);

/** Brings an order to the bureau; a cancellation has no photo. */
async function report(orderId: string | undefined) {
  await take(orderId, 'submit', 'approveInitialReview');
  const [order] = await db.query('select state from app.orders where id = $1', [orderId]);
  await take(orderId, ...toBureau.slice(order?.state === 'VERIFICATION_PENDING' ? 2 : 4));
}

describe('cancel and file anew', () => {
  test('opens the cancellation, and a first filing that begins with what is filed', async () => {
    const { steps } = await opened('REFILE');
    expect(steps.map(({ kind, state, waits }) => [kind, state, waits])).toEqual([
      ['CANCEL_SUBJECT', 'DRAFT', false],
      ['FIRST_FILING', 'DRAFT', true],
    ]);
    const drafts = await db.query<{ name: string; domains: unknown; modes: unknown; ours: boolean }>(
      `select c.plain ->> 'website.name' as name, c.plain -> 'website.domains' as domains, c.plain -> 'access.accessModes' as modes,
         o.record_id = $2 as ours from app.orders o join app.order_contents c on c.order_id = o.id where o.id = $1`,
      [steps[1]?.orderId, record.id],
    );
    const [filed] = await db.query<{ name: string; modes: number[] }>(
      `select plain ->> 'name' as name, plain #> '{accesses,0,accessModes}' as modes from app.websites where id = $1`,
      [record.websiteIds[0]],
    );
    expect(drafts).toMatchObject([{ name: filed?.name, modes: filed?.modes.map(String), ours: false }]);
  });

  test('the second order is submitted once the bureau has approved the first', async () => {
    const { id, steps } = await opened('REFILE');
    const [first, second] = steps.map(({ orderId }) => orderId);
    await expect(take(second, 'submit')).rejects.toThrow('EARLIER_STEP_OPEN');
    await report(first);
    await expect(take(second, 'submit')).rejects.toThrow('EARLIER_STEP_OPEN');
    await take(first, 'bureauApprove');
    await report(second);
    await take(second, 'bureauApprove');
    expect((await stepsOf(id)).map(({ state, waits }) => [state, waits])).toEqual([
      ['APPROVED', false],
      ['APPROVED', false],
    ]);
    const told = await db.query(
      `select distinct order_id, places ->> 'next' as next from app.notices where name = 'nextStepDue'`,
    );
    expect(told).toEqual([{ order_id: first, next: steps[1]?.orderNumber }]);
    // One approval is one message to each reader.
    const approvals = await db.query(
      `select name from app.notices where order_id = $1 and name in ('approved', 'siteEnds', 'nextStepDue', 'domainReplaced')
       group by name, channel, recipient`,
      [first],
    );
    expect([...new Set(approvals.map(({ name }) => name))]).toEqual(['nextStepDue']);
    expect((await verifyTestAudit(db)).faults).toEqual([]);
  });

  test('an abandoned first step leaves the second to be abandoned, and the refusal says so', async () => {
    const { steps } = await opened('REFILE');
    const [first, second] = steps.map(({ orderId }) => orderId);
    await take(first, 'abandon');
    await expect(take(second, 'submit')).rejects.toThrow('The step before was abandoned: abandon this draft');
    await take(second, 'abandon');
    expect(await db.query('select distinct state from app.orders')).toEqual([{ state: 'ABANDONED' }]);
  });

  test('is opened once per key, and a refused first step leaves nothing behind', async () => {
    const [one, again] = [await open('REFILE'), await open('REFILE')];
    expect(again).toEqual(one);
    expect(await open('REFILE', 'another')).toMatchObject({
      ok: false,
      refusal: { reasons: [{ code: 'NO_OTHER_OPEN_ORDER' }] },
    });
    expect(
      await db.query('select count(*)::int as n from app.orders union all select count(*)::int from app.plans'),
    ).toEqual([{ n: 2 }, { n: 1 }]);
    expect(await db.query('select count(*)::int as n from app.records where not filed')).toEqual([{ n: 1 }]);
  });
});

describe('a subject with several websites', () => {
  beforeEach(() => {
    record = larger;
  });

  test('is filed anew with one of them, and each other one is an order of its own', async () => {
    const { steps } = await opened('REFILE');
    expect(steps.map(({ kind, waits }) => [kind, waits])).toEqual([
      ['CANCEL_SUBJECT', false],
      ['FIRST_FILING', true],
      ['NEW_WEBSITE', true],
    ]);
    const names = (at: number) =>
      db.query(`select plain ->> 'website.name' as name from app.order_contents where order_id = $1`, [
        steps[at]?.orderId,
      ]);
    const filed = await db.query(
      'select name from app.websites where record_id = $1 and filed order by filing_number',
      [record.id],
    );
    expect([...(await names(1)), ...(await names(2))]).toEqual(filed);
    const [, second, third] = await db.query<{ record_id: string }>('select record_id from app.orders order by number');
    expect(third?.record_id).toBe(second?.record_id);
  });

  test('the further website is submitted once the bureau has published the number of the first', async () => {
    const { steps } = await opened('REFILE');
    const [first, second, third] = steps.map(({ orderId }) => orderId);
    await report(first);
    await take(first, 'bureauApprove');
    await report(second);
    await take(second, 'bureauApprove');
    await expect(take(third, 'submit')).rejects.toThrow('once the bureau has published the filing number');
    await publishFirstFiling(db, second ?? '', { subject: '苏ICP备00000099号', website: '苏ICP备00000099号-1' });
    await report(third);
    await take(third, 'bureauApprove');
    const [order] = await db.query('select state, subject_name as subject from app.orders where id = $1', [third]);
    const [filed] = await db.query('select name as subject from app.records where filing_number = $1', [
      '苏ICP备00000099号',
    ]);
    expect(order).toEqual({ state: 'APPROVED', ...filed });
    expect((await verifyTestAudit(db)).faults).toEqual([]);
  });
});

describe('a first filing of several websites', () => {
  const file = (more: object, key = 'key') =>
    transaction(db.app, people.partner.actor, (tx) =>
      openPlan(db.app, tx, { actor: people.partner.actor, name: 'SEVERAL_WEBSITES', key, ...more }),
    );

  test('opens one order per website, of one subject, and each follows once the number of the first is published', async () => {
    const outcome = await file({ province: '320000', websites: 3 });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    const steps = await stepsOf(outcome.planId);
    expect(steps.map(({ kind, waits }) => [kind, waits])).toEqual([
      ['FIRST_FILING', false],
      ['NEW_WEBSITE', true],
      ['NEW_WEBSITE', true],
    ]);
    expect(await db.query('select count(distinct record_id)::int as records from app.orders')).toEqual([
      { records: 1 },
    ]);
    const [first, second, third] = steps.map(({ orderId }) => orderId);
    await report(first);
    await take(first, 'bureauApprove');
    await publishFirstFiling(db, first ?? '', { subject: '苏ICP备00000099号', website: '苏ICP备00000099号-1' });
    const numbers = await db.query(
      'select o.filing_number as number from app.orders o join app.plan_steps s on s.order_id = o.id order by s.position',
    );
    expect(numbers).toEqual([
      { number: '苏ICP备00000099号-1' },
      { number: '苏ICP备00000099号' },
      { number: '苏ICP备00000099号' },
    ]);
    await expect(take(third, 'submit')).rejects.toThrow('EARLIER_STEP_OPEN');
    await report(second);
    await take(second, 'bureauApprove');
    await report(third);
    expect((await verifyTestAudit(db)).faults).toEqual([]);
  });

  test.each([
    [{}, 'PROVINCE_MISSING', 'province'],
    [{ province: '999999' }, 'PROVINCE_UNKNOWN', 'province'],
    [{ province: '320000', websites: 0 }, 'WEBSITES_OUT_OF_RANGE', 'websites'],
    [{ province: '320000', websites: 21 }, 'WEBSITES_OUT_OF_RANGE', 'websites'],
    [{ province: '320000', recordId: 'record_1' }, 'RECORD_NOT_NEEDED', 'recordId'],
    [{ name: 'REFILE' as const }, 'RECORD_MISSING', 'recordId'],
    [{ name: 'REFILE' as const, recordId: 'record_1', websites: 2 }, 'WEBSITES_OUT_OF_RANGE', 'websites'],
  ])('is refused with the field that is wrong: %j', async (call, code, field) => {
    expect(await file(call)).toMatchObject({ ok: false, refusal: { reasons: [{ code, field }] } });
    expect(await db.query('select 1 from app.orders')).toEqual([]);
  });
});

describe('another person as subject of several websites', () => {
  beforeEach(() => {
    record = larger;
  });

  test('changes subject and one website together, then each further website', async () => {
    const { steps } = await opened('SUBJECT_AND_ALL_WEBSITES');
    expect(steps.map(({ kind, waits }) => [kind, waits])).toEqual([
      ['CHANGE_BOTH', false],
      ['CHANGE_WEBSITE', true],
    ]);
    const sites = await db.query<{ website_id: string }>('select website_id from app.orders order by number');
    expect(sites.map((one) => one.website_id)).toEqual(record.websiteIds);
    const [first, second] = steps.map(({ orderId }) => orderId);
    await report(first);
    await take(first, 'bureauApprove');
    await report(second);
    await take(second, 'bureauApprove');
  });

  test('alone, a change of both says which websites keep their former principal', async () => {
    const { actor } = people.partner;
    const opens = await transaction(db.app, actor, (tx) =>
      perform(db.app, tx, {
        ...{ event: 'openOrder', actor, recordId: record.id, websiteId: record.websiteIds[0] },
        input: { kind: 'CHANGE_BOTH' },
      }),
    );
    if (!opens.ok) throw new Error('not opened');
    const { orderId } = opens;
    const fields = [{ field: 'subject.principal.name', value: '样例新人' }];
    await transaction(db.app, actor, (tx) =>
      perform(db.app, tx, { event: 'saveDraft', actor, orderId, input: { fields } }),
    );
    const [order] = await transaction(db.app, actor, (tx) =>
      loadOrders(db.app, tx, { actor, ids: [orderId], parts: ['actions'], language: 'en' }),
    );
    const submit = order?.actions?.find(({ event }) => event === 'submit');
    expect(
      submit?.acknowledge.map(({ code, message }) => [code, message.en.includes('1 more of the subject')]),
    ).toEqual([['OTHER_WEBSITES_STAY', true]]);
  });
});

describe('a domain that becomes a website of its own', () => {
  test('the draft of the new website waits without the lock of its subject', async () => {
    const { steps } = await opened('DOMAIN_AS_WEBSITE');
    expect(steps.map(({ kind, waits }) => [kind, waits])).toEqual([
      ['CHANGE_WEBSITE', false],
      ['NEW_WEBSITE', true],
    ]);
    const [first, second] = steps.map(({ orderId }) => orderId);
    expect(await db.query('select locked from app.orders order by number')).toEqual([
      { locked: true },
      { locked: false },
    ]);
    await report(first);
    await take(first, 'bureauApprove');
    await take(second, 'submit');
    expect(await db.query('select locked from app.orders where id = $1', [second])).toEqual([{ locked: true }]);
    expect((await verifyTestAudit(db)).faults).toEqual([]);
  });

  test('the new website takes no lock while another order of the subject is open', async () => {
    const { steps } = await opened('DOMAIN_AS_WEBSITE');
    const [first, second] = steps.map(({ orderId }) => orderId);
    await report(first);
    await take(first, 'bureauApprove');
    const { actor } = people.partner;
    const other = await transaction(db.app, actor, (tx) =>
      perform(db.app, tx, { event: 'openOrder', actor, recordId: record.id, input: { kind: 'CHANGE_SUBJECT' } }),
    );
    expect(other.ok).toBe(true);
    await expect(take(second, 'submit')).rejects.toThrow('NO_OTHER_OPEN_ORDER');
  });
});

test('a preview says the steps and how long the site stands still, and opens nothing', async () => {
  const preview = await transaction(db.app, people.partner.actor, (tx) =>
    previewPlan(tx, { name: 'REFILE', recordId: record.id, province: '320000', language: 'en' }),
  );
  expect(preview.steps.map(({ kind }) => kind)).toEqual(['CANCEL_SUBJECT', 'FIRST_FILING']);
  expect(preview.stillSeconds).toBeGreaterThan(0);
  expect(preview.stillSeconds).toBeLessThan(preview.mostSeconds);
  expect(await db.query('select 1 from app.orders')).toEqual([]);
});
