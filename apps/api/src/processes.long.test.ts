import { waitForVisibleEvents } from '@beian/testing/database';
import type { SeededRecord } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest } from './testing/api.ts';
import { type FollowAnswer, type Follower, follower } from './testing/follower.ts';
import { sameKeyRounds } from './testing/same-key.ts';
import { secondProcess } from './testing/second-process.ts';

/** Tests that need another process of the API, or a hundred rounds. */
let api: ApiUnderTest;
let url: string;
beforeAll(async () => {
  api = await apiUnderTest();
  url = await api.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => api?.close());

async function post(at: string, query: string, variables: Record<string, unknown>) {
  const answer = await fetch(`${at}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${api.people.partner.key}` },
    body: JSON.stringify({ query, variables }),
  });
  return (await answer.json()) as { data: Record<string, unknown> };
}

test('a hundred rounds of 50 parallel calls with one key over two processes: one effect, equal answers', async () => {
  const second = await secondProcess(api.db);
  const at = [url, second.url];
  await sameKeyRounds(api, (nth, query, variables) => post(at[nth % 2] ?? url, query, variables), 100, 'long');
  await second.stop();
});

test('a subscriber whose server process is killed five times loses and repeats no event', async () => {
  await api.db.query('update app.partners set points_per_second = 10000, points_bucket = 100000');
  const order = await orderInState(api.db, api.people, api.records[0] as SeededRecord, 'DRAFT');
  await waitForVisibleEvents(api.db);
  const { key } = api.people.partner;
  const save = `mutation ($id: ID!, $version: Int!, $fields: [FieldInput!]!, $key: String!) {
    saveDraft(id: $id, version: $version, fields: $fields, key: $key) { __typename ... on Order { version } } }`;
  let { version } = (await api.graphql({ key }, `{ order(id: "${order}") { version } }`)).data.order;
  let edits = 0;
  const edit = async (at: string) => {
    edits += 1;
    const fields = [{ field: 'website.name', value: `示例商城${edits}` }];
    const { data } = await post(at, save, { id: order, version, fields, key: `edit-${edits}` });
    version = (data.saveDraft as { version: number }).version;
  };
  const told: FollowAnswer[] = [];
  let after: string | undefined;
  for (let round = 0; round < 5; round += 1) {
    const doomed = await secondProcess(api.db);
    const one: Follower = follower(doomed.url, key, { after });
    told.push(...(await one.take(1)));
    after = told.at(-1)?.cursor;
    for (let nth = 0; nth < 10; nth += 1) await edit(nth % 2 === 0 ? doomed.url : url);
    // Killed while answers are in transit: some were received, some were not.
    told.push(...(await one.take(2 + round)));
    after = told.at(-1)?.cursor;
    const unseen = one.take(100).catch(() => []);
    await doomed.kill();
    expect((await one.closed).code).toBe(1006);
    await unseen;
    await edit(url);
  }
  const rest = follower(url, key, { after });
  const expected = 5 * 11 - told.filter(({ event }) => event !== null).length;
  told.push(...(await rest.take(1 + expected)));
  await rest.stop();
  await waitForVisibleEvents(api.db);
  const { data } = await api.graphql(
    { key },
    `query ($after: String) { partnerEvents(first: 100, after: $after) { edges { node { id } } } }`,
    {
      after: told[0]?.cursor,
    },
  );
  const log = data.partnerEvents.edges.map((edge: { node: { id: string } }) => edge.node.id);
  expect(told.flatMap(({ event }) => (event === null ? [] : [event.id]))).toEqual(log);
  expect(log).toHaveLength(55);
});

test('a partner without points waits for its answers and loses none', async () => {
  const { key } = api.people.partner;
  const [order] = await api.db.query<{ id: string }>('select id from app.orders order by id limit 1');
  const beginning = (await follower(url, key).take(1))[0]?.cursor;
  await api.db.query(
    `insert into app.partner_events (id, partner_id, order_id, kind, state, version, at)
      select 'event_poor' || lpad(n::text, 4, '0'), $1, $2, 'order.edited', 'DRAFT', 1, app.now() from generate_series(1, 60) n`,
    [api.people.partner.actor.id, order?.id],
  );
  await waitForVisibleEvents(api.db);
  await api.db.query('update app.partners set points_per_second = 50, points_bucket = 100');
  await api.db.query('delete from app.partner_points');
  const query = `subscription ($after: String) { orderEvents(after: $after) { cursor event { id order { id } } order { id items { key } } } }`;
  const one = follower(url, key, { after: beginning }, query);
  const begun = performance.now();
  const told = await one.take(31);
  expect(told.flatMap(({ event }) => (event === null ? [] : [event.id]))).toHaveLength(30);
  // 31 answers of 8 points; the bucket of 100 starts with 90.
  expect(performance.now() - begun).toBeGreaterThan(2000);
  await one.stop();
});
