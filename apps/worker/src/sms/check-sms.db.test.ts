import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pilotRecord } from '@beian/testing/fixtures';
import { type SmsOrder, smsOrder } from '@beian/testing/orders';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TestWorkerContext, testWorkerContext } from '../testing/worker-context.ts';
import { askDueSms } from './check-sms.ts';

const phone = pilotRecord.websites[0]?.principal.mobile ?? '';
const minute = 60_000;
const sent = '2026-11-24T02:00:00.000Z';

let sms: SmsOrder;
let ministry: Server;
let url: string;
/** The ministry's answer: status and body. */
let answer: { code: number; body: string };
let asked: { url: string | undefined; body: unknown }[];

beforeEach(async () => {
  asked = [];
  answer = { code: 200, body: JSON.stringify({ state: 'waiting', sentAt: sent, wrongEntries: 1 }) };
  ministry = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      asked.push({ url: request.url, body: JSON.parse(body) });
      response.writeHead(answer.code, { 'content-type': 'application/json' }).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => ministry.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(ministry.address() as AddressInfo).port}`;
  sms = await smsOrder('SMS_PENDING');
});
afterEach(async () => {
  ministry.closeAllConnections();
  await new Promise((resolve) => ministry.close(resolve));
  await sms?.close();
});

const worker = (settings: Record<string, string> = { MINISTRY_URL: url }): TestWorkerContext =>
  testWorkerContext(sms.db, settings);
const check = async () => (await sms.checks())[0];
const logged = (work: TestWorkerContext) => JSON.stringify(work.lines);

test("queries due checks by the file's number and the bureau's id, with the phone in the body", async () => {
  const work = worker();
  await askDueSms(work);
  expect(asked).toEqual([{ url: '/status', body: { ztid: pilotRecord.subject.bureauId, dataSequence: '1', phone } }]);
  expect(await check()).toMatchObject({ state: 'waiting', wrong_entries: 1, unanswered: 0 });
  expect((await check())?.answered_at).not.toBeNull();
  await askDueSms(work);
  expect(asked).toHaveLength(1);
  expect(logged(work)).not.toContain(phone);
});

test.each([
  ['a service that answers 503', { code: 503, body: '' }],
  ['no such check', { code: 404, body: '{"error":"no"}' }],
  ['no JSON', { code: 200, body: '<html>' }],
  ['another state', { code: 200, body: JSON.stringify({ state: 'great', sentAt: null, wrongEntries: 0 }) }],
  [
    'a number that is none',
    { code: 200, body: JSON.stringify({ state: 'verified', sentAt: null, wrongEntries: 'x' }) },
  ],
  ['more than it may be', { code: 200, body: `"${'x'.repeat(20_000)}"` }],
])('%s is not an answer: it has no effect, and the query is repeated later', async (_, given) => {
  answer = given;
  const work = worker();
  await askDueSms(work);
  expect(await check()).toMatchObject({ state: 'waiting', unanswered: 1, answered_at: null });
  expect(await sms.state()).toBe('SMS_PENDING');
  expect(work.lines.some(({ msg }) => msg === 'no word from the ministry')).toBe(true);
  expect(logged(work)).not.toContain(phone);
  answer = { code: 200, body: JSON.stringify({ state: 'verified', sentAt: sent, wrongEntries: 0 }) };
  await sms.db.travel(minute);
  await askDueSms(work);
  expect(await sms.state()).toBe('BUREAU_REVIEW');
});

test('without an answer past the deadline the desk is asked, and a later answer still counts', async () => {
  const gone = worker({ MINISTRY_URL: 'http://127.0.0.1:9' });
  await sms.db.travel(48 * 60 * minute);
  await askDueSms(gone);
  expect(await check()).toMatchObject({ state: 'waiting', unanswered: 1 });
  expect((await check())?.desk_asked_at).not.toBeNull();
  expect(await sms.state()).toBe('SMS_PENDING');
  await sms.db.travel(15 * minute);
  await askDueSms(worker());
  expect(await sms.state()).toBe('SMS_RETURNED');
});

test('without an address the desk is asked at once, and once', async () => {
  const work = worker({});
  await askDueSms(work);
  await sms.db.travel(minute);
  await askDueSms(work);
  expect(await sms.events()).toEqual(['pushToBureau', 'askSmsOutcome']);
});

test('two workers at once: each phone is queried by one', async () => {
  await Promise.all([askDueSms(worker()), askDueSms(worker())]);
  expect(asked).toHaveLength(1);
});
