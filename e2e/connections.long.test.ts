import type { AppContext } from '@beian/database/transaction';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asPartner, asStaff } from '../examples/desk-client.mjs';
import { type Stack, startStack } from './stack.ts';
import { createReadyToPush, type Order, pushOrder, waitForState } from './steps.ts';

/** As in docs/installing.md, "Connections and TLS". */
const most = { api: 26, worker: 19 };
/** Requests of each kind that are under way at the same time in each API process: more than its pools have connections. */
const CALLERS = 15;

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ decisionMs: 500 });
});
afterAll(() => stack?.stop());

/** Connections of this test, which the programs' are counted without. */
const own = ({ pools }: AppContext): number =>
  Object.values(pools).reduce((sum: number, pool: { totalCount: number }) => sum + pool.totalCount, 0);

const connections = async () => {
  const { app, worker } = stack.db;
  const [row] = await stack.db.query<{ api: number; worker: number }>(
    `select count(*) filter (where usename = 'app')::int as api, count(*) filter (where usename = 'worker')::int as worker
     from pg_stat_activity where datname = current_database() and backend_type = 'client backend'`,
  );
  return { api: (row?.api ?? 0) - own(app), worker: (row?.worker ?? 0) - own(worker) };
};

/** Asks for pages of each pool of one API process, `CALLERS` at a time, until `isOver`. */
async function load(url: string, isOver: () => boolean): Promise<number> {
  const supervisor = stack.signIns.find((one) => one.role === 'supervisor');
  const partner = asPartner(url, stack.address.partnerKey);
  const staff = await asStaff(url, supervisor?.login ?? '', supervisor?.password ?? '');
  let answered = 0;
  const questions = [
    () => partner.graphql('{ orders(first: 20) { edges { node { id state } } } }'),
    () => staff.graphql('{ orders(first: 20) { edges { node { id state } } } }'),
    () => staff.graphql('{ board(filter: {}) { __typename } }'),
  ];
  const callers = questions.flatMap((ask) =>
    Array.from({ length: CALLERS }, async () => {
      while (!isOver()) {
        await ask();
        answered += 1;
      }
    }),
  );
  await Promise.all(callers);
  return answered;
}

test('two APIs and two workers under load stay within the connections that the documents name, below 100', async () => {
  const [api] = await Promise.all([stack.startAnother('api'), stack.startAnother('worker')]);
  const ready: Order[] = [];
  for (const at of [0, 1, 2, 3]) ready.push(await createReadyToPush(stack, at));
  let isOver = false;
  let seen = { api: 0, worker: 0 };
  const sample = async () => {
    while (!isOver) {
      const now = await connections();
      seen = { api: Math.max(seen.api, now.api), worker: Math.max(seen.worker, now.worker) };
    }
  };
  const loads = [stack.url, `http://127.0.0.1:${api.ready.port}`].map((url) => load(url, () => isOver));
  const sampling = sample();
  for (const order of ready) await pushOrder(stack, order);
  await Promise.all(ready.map(({ id }) => waitForState(stack, id, 'APPROVED')));
  isOver = true;
  const [answered] = await Promise.all([Promise.all(loads), sampling]);
  process.stdout.write(`connections of 2 + 2 processes: ${JSON.stringify({ ...seen, answered })}\n`);
  expect(seen.api).toBeGreaterThan(2 * 15);
  expect(seen.api).toBeLessThanOrEqual(2 * most.api);
  expect(seen.worker).toBeGreaterThan(2 * 4);
  expect(seen.worker).toBeLessThanOrEqual(2 * most.worker);
  expect(2 * most.api + 2 * most.worker + 10).toBeLessThanOrEqual(100);
});
