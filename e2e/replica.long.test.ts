import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { type Standby, startStandby } from '../scripts/drill/standby.mjs';
import { runCleanups } from '../scripts/lib/cleanup.mjs';
import { debianPostgres } from '../scripts/lib/debian-postgres.mjs';
import { startPostgres } from '../scripts/lib/postgres.mjs';
import type { SignIn } from './connect-stack.ts';
import { type Stack, startStack } from './stack.ts';
import { createDraft } from './steps.ts';

const PATIENCE_MS = 40_000;

let stack: Stack | undefined;
let standby: Standby | undefined;
afterAll(async () => {
  await stack?.stop();
  await standby?.stop();
  await runCleanups();
});

/** A person in a browser: its cookies go to whichever API it asks. */
async function browserOf(url: string, { login, password }: SignIn) {
  const cookies = new Map<string, string>();
  const send = async (at: string, path: string, body: unknown) => {
    const answer = await fetch(`${at}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      body: JSON.stringify(body),
    });
    for (const one of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
      cookies.set(name, value);
    }
    return { answer, json: (await answer.json()) as { data?: Record<string, never> } };
  };
  await send(url, '/auth/sign-in', { login, password });
  return {
    cookies,
    /** Who holds the order, by the list that this API gives, and how old that list says it is. */
    holderAt: async (at: string, id: string) => {
      const query = `query ($ids: [ID!]) { orders(first: 5, filter: { ids: $ids }) { nodes { id lease { holderName } } } }`;
      const { answer, json } = await send(at, '/graphql', { query, variables: { ids: [id] } });
      const { nodes } = (json.data as unknown as { orders: { nodes: { lease: { holderName: string } | null }[] } })
        .orders;
      return { holder: nodes[0]?.lease?.holderName ?? null, age: answer.headers.get('beian-list-age') };
    },
    claim: (at: string, id: string) =>
      send(at, '/graphql', {
        query: 'mutation ($id: ID!, $key: String!) { claim(id: $id, key: $key) { __typename } }',
        variables: { id, key: randomUUID() },
      }),
  };
}

async function readiness(url: string): Promise<{ ready: boolean; faults: string[] }> {
  const answer = (await (await fetch(`${url}/readyz`)).json()) as { ready: boolean; faults: string[] };
  return { ready: answer.ready, faults: answer.faults };
}

/** Asks until the answer fits. */
async function until<T>(ask: () => Promise<T>, fits: (answer: T) => boolean): Promise<T> {
  for (const end = performance.now() + PATIENCE_MS; ; ) {
    const answer = await ask();
    if (fits(answer) || performance.now() > end) return answer;
  }
}

test('staff read lists from a replica, what they wrote themselves at any API at once, and from the primary where it is late or away', async () => {
  const { bin } = await debianPostgres();
  const server = await startPostgres({ ephemeral: true, bin });
  process.env.TEST_DATABASE_URL = server.superuserUrl;
  const follower = await startStandby(server);
  standby = follower;
  const running = await startStack({ replicaUrl: follower.on });
  stack = running;
  await orderFlow.sendVersionedEvent(running.partner, 'submit', await createDraft(running));
  const [order] = await running.db.query<{ id: string }>(`select id from app.orders where state = 'INITIAL_REVIEW'`);
  const id = order?.id ?? '';
  const other = `http://127.0.0.1:${(await running.startAnother('api')).ready.port}`;
  const [one, two] = running.signIns.filter(({ role }) => role === 'reviewer') as [SignIn, SignIn];
  const writer = await browserOf(running.url, one);
  const colleague = await browserOf(running.url, two);
  await follower.catchUp();
  expect(
    await until(
      () => readiness(running.url),
      ({ faults }) => faults.length === 0,
    ),
  ).toEqual({
    ready: true,
    faults: [],
  });

  // From now on nothing reaches the replica.
  follower.lag();
  await writer.claim(running.url, id);
  expect(writer.cookies.has('beian_written')).toBe(true);
  for (const at of [running.url, other]) {
    expect(await writer.holderAt(at, id)).toEqual({ holder: one.name, age: null });
    expect((await colleague.holderAt(at, id)).holder).toBeNull();
  }
  // Once it is worth saying, the list says how old it is; and when it is too old, the primary answers.
  const aged = await until(
    () => colleague.holderAt(running.url, id),
    ({ age }) => age !== null,
  );
  expect(aged.holder).toBeNull();
  expect(Number(aged.age)).toBeGreaterThanOrEqual(3);
  const late = await until(
    () => readiness(running.url),
    ({ faults }) => faults.length > 0,
  );
  expect(late.ready).toBe(true);
  expect(['REPLICA_LATE', 'REPLICA_AWAY']).toContain(late.faults[0]);
  expect(await colleague.holderAt(running.url, id)).toEqual({ holder: one.name, age: null });

  await follower.stop();
  standby = undefined;
  const away = await until(
    () => readiness(running.url),
    ({ faults }) => faults.includes('REPLICA_AWAY'),
  );
  expect(away).toEqual({ ready: true, faults: ['REPLICA_AWAY'] });
  expect(await colleague.holderAt(running.url, id)).toEqual({ holder: one.name, age: null });
});
