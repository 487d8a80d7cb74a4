import { transaction } from '@beian/database/transaction';
import { allStates } from '@beian/domain/order-names';
import { type TestMark, testMarksOf, testWaysToKinds } from '@beian/domain/partner';
import { addEndpoint, testEndpoint } from '@beian/partners/events';
import { advanceTestOrder, createTestRectification } from '@beian/partners/test-orders';
import { notifyRectifications } from '@beian/submissions/rectifications';
import { verifyTestAudit } from '@beian/testing/audit';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { type People, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestPartner, testPartner } from './testing/test-partner.ts';

let db: TestDatabase;
let people: People;
let own: TestPartner;
beforeAll(async () => {
  db = await testDatabase();
  await seedRecords(db);
  people = await seedPeople(db);
  own = await testPartner(db, people);
}, 60_000);
afterAll(async () => {
  await own?.work.ctx.close();
  await db?.close();
});

const act: TestPartner['act'] = (...asked) => own.act(...asked);
const see: TestPartner['see'] = (...asked) => own.see(...asked);
const attach: TestPartner['attach'] = (...asked) => own.attach(...asked);
const settle: TestPartner['settle'] = () => own.settle();
const site: TestPartner['site'] = (...asked) => own.site(...asked);
const submit: TestPartner['submit'] = (...asked) => own.submit(...asked);
const shoot: TestPartner['shoot'] = (...asked) => own.shoot(...asked);
const advance: TestPartner['advance'] = (...asked) => own.advance(...asked);
const correct: TestPartner['correct'] = (...asked) => own.correct(...asked);
const { lastReasons, states }: Pick<TestPartner, 'lastReasons' | 'states'> = {
  lastReasons: (id) => own.lastReasons(id),
  states: (id) => own.states(id),
};

const passed = [
  'VERIFICATION_PENDING',
  'PHOTO_REVIEW',
  'SUBMISSION_PENDING',
  'SUBMITTING',
  'BUREAU_REVIEW',
  'APPROVED',
];

/** The partner's actions for each mark, and the states that follow the submission. */
const walks: Partial<
  Record<
    TestMark,
    { province?: string; then: ((id: string) => Promise<unknown>)[]; comes: string[]; reasons?: string[] }
  >
> = {
  'test:review-returned': {
    then: [correct, shoot],
    comes: ['CORRECTION_REQUIRED', 'INITIAL_REVIEW', ...passed],
    reasons: ['website.remark ORD-14'],
  },
  'test:supplement-asked': {
    // Nothing is supplied, so the clock ends the wait.
    then: [(id) => advance(id), shoot],
    comes: ['SUPPLEMENT_PENDING', 'INITIAL_REVIEW', ...passed],
    reasons: ['website.remark ORD-14'],
  },
  'test:material-returned': {
    then: [correct, shoot],
    comes: ['CORRECTION_REQUIRED', 'INITIAL_REVIEW', ...passed],
    reasons: ['material.VERIFICATION_FORM MAT-01'],
  },
  'test:review-rejected': {
    then: [(id) => act('submit', id).then(settle), shoot],
    comes: ['INITIAL_REJECTED', 'INITIAL_REVIEW', ...passed],
    reasons: ['order ORD-01'],
  },
  'test:review-silent': {
    then: [(id) => act('withdraw', id), (id) => act('abandon', id)],
    comes: ['DRAFT', 'ABANDONED'],
  },
  'test:record-published': {
    then: [shoot],
    comes: passed,
  },
  'test:reopened': {
    then: [shoot],
    comes: ['VERIFICATION_PENDING', 'INITIAL_REVIEW', ...passed],
  },
  'test:photo-rejected': {
    then: [shoot, (id) => shoot(id, true)],
    comes: ['VERIFICATION_PENDING', 'PHOTO_REVIEW', ...passed],
    reasons: ['material.FACE_PHOTO PHO-03'],
  },
  'test:recalled': {
    then: [shoot],
    comes: [...passed.slice(0, 4), 'SUBMISSION_PENDING', ...passed.slice(3)],
  },
  'test:upload-failed': {
    then: [shoot],
    comes: [...passed.slice(0, 4), 'UPLOAD_FAILED', ...passed.slice(3)],
  },
  'test:sms-pending': {
    province: '120000',
    // Late after five minutes, over after the window.
    then: [shoot, (id) => advance(id), (id) => advance(id, 48), correct],
    comes: [
      ...[...passed.slice(0, 4), 'SMS_PENDING', 'SMS_RETURNED', 'CORRECTION_REQUIRED', 'INITIAL_REVIEW'],
      ...['SUBMISSION_PENDING', 'SUBMITTING', 'SMS_PENDING', 'BUREAU_REVIEW', 'APPROVED'],
    ],
    reasons: ['order CON-07'],
  },
  'test:sms-unanswered': {
    reasons: ['order CON-07'],
    province: '120000',
    then: [shoot, correct],
    comes: [
      ...[...passed.slice(0, 4), 'SMS_PENDING', 'SMS_RETURNED', 'CORRECTION_REQUIRED', 'INITIAL_REVIEW'],
      ...['SUBMISSION_PENDING', 'SUBMITTING', 'SMS_PENDING', 'BUREAU_REVIEW', 'APPROVED'],
    ],
  },
  'test:sms-failed': {
    reasons: ['order CON-08'],
    province: '120000',
    then: [shoot, correct],
    comes: [
      ...[...passed.slice(0, 4), 'SMS_PENDING', 'SMS_RETURNED', 'CORRECTION_REQUIRED', 'INITIAL_REVIEW'],
      ...['SUBMISSION_PENDING', 'SUBMITTING', 'SMS_PENDING', 'BUREAU_REVIEW', 'APPROVED'],
    ],
  },
  'test:bureau-refused': {
    reasons: ['order ORD-12'],
    then: [shoot, correct],
    comes: [
      ...[...passed.slice(0, 5), 'BUREAU_REJECTED', 'CORRECTION_REQUIRED', 'INITIAL_REVIEW'],
      ...['SUBMISSION_PENDING', 'SUBMITTING', 'BUREAU_REVIEW', 'APPROVED'],
    ],
  },
  'test:bureau-refused-item': {
    reasons: ['website.principal.mobile CON-06'],
    then: [shoot, correct],
    comes: [
      ...[...passed.slice(0, 5), 'BUREAU_REJECTED', 'CORRECTION_REQUIRED', 'INITIAL_REVIEW'],
      ...['SUBMISSION_PENDING', 'SUBMITTING', 'BUREAU_REVIEW', 'APPROVED'],
    ],
  },
  'test:bureau-silent': { then: [shoot, (id) => advance(id, 24)], comes: passed.slice(0, 5) },
};

test('without a mark an order is approved, and its test record has the new name', async () => {
  const at = await site();
  const id = await submit(at, '');
  await shoot(id);
  expect((await states(id)).slice(2)).toEqual(passed);
  const [row] = await db.query('select name, test from app.websites where id = $1', [at.websiteId]);
  expect(row).toEqual({ name: own.lastSiteName(), test: true });
});

test('each mark of an order has a scenario', () => {
  expect(Object.keys(walks).sort()).toEqual([...testMarksOf('order')].sort());
});

test.each(Object.entries(walks))('%s', async (mark, { province, then, comes, reasons = [] }) => {
  const id = await submit(await site(province), mark);
  for (const step of then) await step(id);
  expect((await states(id)).slice(2)).toEqual(comes);
  expect(await lastReasons(id)).toEqual(reasons);
});

test("marks in a subject's remark act on a change of the subject", async () => {
  const id = await act('openOrder', await site(), { kind: 'CHANGE_SUBJECT' });
  const fields = [
    { field: 'subject.mailingAddress', value: '江苏省南京市玄武区测试路88号' },
    { field: 'subject.remark', value: 'test:review-returned' },
  ];
  await act('saveDraft', id, { fields });
  for (const kind of (await see(id)).missingMaterials ?? []) await attach(id, kind);
  await act('submit', id);
  await settle();
  await correct(id);
  await shoot(id);
  expect((await states(id)).slice(2)).toEqual(['CORRECTION_REQUIRED', 'INITIAL_REVIEW', ...passed]);
});

test.each([
  ['test-unregistered.example', /DOMAIN_CHECK_FAILED/],
  ['test-other-holder.example', /DOMAIN_CHECK_FAILED/],
  ['test-filed-elsewhere.example', /DOMAIN_FILED_ELSEWHERE/],
])('%s cannot be submitted', async (domain, code) => {
  const id = await act('openOrder', await site(), { kind: 'CHANGE_WEBSITE' });
  const fields = [
    { field: 'website.domains', values: [domain] },
    { field: 'website.homeUrl', value: `www.${domain}` },
  ];
  await act('saveDraft', id, { fields });
  await settle();
  for (const kind of (await see(id)).missingMaterials ?? []) await attach(id, kind);
  await expect(act('submit', id, { acknowledged: ['OLD_DOMAIN_STOPS'] })).rejects.toThrow(code);
});

test('a domain without a mark is valid, and a requested curtain is sent at once', async () => {
  const id = await act('openOrder', await site(), { kind: 'CHANGE_WEBSITE' });
  const fields = [
    { field: 'website.domains', values: ['sound-test.example'] },
    { field: 'website.homeUrl', value: 'www.sound-test.example' },
  ];
  await act('saveDraft', id, { fields });
  await settle();
  for (const kind of (await see(id)).missingMaterials ?? []) await attach(id, kind);
  await act('submit', id, { acknowledged: ['OLD_DOMAIN_STOPS'] });
  await settle();
  await act('requestCurtain', id, {
    ...{ consignee: '王测试', mobile: '13000000101', province: '320000', city: '南京市', address: '玄武区测试路1号' },
    acknowledged: [],
  });
  await settle();
  expect(await db.query('select state, test from app.curtains where order_id = $1', [id])).toEqual([
    { state: 'SHIPPED', test: true },
  ]);
  await act('confirmCurtain', id);
  await shoot(id);
  expect((await states(id)).at(-1)).toBe('APPROVED');
});

test('time passes for one test order alone: it is reminded three times and lapses', async () => {
  const id = await act('openOrder', await site(), { kind: 'CHANGE_WEBSITE' });
  const other = await act('openOrder', await site(), { kind: 'CHANGE_WEBSITE' });
  const dueOf = async (order: string) =>
    (await db.query('select due_at, duty_since from app.orders where id = $1', [order]))[0];
  const before = await dueOf(other);
  for (let step = 0; step < 4; step += 1) await advance(id);
  const events = await db.query<{ event: string }>(
    `select event from app.order_events where order_id = $1 and event <> 'openOrder' order by seq`,
    [id],
  );
  expect(events.map(({ event }) => event)).toEqual(['remind', 'remind', 'remind', 'lapse']);
  expect(await dueOf(other)).toEqual(before);
  await expect(advance(id)).rejects.toThrow('NO_TIMER');
  const stranger = people.partner.actor;
  const live = await transaction(db.app, stranger, (tx) =>
    advanceTestOrder(db.app, tx, { actor: stranger, orderId: other, key: 'live' }),
  );
  expect(live).toMatchObject({ ok: false, refusal: { reasons: [{ code: 'TEST_KEYS_ONLY' }] } });
  const audits = await db.query<{ outcome: string }>(
    `select outcome from app.audit where action = 'advanceTestOrder' and target = $1 order by id`,
    [id],
  );
  expect(audits.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done', 'done', 'refused']);
});

test('a test notice is received, due soon and overdue, and nobody gets a letter', async () => {
  const kindsOf = async (dueInDays: number) => {
    const { recordId } = await site();
    const outcome = await transaction(db.app, own.partner, (tx) =>
      createTestRectification(db.app, tx, { actor: own.partner, recordId, dueInDays, key: `notice ${recordId}` }),
    );
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    while ((await notifyRectifications(own.work.ctx)) > 0);
    const told = await db.query<{ kind: string }>(
      'select kind from app.partner_events where rectification_id = $1 order by tx, id',
      [outcome.id],
    );
    return told.map(({ kind }) => kind);
  };
  expect(await kindsOf(200)).toEqual(['rectification.received']);
  expect(await kindsOf(0)).toEqual(['rectification.received', 'rectification.due']);
  expect(await kindsOf(-1)).toEqual(['rectification.received', 'rectification.overdue']);
});

test('an endpoint of a test key gets a test', async () => {
  const made = await transaction(db.app, own.partner, (tx) =>
    addEndpoint(db.app, tx, { actor: own.partner, key: 'endpoint', input: { url: 'https://partner.example/hooks' } }),
  );
  if (!made.ok) throw new Error(JSON.stringify(made.refusal));
  await transaction(db.app, own.partner, (tx) =>
    testEndpoint(db.app, tx, { actor: own.partner, key: 'endpoint test', endpointId: made.endpointId }),
  );
});

test("an order of Shanghai gets its photo from the bureau's app, by the mark of its collection code", async () => {
  const id = await submit(await site('310000'), '');
  const told: string[] = [];
  for (const code of [...testMarksOf('code'), 'TEST1234']) {
    await act('fetchBureauAppPhoto', id, { code });
    await settle();
    const [shot] = await db.query<{ told: string }>(
      'select coalesce(problem, state) as told from app.app_photos where order_id = $1 order by asked_at desc, id desc limit 1',
      [id],
    );
    told.push(shot?.told ?? '');
  }
  expect(told).toEqual(['UNKNOWN_CODE', 'EXPIRED_CODE', 'OTHER_PHONE', 'NO_ANSWER', 'fetched']);
  await act('confirmBureauApp', id);
  await settle();
  expect((await states(id)).slice(2)).toEqual(passed);
});

test('every kind of event and every state was reached by test orders', async () => {
  const kinds = await db.query<{ kind: string }>('select distinct kind from app.partner_events where test');
  const reachable = Object.entries(testWaysToKinds).flatMap(([kind, ways]) => (ways.length > 0 ? [kind] : []));
  expect(kinds.map(({ kind }) => kind).sort()).toEqual(reachable.sort());
  const reached = await db.query<{ state: string }>(
    'select distinct to_state as state from app.order_events where test and to_state is not null',
  );
  expect(reached.map(({ state }) => state).sort()).toEqual([...allStates].sort());
});

test('the audit of the test orders holds', async () => {
  expect((await verifyTestAudit(db)).faults).toEqual([]);
});

test('test orders create no mail, SMS, job or file of the desk', async () => {
  expect(await db.query('select 1 from app.notices')).toEqual([]);
  for (const table of ['outbox', 'submissions', 'bureau_answers', 'second_looks', 'draws', 'open_changes'])
    expect(await db.query(`select 1 from app.${table} where not test`), table).toEqual([]);
});
