import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { faceLinkToken, orderInState, type PhotoFixture, photoFixture, sendFaceCheckOf } from '@beian/testing/orders';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { testWorkerContext } from '../testing/worker-context.ts';
import { RetryLater } from '../worker-context.ts';
import { checkFace } from './check-face.ts';

const questionShape = z.object({
  id: z.string(),
  name: z.string(),
  idNumber: z.string(),
  idFront: z.base64(),
  frames: z.array(z.base64()),
});
let service: Server;
let url: string;
/** null: the service does not answer. */
let answer: { status: number; body: string } | null;
let asked: z.infer<typeof questionShape>[];
let ctx: PhotoFixture;
let orderId: string;
let checkId: string;

beforeAll(async () => {
  service = createServer(async (request, response) => {
    const body: Buffer[] = [];
    for await (const piece of request) body.push(piece as Buffer);
    asked.push(questionShape.parse(JSON.parse(Buffer.concat(body).toString())));
    if (answer === null) return;
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(answer.body);
  });
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(service.address() as AddressInfo).port}/face-check`;
});
afterAll(async () => {
  service.closeAllConnections();
  await new Promise((resolve) => service.close(resolve));
});
beforeEach(async () => {
  asked = [];
  ctx = await photoFixture();
  await ctx.db.query(`update app.settings set value = '"2020-08"' where name = 'edition'`);
  const [record] = ctx.records;
  if (record === undefined) throw new Error('no record');
  orderId = await orderInState(ctx.db, ctx.people, record, 'VERIFICATION_PENDING');
  checkId = await sendFaceCheckOf(ctx.db, await faceLinkToken(ctx.db, ctx.partner, orderId));
});
afterEach(() => ctx.close());

const openJob = async () =>
  (await ctx.db.query<{ id: string }>(`select id from app.outbox where job = 'checkFace' and done_at is null`))[0]?.id;
const run = async (settings: Record<string, string> = { FACE_CHECK_URL: url, FACE_CHECK_CALL_MS: '300' }) => {
  const work = testWorkerContext(ctx.db, settings);
  await checkFace(work, { checkId }, (await openJob()) ?? null);
  return work;
};
const result = async () => (await ctx.view(ctx.reviewer, orderId, ['faceCheck'])).faceCheck;

test('the service is asked with the pictures and the person of the order, and its answer is stored; the log names nobody', async () => {
  answer = { status: 200, body: JSON.stringify({ outcome: 'live', score: 91.6, reference: 'no-1', more: 1 }) };
  const work = await run();
  const [question] = asked;
  expect(question).toMatchObject({ id: checkId });
  expect(question?.frames).toHaveLength(2);
  expect(Buffer.from(question?.idFront ?? '', 'base64').subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
  expect(await result()).toMatchObject({ state: 'done', outcome: 'live', score: 92 });
  expect(await ctx.state(orderId)).toBe('PHOTO_REVIEW');
  expect(await openJob()).toBeUndefined();
  const log = JSON.stringify(work.lines);
  for (const secret of [question?.name, question?.idNumber, 'no-1']) expect(log).not.toContain(secret);
  const [row] = await ctx.db.query<{ text: string }>('select c::text as text from app.face_checks c');
  expect(row?.text).not.toContain('no-1');
});

test('a repeated job asks nothing', async () => {
  answer = { status: 200, body: JSON.stringify({ outcome: 'notLive' }) };
  await run();
  await run();
  expect(asked).toHaveLength(1);
  expect(await result()).toMatchObject({ outcome: 'notLive', score: null });
});

test.each<[string, { status: number; body: string } | null]>([
  ['no answer in time', null],
  ['status 500', { status: 500, body: '{}' }],
  ['an outcome that is none', { status: 200, body: '{"outcome":"perhaps"}' }],
])(
  '%s: the job is tried again, and the third time the photo goes to the reviewer without a result',
  async (_, given) => {
    answer = given;
    await expect(run()).rejects.toThrow(RetryLater);
    await expect(run()).rejects.toThrow(RetryLater);
    expect(await ctx.state(orderId)).toBe('VERIFICATION_PENDING');
    await run();
    expect(asked.map(({ id }) => id)).toEqual([checkId, checkId, checkId]);
    expect(await result()).toMatchObject({ outcome: 'noAnswer', score: null });
    expect((await result())?.advice).toContain('PHO-09');
    expect(await ctx.state(orderId)).toBe('PHOTO_REVIEW');
  },
);

test('without an address the photo goes to the reviewer, who reads that no service is connected', async () => {
  await run({});
  expect(await result()).toMatchObject({ outcome: 'notConnected' });
  expect(await ctx.state(orderId)).toBe('PHOTO_REVIEW');
});
