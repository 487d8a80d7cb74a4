import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import net from 'node:net';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { drawMaterial } from '../scripts/lib/draw.mjs';
import { freePort } from '../scripts/lib/ports.mjs';
import { startReader } from './reader.ts';
import { type Stack, startStack } from './stack.ts';
import type { Order } from './steps.ts';

/** On a busy machine a picture of 40 megapixels takes longer than by default. */
const readerEnv = { READER_PAGE_MS: '60000' };

let stack: Stack;
let port: number;
let reader: Awaited<ReturnType<typeof startReader>>;
const logOf = (name: string) => readFileSync(path.join(stack.address.logDir, `${name}.log`), 'utf8');

/** Between worker and reader, so that the test sees a picture arrive. */
const relay = net.createServer((asking) => {
  const answering = net.connect(port, '127.0.0.1');
  // The worker also asks every 10 s whether the reader runs.
  asking.once('data', (first) => first.toString('latin1', 0, 4) === 'POST' && relay.emit('asked'));
  asking.on('error', () => answering.destroy()).pipe(answering);
  answering.on('error', () => asking.destroy()).pipe(asking);
});
const asked = () => new Promise<void>((resolve) => relay.once('asked', resolve));

beforeAll(async () => {
  port = await freePort();
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
  const readerUrl = `http://127.0.0.1:${(relay.address() as net.AddressInfo).port}`;
  // A picture whose worker died is claimed again 20 s after the time of a call.
  const workerEnv = { READER_URL: readerUrl, READER_CALL_MS: '70000', QUEUE_LOCK_MS: '2000', OUTBOX_AGAIN_S: '3' };
  stack = await startStack({ workerEnv });
  reader = await startReader(stack, port, 'reader-1', readerEnv);
}, 300_000);
afterAll(async () => {
  await reader?.stop();
  await stack?.stop();
  relay.close();
});

/** A draft that changes the subject of a record. */
async function openDraft(at: number): Promise<Order> {
  const { records } = await stack.partner.graphql('{ records(first: 20) { edges { node { id websites { id } } } } }');
  const { id, websites } = records.edges[at].node;
  return orderFlow.openOrder(stack.partner, id, websites[0].id, 'CHANGE_SUBJECT');
}
const upload = (order: Order, bytes: Uint8Array) =>
  orderFlow.uploadMaterial(stack.partner, order, 'SUBJECT_CERT', bytes);

type Item = {
  key: string;
  paperState: string;
  paperReadings: { field: string; outcome: string; turned: number; values: { value: string; source: string }[] }[];
};
const itemsOf = async (id: string): Promise<Item[]> => {
  const { order } = await stack.partner.graphql(
    `query ($id: ID!) { order(id: $id) { items { key paperState
       paperReadings { field outcome turned values { value source } } } } }`,
    { id },
  );
  return order.items;
};
const waitUntilRead = (id: string, state = 'READ') =>
  stack.waitFor(
    `the certificate to be ${state}`,
    async () => {
      const items = await itemsOf(id);
      return items.some((item) => item.key === 'material.SUBJECT_CERT' && item.paperState === state) && items;
    },
    240_000,
  );
const count = async (sql: string, id: string) =>
  Number((await stack.db.query<{ n: string }>(`select count(*) as n from ${sql}`, [id]))[0]?.n);
const jobsOpen = `app.outbox where job = 'readPictures' and done_at is null and payload->>'orderId' = $1`;

test('a turned licence with another credit code than the typed one differs there, by its code and its text', async () => {
  const order = await openDraft(0);
  const values = { 'subject.certificateNumber': '91990106MWPJPL7B8L', 'subject.name': '云溪恒信软件有限公司' };
  const drawn = await drawMaterial('SUBJECT_CERT', 'reading 1', { values });
  await upload(order, await sharp(drawn).rotate(90).jpeg().toBuffer());
  const items = await waitUntilRead(order.id);
  const number = items.find(({ key }) => key === 'subject.certificateNumber');
  expect(number?.paperReadings).toMatchObject([
    {
      outcome: 'DIFFERS',
      turned: 90,
      values: [
        { value: '91990106MWPJPL7B8L', source: 'QR' },
        { value: '91990106MWPJPL7B8L', source: 'TEXT' },
      ],
    },
  ]);
  const { dryRun } = await stack.partner.graphql(
    'query ($id: ID!) { dryRun: orderDryRun(id: $id) { ... on DryRun { reviewed { field message ruleId } } } }',
    { id: order.id },
  );
  expect(dryRun.reviewed).toContainEqual(
    expect.objectContaining({
      field: 'subject.certificateNumber',
      ruleId: 'SUB-02',
      message: expect.stringContaining('91990106MWPJPL7B8L'),
    }),
  );
  // What was read is nowhere in clear: not in the logs of reader and worker, nor in the jobs.
  for (const log of ['reader-1', 'worker', 'api']) expect(logOf(log)).not.toMatch(/91990106MWPJPL7B8L|云溪恒信/);
});

test('the face in a photo is found, and a photo without one is doubted', async () => {
  const ask = async (bytes: Uint8Array) =>
    (await fetch(`http://127.0.0.1:${port}/faces`, { method: 'POST', body: new Uint8Array(bytes) })).json();
  expect((await ask(await drawMaterial('FACE_PHOTO', 'reading'))).faces).toHaveLength(1);
  expect((await ask(await drawMaterial('DOMAIN_CERT', 'reading'))).faces).toEqual([]);
});

test('a reader that is killed while it reads, and a worker that is killed while it waits: each paper is read again, once', async () => {
  for (const [at, kill] of [
    [
      1,
      async () => {
        process.kill(reader.pid, 'SIGKILL');
        await reader.exit;
        reader = await startReader(stack, port, 'reader-2', readerEnv);
      },
    ],
    [
      2,
      async () => {
        await stack.killWorker();
        process.kill(reader.pid, 'SIGCONT');
        await stack.startWorker();
      },
    ],
  ] as const) {
    const order = await openDraft(at);
    // A stopped reader has the picture and does not answer.
    process.kill(reader.pid, 'SIGSTOP');
    const arrived = asked();
    await upload(order, await drawMaterial('SUBJECT_CERT', `reading kill ${at}`));
    await arrived;
    await kill();
    await waitUntilRead(order.id);
    expect(await count('app.readings where order_id = $1', order.id)).toBe(1);
    await stack.waitFor('the job to end', async () => (await count(jobsOpen, order.id)) === 0);
  }
});

test('a damaged picture and one of 40 megapixels are answered, and the reader lives', async () => {
  const ask = (bytes: Buffer, kind = 'LICENCE') =>
    fetch(`http://127.0.0.1:${port}/papers/${kind}`, { method: 'POST', body: new Uint8Array(bytes) });
  const licence = Buffer.from(await drawMaterial('SUBJECT_CERT', 'reading 3'));
  expect((await ask(licence.subarray(0, licence.length / 2))).status).toBe(422);
  expect((await ask(Buffer.from('no picture'))).status).toBe(422);
  const plain = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#fff' }, limitInputPixels: false })
      .jpeg()
      .toBuffer();
  const answered = await ask(await plain(8000, 5000));
  expect([answered.status, await answered.json()]).toMatchObject([200, { unreadable: true, values: [] }]);
  expect((await ask(await plain(9000, 6000))).status).toBe(422);
  expect((await ask(licence, 'NO_PAPER')).status).toBe(404);
  // Refused by its length: a sender that goes on may see a closed connection instead of the answer.
  const large = request(`http://127.0.0.1:${port}/papers/LICENCE`, {
    method: 'POST',
    headers: { 'content-type': 'image/jpeg', 'content-length': 20 * 1024 * 1024 },
  });
  large.on('error', () => undefined).flushHeaders();
  const [refused] = await once(large, 'response');
  large.destroy();
  expect(refused.statusCode).toBe(413);
  const both = await Promise.all([ask(licence), ask(licence)]);
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  // Linux: VmHWM is the most that the process ever held; pages are read in one of their own.
  const [pages = ''] = readFileSync(`/proc/${reader.pid}/task/${reader.pid}/children`, 'utf8').split(' ');
  const [, peak = ''] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pages}/status`, 'utf8')) ?? [];
  process.stdout.write(`reader: at most ${Math.round(Number(peak) / 1024)} MB\n`);
  expect(Number(peak)).toBeLessThan(900 * 1024);
});
