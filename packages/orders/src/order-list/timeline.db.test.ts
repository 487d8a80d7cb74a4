import { transaction } from '@beian/database/transaction';
import type { LiveEvent } from '@beian/domain/order';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { type People, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { heartbeat } from '../colleagues/heartbeat.ts';
import { perform } from '../perform/perform.ts';
import { loadOrders } from './orders.ts';

let db: TestDatabase;
let people: People;
let orderId: string;
beforeAll(async () => {
  db = await testDatabase();
  const [record] = await seedRecords(db);
  people = await seedPeople(db);
  if (record === undefined) throw new Error('no record');
  orderId = await orderInState(db, people, record, 'INITIAL_REVIEW');
});
afterAll(() => db?.close());

const read = async () => {
  const { actor } = people.reviewers[0];
  const [order] = await transaction(db.app, actor, (tx) =>
    loadOrders(db.app, tx, { actor, ids: [orderId], parts: ['timeline', 'items'], language: 'zh' }),
  );
  return { timeline: order?.timeline ?? [], items: order?.items ?? [], token: order?.lease?.token ?? '' };
};
const act = (event: LiveEvent, input: unknown = {}, token?: string) => {
  const { actor } = people.reviewers[0];
  return transaction(db.app, actor, (tx) => perform(db.app, tx, { event, actor, orderId, input, token }));
};

test('a verdict names its item, verdict and reasons, and a prolonged lease leaves no entry', async () => {
  const before = (await read()).timeline.length;
  expect(await act('claim')).toMatchObject({ ok: true });
  const { items, token } = await read();
  const { actor } = people.reviewers[0];
  for (let nth = 0; nth < 3; nth += 1)
    expect(await transaction(db.app, actor, (tx) => heartbeat(tx, actor, orderId, token))).toMatchObject({ ok: true });
  const name = items.find(({ key }) => key === 'website.name');
  const verdict = { item: name?.key, hash: name?.hash, verdict: 'return', reasons: [{ code: 'WEB-01' }] };
  expect(await act('recordVerdict', verdict, token)).toMatchObject({ ok: true });
  const entries = (await read()).timeline.slice(before);
  expect(entries.map(({ event }) => event)).toEqual(['claim', 'recordVerdict']);
  expect(entries.map((one) => one.verdict)).toEqual([
    null,
    { item: 'website.name', label: '网站名称', verdict: 'return', codes: ['WEB-01'] },
  ]);
});

test('what the program has no row of any more is left out of an entry, and the other entries stay', async () => {
  const before = (await read()).timeline;
  const store = (seq: number, event: string, to: string | null, input: object) =>
    db.query(
      `insert into app.order_events (id, order_id, seq, event, from_state, to_state, actor_kind, actor_id, actor_name, input, edition, at, previous, hash)
       select e.id || $2::text, e.order_id, e.seq + $2::int, $3, e.from_state, $4, e.actor_kind, e.actor_id, e.actor_name, $5, e.edition, e.at, e.hash, e.hash || $2::text
       from app.order_events e where e.order_id = $1 and e.seq = (select max(seq) from app.order_events where order_id = $1 and seq < 1000)`,
      [orderId, String(seq), event, to, JSON.stringify(input)],
    );
  await store(1001, 'takePublication', null, { fields: ['website.name', 'website.goneField'] });
  await store(1002, 'recordVerdict', null, { item: 'material.GONE_SCAN', verdict: 'pass', codes: [] });
  await store(1003, 'withdraw', 'GONE_STATE', {});
  await store(1004, 'goneEvent', null, {});
  const after = (await read()).timeline;
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after.slice(before.length)).toMatchObject([
    { event: 'takePublication', detail: '网站名称' },
    { event: 'recordVerdict', verdict: { item: 'material.GONE_SCAN', label: 'material.GONE_SCAN' } },
    { event: 'withdraw', to: null },
  ]);
});
