import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOrder } from '../examples/order-flow.mjs';
import { pendingWork } from '../scripts/chaos/read-state.mjs';
import { freeRecords } from '../scripts/demonstration/records.mjs';
import { startRolling } from '../scripts/rolling/installation.mjs';
import { startLoad } from '../scripts/rolling/load.mjs';
import { openStreams } from '../scripts/rolling/streams.mjs';

let rolling: Awaited<ReturnType<typeof startRolling>>;
beforeAll(async () => {
  rolling = await startRolling({ orders: 1 });
}, 300_000);
afterAll(() => rolling?.stop());

/** Requests that are answered at least while both processes are restarted. */
const REQUESTS = 600;

test('two processes behind HAProxy are restarted one after the other under load: no request is lost, and streams go on', async () => {
  const { clients, balancer, query } = rolling;
  await clients.waitFor('the records of all bureaus', async () => (await pendingWork(rolling)).length === 0);
  const [record] = await freeRecords(clients.partner);
  const draft = await openOrder(clients.partner, record?.id ?? '', record?.websites[0]?.id);
  const streams = await openStreams({ url: balancer.url, partnerKey: rolling.partnerKey, signIn: rolling.signIn });
  const load = startLoad(rolling, draft);
  const before = await balancer.readCounts();
  const backMs: number[] = [];
  for (const name of ['api-1', 'api-2'] as const) {
    await load.waitFor(load.report.requests + 100);
    backMs.push(Math.round(await rolling.replace(name)));
  }
  await load.waitFor(REQUESTS);
  const report = await load.stop();
  const after = await balancer.readCounts();
  const figures = { ...report, longestMs: Math.round(report.longestMs), backMs, opened: streams.opened };
  process.stdout.write(`rolling restart: ${JSON.stringify(figures)}\n`);
  expect(report.failed, balancer.log()).toEqual([]);
  expect(after.failed).toBe(before.failed);
  expect(report.requests).toBeGreaterThanOrEqual(REQUESTS);
  expect(report.leastUp).toBe(1);
  // Every write that was confirmed is there, and no other.
  const [written] = await query(
    `select (select count(*)::int from app.notes where order_id = $1) as notes,
       (select count(*)::int from app.order_events where order_id = $1 and event = 'saveDraft') as edits`,
    [draft.id],
  );
  expect(written).toEqual({ notes: report.notes, edits: report.edits });
  // Both streams were opened again, and the partner's lost and repeated no event.
  const log = await query('select id from app.partner_events where order_id = $1 order by id offset 1', [draft.id]);
  // The first one is the draft's opening, before the stream began.
  await streams.waitFor(log.at(-1).id);
  expect(streams.failed).toEqual([]);
  expect(streams.events).toEqual(log.map(({ id }: { id: string }) => id));
  expect(Math.min(streams.opened.socket, streams.opened.sse)).toBeGreaterThan(1);
  await streams.stop();
}, 300_000);
