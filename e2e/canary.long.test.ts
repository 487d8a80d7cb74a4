import path from 'node:path';
import { canariesIn, canaryDraft, canaryWords, type People } from '@beian/testing/fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../scripts/lib/paths.mjs';
import { run } from '../scripts/lib/run.mjs';
import {
  createOrderInState,
  type Headers,
  peopleOf,
  RecordingClient,
  seedCanaries,
  startWebhookReceiver,
  states,
} from './canary-flows.ts';
import { readAllRows, readFiles, receivedMessages } from './canary-scan.ts';
import { type Stack, startStack } from './stack.ts';

const DAY = 86_400_000;
/** The worker has to process some hundred jobs on a busy machine. */
const timeoutMs = { timeout: 240_000 };
const mail = canaryDraft.find(({ field }) => field.endsWith('email'))?.value ?? '';
const mobile = canaryDraft.find(({ field }) => field.endsWith('mobile'))?.value ?? '';
const idNumber = canaryDraft.find(({ field }) => field.endsWith('idNumber'))?.value ?? '';

let stack: Stack;
let people: People;
let client: RecordingClient;
let webhookReceiver: Awaited<ReturnType<typeof startWebhookReceiver>>;
const who = {} as Record<'reviewer' | 'second' | 'supervisor' | 'administrator' | 'partner', Headers>;
/** The order in each state. */
const orders = new Map<string, string>();
/** Output of commands. */
const told: [string, string][] = [];

beforeAll(async () => {
  stack = await startStack({ bureaus: '320000,120000' });
  // Orders are created without a worker; afterwards it processes all pending jobs.
  await stack.killWorker();
  client = new RecordingClient(stack.url);
  people = await peopleOf(stack);
  webhookReceiver = await startWebhookReceiver();
  await signIn();
}, 120_000);
afterAll(async () => {
  await stack?.stop();
  await webhookReceiver?.close();
});

async function signIn(): Promise<void> {
  const cookie = async ({ login, password }: { login: string; password: string }) => {
    const answer = await fetch(`${stack.url}/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password }),
    });
    return {
      cookie: answer.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; '),
    };
  };
  const [reviewer, second, supervisor, administrator] = await Promise.all(
    [...people.reviewers, people.supervisor, people.administrator].map(cookie),
  );
  Object.assign(who, {
    reviewer,
    second,
    supervisor,
    administrator,
    partner: { authorization: `Bearer ${stack.partnerKey}` },
  });
}

const text = (value: string): [string, string] => ['String!', value];
const reasons = [{ code: 'WEB-01', item: 'website.name', advice: canaryWords }];
const seen = `query ($id: ID!) { order(id: $id) { id version state lease { token } items { key hash inReview masked now registered } curtain { id } } }`;
const look = async (as: Headers, id: string) => {
  const order = (await client.graphql(as, seen, { id }))?.order;
  if (order == null) throw new Error(`nothing is seen of ${id}: ${client.refused.at(-1)}`);
  return order;
};
/** A mutation that must succeed, because a refused one would carry no canary anywhere. */
async function must(
  as: Headers,
  name: string,
  args: Record<string, [string, unknown]>,
  give = '',
): Promise<{ [name: string]: never }> {
  const done = await client.mutate(as, name, args, give);
  expect(done?.__typename, `${name}: ${client.refused.at(-1)}`).not.toBeUndefined();
  expect(done.__typename, `${name}: ${client.refused.at(-1)}`).not.toBe('ActionRefused');
  return done;
}
const at = async (state: string, as = who.reviewer) => {
  const id = orders.get(state) ?? '';
  const { version } = await look(as, id);
  return { id: ['ID!', id] as [string, string], version: ['Int!', version] as [string, number] };
};

test('canaries are put into orders of every state, as content and in image metadata', async () => {
  const input = { url: webhookReceiver.url, description: '样例' };
  await must(who.partner, 'createWebhookEndpoint', { input: ['WebhookEndpointInput!', input] });
  const { units, pilots } = await seedCanaries(stack, people);
  expect(units.length).toBeGreaterThan(states.length);
  for (const [nth, state] of states.filter((one) => one !== 'LAPSED').entries()) {
    const record = state.startsWith('SMS') ? pilots[state === 'SMS_PENDING' ? 0 : 1] : units[nth];
    if (record === undefined) throw new Error('too few records');
    orders.set(state, await createOrderInState(stack, people, client, record, state));
  }
  const [spare] = units.slice(-1);
  if (spare === undefined) throw new Error('too few records');
  orders.set('spare', await createOrderInState(stack, people, client, spare, 'INITIAL_REVIEW'));
}, 300_000);

test('canaries are put into notes, calls, verdicts, returns, reveals and withdrawals', async () => {
  const { id } = await at('INITIAL_REVIEW');
  await must(who.reviewer, 'claim', { id });
  const held = await look(who.reviewer, id[1]);
  expect(JSON.stringify(held.items)).toContain(mobile);
  const token = text(held.lease.token);
  await must(who.reviewer, 'saveDeskDraft', { id, body: text(canaryWords) });
  await must(who.reviewer, 'addNote', { id, text: text(canaryWords) });
  await must(who.reviewer, 'logCall', { id, outcome: ['CallOutcome!', 'MISSED'], note: ['String', canaryWords] });
  await must(who.reviewer, 'logCallback', { id, outcome: ['CallOutcome!', 'REACHED'], note: ['String', canaryWords] });
  await must(who.reviewer, 'requestAdvice', { id, question: text(canaryWords) });
  const [advice] = await stack.db.query('select id from app.advice where order_id = $1', [id[1]]);
  await must(who.supervisor, 'answerAdvice', { id, adviceId: ['ID!', advice?.id], answer: text(canaryWords) });
  for (const { key, hash } of held.items.filter((one: { inReview: boolean }) => one.inReview))
    await must(who.reviewer, 'recordVerdict', {
      ...{ id, token, item: text(key), hash: text(hash) },
      ...(key === 'website.name'
        ? {
            verdict: ['Verdict!', 'return'],
            reasons: ['[VerdictReasonInput!]', [{ code: 'WEB-01', advice: canaryWords }]],
          }
        : { verdict: ['Verdict!', 'pass'] }),
    });
  const purpose: [string, string] = ['RevealPurpose!', 'OTHER'];
  await must(
    who.supervisor,
    'revealOrderField',
    { id, field: text('website.principal.mobile'), purpose, words: text(canaryWords) },
    '... on Revealed { now }',
  );
  const { record } = (
    await client.graphql(who.supervisor, 'query ($id: ID!) { order(id: $id) { record { id } } }', { id: id[1] })
  ).order;
  await must(
    who.supervisor,
    'revealRecordField',
    { id: ['ID!', record.id], field: text('subject.principal.idNumber'), purpose, words: text(canaryWords) },
    '... on Revealed { now }',
  );
  await must(who.reviewer, 'returnForCorrection', { ...(await at('INITIAL_REVIEW')), token });
  const spare = (await at('spare')).id;
  await must(who.second, 'claim', { id: spare });
  await must(who.second, 'escalate', {
    id: spare,
    reason: ['EscalationReason!', 'OTHER'],
    note: ['String', canaryWords],
  });
  await must(who.supervisor, 'settleEscalation', { id: spare, answer: text(canaryWords) });
  await must(who.second, 'skip', { id: spare, reason: ['SkipReason!', 'OTHER'], note: ['String', canaryWords] });
  await must(who.partner, 'withdraw', await at('spare', who.partner));
  await must(who.partner, 'abandon', await at('spare', who.partner));
  const { id: waiting } = await at('VERIFICATION_PENDING');
  const address = { consignee: '金丝雀丁', mobile, province: '320000', city: '南京市', address: '金丝雀路3号' };
  await must(who.partner, 'requestCurtain', {
    id: waiting,
    address: ['CurtainAddressInput!', address],
    acknowledged: ['[String!]', ['CURTAIN_OWNED']],
  });
  const { curtain } = await look(who.second, waiting[1]);
  await must(who.second, 'shipCurtain', {
    id: waiting,
    curtainId: ['ID!', curtain.id],
    courier: text('样例速运'),
    trackingNumber: text('YL20261124'),
  });
  await must(who.second, 'sendBack', { ...(await at('BUREAU_REJECTED')), reasons: ['[ReasonInput!]!', reasons] });
  await must(who.second, 'sendBack', { ...(await at('UPLOAD_FAILED')), reasons: ['[ReasonInput!]!', reasons] });
  await must(who.supervisor, 'recordBureauAnswer', {
    ...(await at('BUREAU_REVIEW')),
    approves: ['Boolean!', false],
    evidence: ['String', canaryWords],
    reasons: ['[ReasonInput!]', reasons],
  });
  // Refused while the ministry answers by itself.
  await client.mutate(who.second, 'smsVerified', { ...(await at('SMS_RETURNED')), evidence: text(canaryWords) }, '');
  const [{ id: bureau = '' } = {}] = await stack.db.query(
    `select bureau_id as id from app.bureau_provinces where province = '120000'`,
  );
  await must(who.supervisor, 'pauseBureau', { bureauId: ['ID!', bureau], why: text(canaryWords) });
  await must(who.supervisor, 'resumeBureau', { bureauId: ['ID!', bureau], why: text(canaryWords) });
  await must(who.reviewer, 'addQueueView', {
    name: text('金丝雀视图'),
    filter: ['QueueViewFilterInput!', { stage: 'INITIAL' }],
  });
  await must(who.supervisor, 'changeDigest', {
    at: text('08:30'),
    email: ['String', mail],
    language: text('zh'),
    wanted: ['Boolean!', true],
  });
  for (const value of [idNumber, mobile]) {
    const { search } = await client.graphql(
      who.reviewer,
      'mutation ($text: String!) { search(text: $text) { says groups { __typename } } }',
      {
        text: value,
      },
    );
    expect(JSON.stringify(search)).not.toContain(value);
  }
}, 120_000);

test('an order with canaries lapses when its time has passed', async () => {
  const units = await stack.db.query(
    `select r.id, r.filing_number as "filingNumber", array(select w.id from app.websites w where w.record_id = r.id) as "websiteIds"
     from app.records r join app.orders o on o.record_id = r.id where o.id = $1`,
    [orders.get('spare')],
  );
  orders.set('LAPSED', await createOrderInState(stack, people, client, units[0] as never, 'LAPSED'));
  await stack.travel(0);
  await signIn();
}, 60_000);

test('canaries are put into refused calls', async () => {
  const id: [string, string] = ['ID!', orders.get('DRAFT') ?? ''];
  const before = client.refused.length;
  for (const { field, value } of canaryDraft)
    for (const fields of [[{ field, value: `${value}\u0000` }], [{ field: value, value }]])
      await client.mutate(
        who.partner,
        'saveDraft',
        { id, version: ['Int!', 1], fields: ['[FieldInput!]!', fields] },
        '',
      );
  for (const query of [
    `{ order(id: "${idNumber}") { id } }`,
    `{ node(id: "${canaryWords}") { id } }`,
    `query ${mobile} { viewer { name } }`,
    `{ ${canaryWords} }`,
  ])
    await client.graphql(who.reviewer, query);
  for (const route of [
    '/graphql',
    '/uploads',
    '/auth/sign-in',
    '/downloads/orders',
    '/exports/x',
    `/evidence-bundles/${encodeURIComponent(canaryWords)}`,
    '/metrics',
  ])
    for (const as of [who.partner, who.supervisor, {}])
      await client.request(
        as,
        route.startsWith('/evidence') || route === '/metrics' ? 'GET' : 'POST',
        route,
        route.startsWith('/evidence') || route === '/metrics'
          ? undefined
          : { filter: canaryWords, login: canaryWords, password: idNumber, query: canaryWords, [idNumber]: mobile },
      );
  expect(client.refused.length - before).toBeGreaterThan(30);
});

test('canaries are put into a search, an archive, a request for a copy and one for deletion', async () => {
  const sought: [string, unknown] = ['PersonSought!', { by: 'idNumber', value: idNumber }];
  const found = await must(
    who.administrator,
    'findPerson',
    { sought },
    '... on PersonFound { people places { holding } }',
  );
  expect(JSON.stringify(found)).not.toContain(idNumber);
  const made = await must(who.administrator, 'exportPerson', { sought }, '... on PersonExport { path }');
  const archive = await client.request(who.administrator, 'POST', `${made.path}`, {});
  expect(archive.status).toBe(200);
  // The archive contains the images as stored, without their metadata.
  expect(archive.bytes.includes(Buffer.from([0xff, 0xd8, 0xff]))).toBe(true);
  expect(archive.bytes.includes(canaryWords)).toBe(false);
  for (const wants of ['COPY', 'DELETION']) {
    const asked = {
      sought,
      wants: ['RequestWants!', wants] as [string, string],
      askedBy: text('金丝雀丁'),
      reason: text(canaryWords),
    };
    const request = await must(who.administrator, 'openPersonRequest', asked, '... on PersonRequest { id }');
    if (wants === 'DELETION') await must(who.administrator, 'decidePersonRequest', { id: ['ID!', request.id] });
  }
});

test('the worker processes everything, sends the digest, and all keys are rotated', async () => {
  await stack.startWorker();
  const open = async () =>
    (await stack.db.query(`select payload, job from app.outbox where done_at is null`)).map((row) =>
      JSON.stringify(row),
    );
  await expect.poll(open, timeoutMs).toEqual([]);
  // To 08:30 of the next day in Shanghai.
  const now = Date.parse(await stack.db.now());
  const morning = Math.ceil((now - 31 * 60_000) / DAY) * DAY + 31 * 60_000;
  await stack.travel(morning - now);
  await signIn();
  const digests = () => stack.db.query('select 1 from app.notices where staff_id is not null and sent_at is not null');
  await expect.poll(async () => (await digests()).length, timeoutMs).toBe(1);
  await expect.poll(() => webhookReceiver.bodies.length, timeoutMs).toBeGreaterThan(20);
  const env = {
    ...process.env,
    DATABASE_URL: stack.db.migratorUrl,
    KEYS_FILE: stack.db.keysFile,
    FILES_DIR: stack.db.filesDir,
  };
  const rotated = await run(process.execPath, [path.join(root, 'packages/privacy/dist/rotate.js')], { env });
  expect(rotated.code, rotated.output).toBe(0);
  told.push(['rotation', rotated.output]);
  told.push(...(await readAllRows(stack)).map(([name, rows]): [string, string] => [`before, ${name}`, rows]));
  // 400 days later: data whose retention has ended are deleted.
  await stack.travel(400 * DAY);
  await signIn();
  await expect
    .poll(
      async () => (await stack.db.query(`select coalesce(sum(deleted), 0)::int as n from app.retention`))[0]?.n,
      timeoutMs,
    )
    .toBeGreaterThan(0);
  await expect.poll(open, timeoutMs).toEqual([]);
}, 600_000);

test('no canary is in a plain column, job, log, refusal, metric, file or evidence bundle', async () => {
  const evidence = await client.request(who.supervisor, 'GET', `/evidence-bundles/${orders.get('APPROVED')}`);
  expect(evidence.status).toBe(200);
  const places = [...told, ...(await readAllRows(stack)), ...readFiles(stack.db.filesDir), ...readFiles(stack.logDir)];
  places.push(['refusals', client.refused.join('\n')], ['evidence', evidence.bytes.toString('latin1')]);
  for (const name of [
    'app.audit',
    'app.outbox',
    'app.order_events',
    'app.notices',
    'app.webhook_deliveries',
    'api.log',
    'worker.log',
  ])
    expect(places.find(([one]) => one.endsWith(name))?.[1].length, name).toBeGreaterThan(1000);
  expect(places.filter(([name]) => name.startsWith('bullmq.')).length).toBeGreaterThan(2);
  expect(canariesIn(places)).toEqual([]);
}, 120_000);

test('canaries are masked in CSV lists, mails, text messages, webhooks and the event log', async () => {
  const lists = ['orders', 'records', 'escalations', 'skips', 'staff', 'rectifications', 'unmatchedAnswers'];
  const out: [string, string][] = [];
  for (const list of lists)
    out.push([`${list}.csv`, (await client.request(who.supervisor, 'POST', `/downloads/${list}`, {})).text]);
  for (const state of ['REQUESTED', 'SHIPPED'])
    out.push([
      `curtains ${state}.csv`,
      (await client.request(who.supervisor, 'POST', '/downloads/curtains', { filter: { state } })).text,
    ]);
  const mails = await receivedMessages(stack, 'mailbox');
  const phone = await receivedMessages(stack, 'phone');
  expect(mails.some(({ to }) => JSON.stringify(to).includes(mail))).toBe(true);
  expect(phone.some(({ to }) => JSON.stringify(to).includes(mobile))).toBe(true);
  // The recipient is part of the envelope. A reviewer's advice is meant for the applicant: only mails about a return contain it.
  const advised = mails.filter((one) => JSON.stringify(one).includes(canaryWords));
  expect(advised.map(({ subject }) => subject).filter((subject) => !/退回|修改|驳回/.test(subject))).toEqual([]);
  for (const { to: _, ...said } of mails) out.push(['mail', JSON.stringify(said).replaceAll(canaryWords, '')]);
  // The reasons of a refusal that a supervisor recorded reach the applicant by text message, shortened, and the partner by webhook.
  const withoutReasons = (said: string): string =>
    /order\.refused|管局/.test(said) ? said.replaceAll(/金丝雀说[了一句话]*/g, '') : said;
  for (const { to: _, ...said } of phone) out.push(['sms', withoutReasons(JSON.stringify(said))]);
  out.push(...webhookReceiver.bodies.map((body): [string, string] => ['webhook', withoutReasons(body)]));
  const log = await client.graphql(who.partner, '{ partnerEvents(first: 100) { edges { node { id kind } } } }');
  out.push(['event log', JSON.stringify(log)]);
  expect(
    out.filter(([, said]) => said.length > 100).length,
    JSON.stringify(out.map(([name, said]) => [name, said.length])),
  ).toBeGreaterThan(100);
  expect(canariesIn(out)).toEqual([]);
});

test('the search finds a leaked canary', async () => {
  await stack.db.query('update app.orders set subject_name = $1 where id = $2', [mobile, orders.get('APPROVED')]);
  await stack.db.query(`insert into app.dropped_files (file) values ($1)`, [Buffer.from(idNumber).toString('base64')]);
  expect(canariesIn(await readAllRows(stack)).map((one) => one.split(':')[0])).toEqual([
    'app.dropped_files',
    'app.orders',
  ]);
});
