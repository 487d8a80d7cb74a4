import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendVersionedEvent } from '../examples/order-flow.mjs';
import { drawMaterial } from '../scripts/lib/draw.mjs';
import { type S3Server, startS3Server } from '../scripts/lib/s3-server.mjs';
import { type Stack, startStack } from './stack.ts';
import { createDraft, createReadyToPush, pushOrder, waitForState } from './steps.ts';

let server: S3Server;
let stack: Stack;
beforeAll(async () => {
  server = await startS3Server();
  await server.makeBucket('beian-files');
  stack = await startStack({
    decisionMs: 500,
    filesDir: `s3://beian-files?region=us-east-1&endpoint=${server.endpoint}&path-style=1`,
    workerEnv: server.keys,
    apiEnv: server.keys,
  });
});
afterAll(async () => {
  await stack?.stop();
  await server?.stop();
});

const readiness = async () => {
  const answer = await fetch(`${stack.url}/readyz`);
  return [answer.status, ((await answer.json()) as { faults: string[] }).faults];
};

test('an order with its pictures and data file goes from a bucket of S3 to the bureau, and no folder is used', async () => {
  const order = await createReadyToPush(stack, 0);
  await pushOrder(stack, order);
  await waitForState(stack, order.id, 'APPROVED');
  expect(readdirSync(stack.db.filesDir)).toEqual([]);
});

test('while the bucket is away uploads are refused with 503, and all goes on when it is back', async () => {
  const draft = await createDraft(stack, 1);
  await server.kill();
  const body = await drawMaterial('FACE_PHOTO', 'away');
  const refused = await fetch(`${stack.url}/uploads`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stack.address.partnerKey}`, 'content-type': 'image/jpeg' },
    body: Buffer.from(body),
  });
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
  expect(await refused.json()).toMatchObject({ code: 'FILES_AWAY' });
  expect(await readiness()).toEqual([503, ['FILES_UNREACHABLE']]);
  await server.start();
  expect((await sendVersionedEvent(stack.partner, 'submit', draft)).state).toBe('INITIAL_REVIEW');
  expect((await createReadyToPush(stack, 2)).state).toBe('SUBMISSION_PENDING');
});
