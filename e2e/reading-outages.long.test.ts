import { readFileSync } from 'node:fs';
import http from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { drawMaterial } from '../scripts/lib/draw.mjs';
import { freePort } from '../scripts/lib/ports.mjs';
import { startReader } from './reader.ts';
import { type Stack, startStack } from './stack.ts';
import type { Order } from './steps.ts';

/** Time that the reader has for a page, and the worker for a call, ms: short, so that what hangs is found soon. */
const PAGE_MS = 25_000;
const CALL_MS = 60_000;
/** For what takes its time until it is noticed, ms. */
const PATIENCE_MS = 120_000;

let stack: Stack;
let port: number;
let starts = 0;
let reader: Awaited<ReturnType<typeof startReader>>;
/** Pictures that are refused as a busy reader does. */
let refused = 0;
/** Called when a picture arrives. */
let onPicture: () => void = () => undefined;

/** Between worker and reader, so that the test sees a picture arrive and answers for a reader that is busy. */
const relay = http.createServer((asking, answer) => {
  if (asking.method === 'POST') onPicture();
  if (asking.method === 'POST' && refused > 0) {
    refused -= 1;
    asking.resume();
    return void answer.writeHead(503, { 'retry-after': '5' }).end('{"error":"busy"}');
  }
  const { method, url: path, headers } = asking;
  const forward = http.request({ port, method, path, headers }, (found) => {
    answer.writeHead(found.statusCode ?? 500, found.headers);
    found.pipe(answer);
  });
  forward.on('error', () => answer.destroy());
  asking.on('error', () => forward.destroy());
  asking.pipe(forward);
});

beforeAll(async () => {
  port = await freePort();
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
  const { port: listens } = relay.address() as { port: number };
  const workerEnv = { READER_URL: `http://127.0.0.1:${listens}`, READER_CALL_MS: String(CALL_MS) };
  stack = await startStack({ workerEnv: { ...workerEnv, QUEUE_LOCK_MS: '2000', OUTBOX_AGAIN_S: '3' } });
  await startAnew();
}, 300_000);
afterAll(async () => {
  await reader?.stop();
  await stack?.stop();
  relay.close();
});

async function startAnew() {
  starts += 1;
  reader = await startReader(stack, port, `reader-${starts}`, { READER_PAGE_MS: String(PAGE_MS) });
}
async function killReader() {
  process.kill(reader.pid, 'SIGKILL');
  await reader.exit;
}
/** The process of the reader that reads pages; Linux. */
const pagesPid = () =>
  Number(readFileSync(`/proc/${reader.pid}/task/${reader.pid}/children`, 'utf8').trim().split(' ')[0]);

/** What happens to the picture that is being read, or is read next. */
const faults: Readonly<Record<string, () => Promise<void>>> = {
  'the reader is killed and started again': async () => {
    await killReader();
    await startAnew();
  },
  'the reader is away until it is missed': async () => {
    await killReader();
    await stack.waitFor(
      'the reader to count as away',
      async () => (await rows('app.reader where app.reader_runs()')) === 0,
      PATIENCE_MS,
    );
    await startAnew();
  },
  'the reader hangs and goes on': async () => {
    const { pid } = reader;
    process.kill(pid, 'SIGSTOP');
    const [{ at } = { at: '' }] = await stack.db.query<{ at: string }>('select clock_timestamp()::text as at');
    await stack.waitFor(
      'the calls to be given up',
      async () => (await rows(`app.reading_queue where begun_at < '${at}'`)) === 0,
      PATIENCE_MS,
    );
    process.kill(pid, 'SIGCONT');
  },
  'a page never ends': async () => process.kill(pagesPid(), 'SIGSTOP') && undefined,
  'the process that reads pages ends': async () => process.kill(pagesPid(), 'SIGKILL') && undefined,
  'the reader is busy': async () => {
    refused = 3;
  },
  'the worker is killed and started again': async () => {
    await stack.killWorker();
    await stack.startWorker();
  },
};
/** Twenty in all. */
const times: Readonly<Record<string, number>> = {
  'the reader is killed and started again': 4,
  'the reader is away until it is missed': 1,
  'the reader hangs and goes on': 3,
  'a page never ends': 4,
  'the process that reads pages ends': 3,
  'the reader is busy': 3,
  'the worker is killed and started again': 2,
};
const kinds = ['SUBJECT_CERT', 'DOMAIN_CERT', 'VERIFICATION_FORM', 'AUTHORISATION', 'COMMITMENT'] as const;

async function openDrafts(count: number): Promise<Order[]> {
  const { records } = await stack.partner.graphql('{ records(first: 20) { edges { node { id websites { id } } } } }');
  const drafts: Order[] = [];
  for (const { node } of records.edges.slice(0, count))
    drafts.push(await orderFlow.openOrder(stack.partner, node.id, node.websites[0].id, 'CHANGE_SUBJECT'));
  return drafts;
}
const rows = async (sql: string) =>
  Number((await stack.db.query<{ n: string }>(`select count(*) as n from ${sql}`))[0]?.n);

test('twenty outages and hangs of the reader: every paper is read in the end, once', async () => {
  const happening = Object.entries(times).flatMap(([fault, count]) => Array.from({ length: count }, () => fault));
  expect(happening).toHaveLength(20);
  const drafts = await openDrafts(4);
  for (const [nth, fault] of happening.entries()) {
    const at = nth % drafts.length;
    const kind = kinds[Math.floor(nth / drafts.length)] ?? 'SUBJECT_CERT';
    const arrived = new Promise<void>((resolve) => {
      onPicture = resolve;
    });
    drafts[at] = await orderFlow.uploadMaterial(
      stack.partner,
      drafts[at] as Order,
      kind,
      await drawMaterial(kind, `outage ${nth}`),
    );
    await arrived;
    await faults[fault]?.();
    process.stdout.write(`${nth + 1}. ${fault}: ${await rows('app.reading_queue')} wait\n`);
  }
  await stack.waitFor('the queue to be empty', async () => (await rows('app.reading_queue')) === 0, 600_000);
  expect(await rows('app.readings where result is not null')).toBe(20);
  expect(await rows('app.readings')).toBe(20);
}, 1_800_000);
