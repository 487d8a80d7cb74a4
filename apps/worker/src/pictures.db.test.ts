import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { enqueueUnread } from '@beian/orders/picture-reading';
import { moreRecords } from '@beian/testing/fixtures';
import { orderInState, type PhotoFixture, photoFixture } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPictureDispatcher } from './pictures.ts';
import { testWorkerContext } from './testing/worker-context.ts';

let reader: Server;
let ctx: PhotoFixture;
const url = () => `http://127.0.0.1:${(reader.address() as AddressInfo).port}`;

beforeAll(async () => {
  // No picture can be decoded: each is read at once, and leaves the queue.
  reader = createServer((asked, answer) => asked.resume().on('end', () => answer.writeHead(422).end('{}')));
  await new Promise<void>((resolve) => reader.listen(0, '127.0.0.1', resolve));
  ctx = await photoFixture(moreRecords(4));
});
afterAll(async () => {
  await ctx?.close();
  await new Promise((resolve) => reader.close(resolve));
});

/** An order in review with a scan in the reading queue. */
async function orderWithScan(at: number): Promise<string> {
  const record = ctx.records[at];
  if (record === undefined) throw new Error('no such record');
  const orderId = await orderInState(ctx.db, ctx.people, record, 'INITIAL_REVIEW', 'CHANGE_SUBJECT');
  await enqueueUnread(ctx.db.worker, orderId);
  return orderId;
}

/** Orders of which a scan waits, in the order of the queue. */
const waiting = async (): Promise<string[]> => {
  const rows = await ctx.db.query<{ id: string }>(
    'select order_id as id from app.reading_queue order by urgent desc, due_at, added_at, material_id',
  );
  return rows.map(({ id }) => id);
};

test('of orders that nobody holds one scan is read in each rest; an order that somebody takes is read at once', async () => {
  const orders = [await orderWithScan(0), await orderWithScan(1), await orderWithScan(2), await orderWithScan(3)];
  expect(await waiting()).toEqual(orders);
  const work = testWorkerContext(ctx.db, { READER_URL: url(), READER_REST_MS: '600000' });
  const pictures = createPictureDispatcher([work], () => undefined);
  const readDue = async () => {
    await pictures.dispatchDue();
    await pictures.whenIdle();
  };
  const [, second, third, fourth] = orders as [string, string, string, string];

  await readDue();
  await readDue();
  expect(await waiting()).toEqual([second, third, fourth]);

  await ctx.must(ctx.reviewer, 'claim', fourth);
  expect(await waiting()).toEqual([fourth, second, third]);
  await readDue();
  expect(await waiting()).toEqual([second, third]);

  // A worker without a rest reads what is left.
  const eager = createPictureDispatcher([testWorkerContext(ctx.db, { READER_URL: url() })], () => undefined);
  await eager.dispatchDue();
  await eager.whenIdle();
  expect(await waiting()).toEqual([]);
});
