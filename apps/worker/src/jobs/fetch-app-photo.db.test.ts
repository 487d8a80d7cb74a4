import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sampleJpeg, shanghaiRecord } from '@beian/testing/fixtures';
import { orderInState, type PhotoFixture, photoFixture } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestWorkerContext, testWorkerContext } from '../testing/worker-context.ts';
import { fetchAppPhoto } from './fetch-app-photo.ts';

const mobile = shanghaiRecord.websites[0]?.principal.mobile ?? '';
const code = 'AB12CD34';

let ctx: PhotoFixture;
let orderId: string;
let app: Server;
let url: string;
let answer: { status: number; body: string };
const asked: string[] = [];
const picture = async (some: object = {}) =>
  JSON.stringify({
    code,
    phone: mobile,
    shotAt: '2026-11-24T09:00:00+08:00',
    picture: (await sampleJpeg()).toString('base64'),
    ...some,
  });

beforeAll(async () => {
  ctx = await photoFixture([shanghaiRecord]);
  orderId = await orderInState(ctx.db, ctx.people, ctx.records[0] as never, 'VERIFICATION_PENDING');
  app = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(answer.body);
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(app.address() as AddressInfo).port}/app`;
});
afterAll(async () => {
  app?.closeAllConnections();
  await new Promise((resolve) => app?.close(resolve));
  await ctx?.close();
});

const shown = async () => (await ctx.view(ctx.partner, orderId, ['bureauAppPhoto'])).bureauAppPhoto;
/** Enters the code and runs the job, as the queue would. */
async function enter(work: TestWorkerContext): Promise<void> {
  await ctx.must(ctx.partner, 'fetchBureauAppPhoto', orderId, { code });
  const [row] = await ctx.db.query(`select id from app.outbox where job = 'fetchAppPhoto' and done_at is null`);
  await fetchAppPhoto(work, { orderId }, row?.id);
  expect(await ctx.db.query(`select 1 from app.outbox where job = 'fetchAppPhoto' and done_at is null`)).toEqual([]);
}

test.each<[string, () => Promise<{ status: number; body: string }>, string]>([
  ['no such code', async () => ({ status: 404, body: '{"error":"no such code"}' }), 'UNKNOWN_CODE'],
  ['one that expired', async () => ({ status: 410, body: '{"error":"expired"}' }), 'EXPIRED_CODE'],
  ['a 404 of somebody else', async () => ({ status: 404, body: '<html>' }), 'NO_ANSWER'],
  ['a service that answers 503', async () => ({ status: 503, body: '' }), 'NO_ANSWER'],
  ['no JSON', async () => ({ status: 200, body: '<html>' }), 'NO_ANSWER'],
  [
    'the picture of another code',
    async () => ({ status: 200, body: await picture({ code: 'ZZ99ZZ99' }) }),
    'NO_ANSWER',
  ],
  ['more than it may be', async () => ({ status: 200, body: `"${'x'.repeat(6 * 1024 * 1024)}"` }), 'NO_ANSWER'],
  [
    'what is no picture',
    async () => ({ status: 200, body: await picture({ picture: Buffer.from('%PDF-1.4').toString('base64') }) }),
    'UNREADABLE',
  ],
  ['another phone', async () => ({ status: 200, body: await picture({ phone: '13000009999' }) }), 'OTHER_PHONE'],
])('%s gives no photo and is reported', async (_, given, problem) => {
  answer = await given();
  const work = testWorkerContext(ctx.db, { BUREAU_APP_URL: url });
  await enter(work);
  expect(await shown()).toMatchObject({ problem: { code: problem }, url: null });
  expect(asked.at(-1)).toBe(`/app/${code}`);
  const told = JSON.stringify(work.lines);
  for (const secret of [code, mobile]) expect(told).not.toContain(secret);
});

test('without an address, or without a server there, the order shows that the app is not available', async () => {
  await enter(testWorkerContext(ctx.db));
  expect(await shown()).toMatchObject({ state: 'unavailable', problem: { code: 'NOT_CONNECTED' } });
  await enter(testWorkerContext(ctx.db, { BUREAU_APP_URL: 'http://127.0.0.1:9/app' }));
  expect(await shown()).toMatchObject({ state: 'unavailable', problem: { code: 'NO_ANSWER' } });
});

test('a photo is attached to the order, and a repeated job makes no call', async () => {
  answer = { status: 200, body: await picture() };
  const work = testWorkerContext(ctx.db, { BUREAU_APP_URL: url });
  await enter(work);
  expect(await shown()).toMatchObject({ state: 'fetched', shotAt: '2026-11-24T01:00:00.000Z' });
  const count = asked.length;
  await fetchAppPhoto(work, { orderId }, null);
  expect(asked).toHaveLength(count);
  await ctx.must(ctx.partner, 'confirmBureauApp', orderId);
  expect(await ctx.state(orderId)).toBe('PHOTO_REVIEW');
});
