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
  const { degraded, faults } = (await answer.json()) as { degraded: boolean; faults: string[] };
  return { status: answer.status, degraded, faults };
};
const upload = async (name: string) =>
  fetch(`${stack.url}/uploads`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stack.address.partnerKey}`, 'content-type': 'image/jpeg' },
    body: Buffer.from(await drawMaterial('FACE_PHOTO', name)),
  });
const refused = async (answer: Response) => {
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
  expect(await answer.json()).toMatchObject({ code: 'FILES_AWAY' });
};
/** The API goes on with everything but pictures. */
const uploadsOnly = { status: 200, degraded: true, faults: ['FILES_UNREACHABLE'] };
const readQueue = () => stack.supervisor.graphql('{ orders(first: 1) { edges { node { id } } } }');

test('an order with its pictures and data file goes from a bucket of S3 to the bureau, and no folder is used', async () => {
  const order = await createReadyToPush(stack, 0);
  await pushOrder(stack, order);
  await waitForState(stack, order.id, 'APPROVED');
  // The id that the test's own database has written.
  expect(readdirSync(stack.db.filesDir)).toEqual(['installation']);
});

test('while the bucket is away uploads alone are refused with 503, and all goes on when it is back', async () => {
  const draft = await createDraft(stack, 1);
  await server.kill();
  await refused(await upload('away'));
  expect(await readiness()).toEqual(uploadsOnly);
  expect((await readQueue()).orders.edges).toHaveLength(1);
  await server.start();
  expect((await sendVersionedEvent(stack.partner, 'submit', draft)).state).toBe('INITIAL_REVIEW');
  expect((await createReadyToPush(stack, 2)).state).toBe('SUBMISSION_PENDING');
});

test('while the bucket takes connections and answers nothing, uploads are refused within 30 s and reading goes on', async () => {
  server.pause();
  try {
    const asked = performance.now();
    const answered = upload('silent').then((answer) => ({ answer, ms: performance.now() - asked }));
    // Readiness asks the bucket anew at most every 15 s.
    await expect.poll(readiness, { timeout: 20_000 }).toEqual(uploadsOnly);
    expect((await readQueue()).orders.edges).toHaveLength(1);
    const { answer, ms } = await answered;
    await refused(answer);
    process.stdout.write(`an upload to a silent bucket: refused after ${(ms / 1000).toFixed(1)} s\n`);
    expect(ms).toBeLessThan(30_000);
  } finally {
    server.resume();
  }
  await expect.poll(readiness, { timeout: 30_000 }).toEqual({ status: 200, degraded: false, faults: [] });
  expect((await upload('back')).status).toBe(201);
});
