import { changeSetting } from '@beian/database/settings';
import { transaction } from '@beian/database/transaction';
import type { LiveEvent, OrderFlag } from '@beian/domain/order';
import type { OrderState } from '@beian/domain/order-names';
import { listOrders, loadOrders } from '@beian/orders/order-list';
import { perform } from '@beian/orders/perform';
import { loadBoard } from '@beian/reporting/board';
import { seedConnection } from '@beian/submissions/connections';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { type People, type SeededRecord, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { attach, performAs, steps, type Walk } from '@beian/testing/orders';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestSandbox, type TestSandbox } from '../testing/sandbox.ts';
import { type TestWorkerContext, testWorkerContext } from '../testing/worker-context.ts';
import { askDueServiceCodes, settleServiceCodes } from './settle-service-codes.ts';

let template: Parameters<typeof testDatabase>[0];
let records: readonly SeededRecord[];
let people: People;
let sandbox: TestSandbox;
let db: TestDatabase;
let work: TestWorkerContext;

beforeAll(async () => {
  sandbox = await startTestSandbox();
  const made = await testDatabase();
  records = await seedRecords(made);
  people = await seedPeople(made);
  await seedConnection(made.worker, {
    ...{
      province: '320000',
      ispId: '320000000999',
      userName: 'sandbox-js',
      password: '样例密码Aa1',
      wsdl: 'http://127.0.0.1:4300/js?wsdl',
    },
  });
  await sandbox.control('POST', 'clock', { now: await made.now() });
  template = { of: await made.detach() };
});
afterAll(() => sandbox?.close());
beforeEach(async () => {
  await sandbox.control('DELETE', 'resources');
  db = await testDatabase(template);
  work = testWorkerContext(db, { RESOURCES_URL: `${sandbox.url}/resources`, RESOURCES_CALL_MS: '400' });
  await set('serviceCodes', '2018-06', 'off');
});
afterEach(() => db?.close());

let keys = 0;
const set = async (name: 'serviceCodes' | 'serviceCodePlaces' | 'serviceCodeRelease', value: string, from: string) => {
  keys += 1;
  const { actor } = people.administrator;
  const change = { actor, name, value, from, key: `key-${keys}` };
  expect(await transaction(db.app, actor, (tx) => changeSetting(db.app, tx, change))).toEqual({ ok: true });
};

/** Runs the open jobs once, as the queue would. */
async function runJobs(): Promise<void> {
  const jobs = await db.query<{ id: string; order: string }>(
    `select id, payload ->> 'orderId' as "order" from app.outbox where job = 'settleServiceCodes' and done_at is null order by created_at, id`,
  );
  for (const { id, order } of jobs) await settleServiceCodes(work, { orderId: order }, id);
}

/** A change of access of the n-th record with a code; its jobs have run. */
async function draft(at: number, code: string | undefined, ip = '203.0.113.5'): Promise<Walk> {
  const record = records[at];
  if (record === undefined) throw new Error('no record');
  const walk: Walk = { db, people, record, province: '320000', kind: 'CHANGE_ACCESS', orderId: '' };
  await steps.openOrder?.(walk);
  const fields = [
    { field: 'access.ipRanges', values: [ip] },
    { field: 'access.accessModes', values: ['5'] },
    ...(code === undefined ? [] : [{ field: 'access.serviceCode', value: code }]),
  ];
  await performAs(walk, people.partner.actor, 'saveDraft', { input: { fields } });
  for (const material of ['SUBJECT_CERT', 'SUBJECT_PRINCIPAL_ID', 'WEBSITE_PRINCIPAL_ID', 'VERIFICATION_FORM'] as const)
    await attach(walk, material);
  await runJobs();
  return walk;
}

const tryEvent = async ({ orderId }: Walk, event: LiveEvent, actor = people.partner.actor, input: object = {}) => {
  const outcome = await transaction(db.app, actor, (tx) => perform(db.app, tx, { event, actor, orderId, input }));
  return outcome.ok ? [] : outcome.refusal.reasons.map(({ code, field }) => `${code} ${field}`);
};
/** Refusals of a submission about the code. */
const submit = async (walk: Walk) => {
  const reasons = await tryEvent(walk, 'submit');
  return reasons.filter((one) => /access\.(serviceCode|ipRanges)$/.test(one));
};
async function submitted(at: number, code: string): Promise<Walk> {
  const walk = await draft(at, code);
  await performAs(walk, people.partner.actor, 'submit', { input: { acknowledged: [] } });
  return walk;
}
const atCloud = async (code: string) => {
  const { state, order } = (await sandbox.get(`/resources/codes/${code}`)) as { state: string; order: string | null };
  return { state, order };
};
const here = () =>
  db.query<{ code: string; standing: string; settled: boolean; fault: string | null }>(
    'select code, standing, settled, fault from app.service_codes order by order_id, code',
  );
const locks = async () =>
  (await db.query<{ code: string }>('select code from app.service_code_locks order by code')).map(({ code }) => code);
const state = async ({ orderId }: Walk): Promise<OrderState> =>
  (await db.query<{ state: OrderState }>('select state from app.orders where id = $1', [orderId]))[0]
    ?.state as OrderState;

test('an order of the edition needs a code; with the setting off nothing is asked, and the field is not taken', async () => {
  expect(await submit(await draft(0, undefined))).toEqual(['SERVICE_CODE_MISSING access.serviceCode']);
  await set('serviceCodes', '2023-09', '2018-06');
  expect(await submit(await draft(1, undefined))).toEqual([]);
  await set('serviceCodes', 'off', '2023-09');
  const without = await draft(2, undefined);
  expect(
    await tryEvent(without, 'saveDraft', people.partner.actor, {
      fields: [{ field: 'access.serviceCode', value: 'sc-web01-1' }],
    }),
  ).toEqual(['UNKNOWN_FIELD access.serviceCode']);
  expect(await here()).toEqual([]);
});

test('a code is bound at the submission, used by the approval, and serves no second order', async () => {
  const walk = await submitted(0, 'sc-web01-1');
  const second = await draft(1, 'sc-web01-1');
  expect(await submit(second)).toEqual(['SERVICE_CODE_TAKEN access.serviceCode']);
  expect(await locks()).toEqual(['sc-web01-1']);
  await runJobs();
  expect(await atCloud('sc-web01-1')).toEqual({ state: 'bound', order: walk.orderId });
  for (const step of ['approveInitialReview', 'pushToBureau', 'bureauApprove'] as const) await steps[step]?.(walk);
  expect(await state(walk)).toBe('APPROVED');
  await runJobs();
  expect(await atCloud('sc-web01-1')).toEqual({ state: 'filed', order: walk.orderId });
  expect((await here()).map(({ standing, settled }) => [standing, settled])).toContainEqual(['FILED', true]);
  expect(await locks()).toEqual(['sc-web01-1']);
  // Its server then ends: asked about again, the filing is listed and its people are told.
  const flagged = async (flag: OrderFlag) => {
    const { actor } = people.partner;
    const query = {
      actor,
      page: { first: 10, filter: { flag, stage: 'DONE' as const } },
      parts: [],
      language: 'en' as const,
    };
    const { page } = await transaction(db.app, actor, (tx) => listOrders(db.app, tx, query));
    return page.ids;
  };
  expect(await flagged('SERVER_ENDING')).toEqual([]);
  const end = new Date(Date.parse(await db.now()) + 20 * 86_400_000).toISOString();
  await sandbox.control('POST', 'resources', { code: 'sc-web01-1', set: { paidUntil: end } });
  await db.travel(7 * 3_600_000);
  await askDueServiceCodes(work);
  expect(await flagged('SERVER_ENDING')).toEqual([walk.orderId]);
  await db.travel(21 * 86_400_000);
  expect(await flagged('SERVER_ENDING')).toEqual([]);
  expect(await flagged('SERVER_ENDED')).toEqual([walk.orderId]);
  // With the server, and the access that a change is about.
  const [shown] = await transaction(db.app, people.partner.actor, (tx) =>
    loadOrders(db.app, tx, {
      actor: people.partner.actor,
      ids: [walk.orderId],
      parts: ['serviceCode'],
      language: 'en',
    }),
  );
  const [site] = await db.query<{ access: string }>(
    `select w.plain -> 'accesses' -> 0 ->> 'bureauId' as access from app.orders o join app.websites w on w.id = o.website_id where o.id = $1`,
    [walk.orderId],
  );
  expect(shown?.serviceCode).toMatchObject({ serverId: 'web01', accessId: site?.access });
  const counted = () =>
    transaction(db.app, people.supervisor.actor, async (tx) => (await loadBoard(db.app, tx, 'en')).servers);
  expect(await counted()).toEqual({ ending: 0, ended: 1 });
  // Another partner then files the website with another server, in an order that this one does not see.
  const [later] = await db.query<{ id: string }>(
    `insert into app.partners (id, name, email) values ('partner_other', '另一合作方', 'other@walk.example') returning id`,
  );
  await db.query('insert into app.partner_records (partner_id, record_id, basis) values ($1, $2, $3)', [
    later?.id,
    ...[walk.record.id, 'assigned'],
  ]);
  const moved = await submitted(0, 'sc-web02-1');
  await db.query('update app.orders set partner_id = $2 where id = $1', [moved.orderId, later?.id]);
  await runJobs();
  for (const step of ['approveInitialReview', 'pushToBureau', 'bureauApprove'] as const) await steps[step]?.(moved);
  expect(await state(moved)).toBe('APPROVED');
  expect(await flagged('SERVER_ENDED')).toEqual([]);
  expect(await counted()).toEqual({ ending: 0, ended: 0 });
});

test.each([
  ['void at the cloud', 'sc-void1-1', 'SERVICE_CODE_UNUSABLE access.serviceCode'],
  ['of a server that has ended', 'sc-ended1-1', 'SERVICE_CODE_UNUSABLE access.serviceCode'],
  ['of a full server', 'sc-full1-1', 'SERVICE_CODE_UNUSABLE access.serviceCode'],
  ['without a public address', 'sc-private1-1', 'SERVICE_CODE_UNUSABLE access.serviceCode'],
  ['unknown', 'none-of-ours', 'SERVICE_CODE_UNUSABLE access.serviceCode'],
])('a code that is %s is refused at the submission', async (_, code, reason) => {
  expect(await submit(await draft(0, code))).toEqual([reason]);
});

test('the address of the access must be the server’s or the provider’s', async () => {
  expect(await submit(await draft(0, 'sc-web02-1', '9.9.9.9'))).toEqual(['ADDRESS_NOT_OF_SERVER access.ipRanges']);
});

test('a server carries as many filings as the setting lets', async () => {
  await set('serviceCodePlaces', '1', 'cloud');
  await submitted(0, 'sc-web03-1');
  await runJobs();
  expect(await submit(await draft(1, 'sc-web03-2'))).toEqual(['SERVICE_CODE_UNUSABLE access.serviceCode']);
  await set('serviceCodePlaces', '3', '1');
  expect(await submit(await draft(2, 'sc-web03-3'))).toEqual([]);
});

test('withdrawn it is free again, at the cloud and here; where codes die, an abandoned order voids its own', async () => {
  const first = await submitted(0, 'sc-web04-1');
  await runJobs();
  await performAs(first, people.partner.actor, 'withdraw');
  expect(await locks()).toEqual(['sc-web04-1']);
  await runJobs();
  expect(await atCloud('sc-web04-1')).toEqual({ state: 'free', order: null });
  expect(await locks()).toEqual([]);
  await set('serviceCodeRelease', 'voids', 'frees');
  const second = await submitted(1, 'sc-web04-1');
  await runJobs();
  await performAs(second, people.partner.actor, 'withdraw');
  await runJobs();
  expect(await atCloud('sc-web04-1')).toEqual({ state: 'bound', order: second.orderId });
  await performAs(second, people.partner.actor, 'abandon');
  await runJobs();
  expect(await atCloud('sc-web04-1')).toEqual({ state: 'void', order: second.orderId });
});

test('another code at the next submission gives the first one back', async () => {
  const walk = await submitted(0, 'sc-web05-1');
  await runJobs();
  await performAs(walk, people.partner.actor, 'withdraw');
  await performAs(walk, people.partner.actor, 'saveDraft', {
    input: { fields: [{ field: 'access.serviceCode', value: 'sc-web05-2' }] },
  });
  await runJobs();
  await performAs(walk, people.partner.actor, 'submit', { input: { acknowledged: [] } });
  await runJobs();
  expect(await atCloud('sc-web05-1')).toEqual({ state: 'free', order: null });
  expect(await atCloud('sc-web05-2')).toEqual({ state: 'bound', order: walk.orderId });
});

test('killed between the bind and its commit: the job runs again, and the code is bound once', async () => {
  const walk = await submitted(0, 'sc-web06-1');
  // The process ended after the cloud had done it.
  expect(await sandbox.post('/resources/codes/sc-web06-1/state', { order: walk.orderId, state: 'bound' })).toBe(200);
  expect((await here()).map(({ standing, settled }) => [standing, settled])).toEqual([['BOUND', false]]);
  await runJobs();
  // The same message once more.
  await settleServiceCodes(work, { orderId: walk.orderId }, null);
  expect(await here()).toEqual([{ code: 'sc-web06-1', standing: 'BOUND', settled: true, fault: null }]);
  expect(await sandbox.get('/resources/codes/sc-web06-2')).toMatchObject({ server: { placesLeft: 4 } });
});

test.each(['none', 'error', 'malformed'] as const)(
  'a cloud that answers %s loses no order: its step waits and is done once',
  async (answers) => {
    const walk = await draft(0, 'sc-web07-1');
    await sandbox.control('POST', 'resources', { answers });
    await performAs(walk, people.partner.actor, 'submit', { input: { acknowledged: [] } });
    await runJobs();
    expect(await here()).toMatchObject([
      { standing: 'BOUND', settled: false, fault: { none: 'late', error: 'refused', malformed: 'malformed' }[answers] },
    ]);
    const [, reviewer] = people.reviewers;
    expect(await state(walk)).toBe('INITIAL_REVIEW');
    expect(await tryEvent(walk, 'pushToBureau', reviewer.actor)).not.toEqual([]);
    await expect(steps.approveInitialReview?.(walk)).rejects.toThrow('SERVICE_CODE_NOT_BOUND');
    await sandbox.control('POST', 'resources', { answers: 'normal' });
    // Not before its pause is over.
    expect(await askDueServiceCodes(work)).toBe(0);
    await db.travel(3000);
    expect(await askDueServiceCodes(work)).toBe(1);
    expect(await here()).toMatchObject([{ standing: 'BOUND', settled: true, fault: null }]);
  },
);

test('an order is not submitted while the cloud has never answered, nor pushed on an answer of yesterday', async () => {
  await sandbox.control('POST', 'resources', { answers: 'error' });
  const silent = await draft(0, 'sc-web08-1');
  expect(await submit(silent)).toEqual(['CLOUD_UNAVAILABLE access.serviceCode']);
  await sandbox.control('POST', 'resources', { answers: 'normal' });
  await db.travel(3000);
  await askDueServiceCodes(work);
  expect(await submit(silent)).toEqual([]);
  await runJobs();
  await steps.approveInitialReview?.(silent);
  await sandbox.control('POST', 'resources', { code: 'sc-web08-1', set: { paidUntil: '2026-01-01T00:00:00Z' } });
  await db.travel(7 * 3_600_000);
  await askDueServiceCodes(work);
  await expect(steps.pushToBureau?.(silent)).rejects.toThrow('SERVICE_CODE_UNUSABLE');
});

test('a lock that the cloud has given to somebody else is lost, and said at the review', async () => {
  const walk = await submitted(0, 'sc-web09-1');
  expect(
    await sandbox.post('/resources/codes/sc-web09-1/state', { order: 'order_of_another_desk', state: 'bound' }),
  ).toBe(200);
  await runJobs();
  expect(await here()).toMatchObject([{ standing: 'ASKED', settled: true }]);
  await expect(steps.approveInitialReview?.(walk)).rejects.toThrow('SERVICE_CODE_TAKEN');
});
