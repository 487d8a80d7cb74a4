import { newId } from '@beian/database/ids';
import { transaction } from '@beian/database/transaction';
import type { Actor } from '@beian/domain/staff';
import { loadOrders } from '@beian/orders/order-list';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { fictitiousRecords, type People, type SeededRecord, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState, performAs } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RevealCall, reveal } from './reveal.ts';

let db: TestDatabase;
let people: People;
let record: SeededRecord;
let orderId: string;
beforeAll(async () => {
  db = await testDatabase();
  [record] = (await seedRecords(db, fictitiousRecords.slice(0, 1))) as [SeededRecord];
  people = await seedPeople(db);
  orderId = await orderInState(db, people, record, 'INITIAL_REVIEW');
});
afterAll(() => db?.close());

const field = 'website.principal.mobile';
const filed = fictitiousRecords[0]?.websites[0]?.principal.mobile ?? '';
const look = (actor: Actor, call: Partial<Omit<RevealCall, 'actor' | 'language'>> = {}) =>
  transaction(db.app, actor, (tx) =>
    reveal(db.app, tx, {
      actor,
      ...{ target: { orderId }, field, purpose: 'CALL_APPLICANT', words: '样例：回电确认', key: newId('event') },
      ...call,
      language: 'zh',
    }),
  );
const codeOf = async (done: ReturnType<typeof look>): Promise<string | undefined> => {
  const outcome = await done;
  return outcome.ok ? undefined : outcome.refusal.reasons[0]?.code;
};
const auditOf = (action: string, actor: Actor) =>
  db.query(
    `select target, outcome, details - '{reveal,covers,coversAt}'::text[] as details from app.audit where action = $1 and actor_id = $2 order by at, id`,
    [action, actor.id],
  );
const seen = async (actor: Actor) =>
  (
    await transaction(db.app, actor, (tx) =>
      loadOrders(db.app, tx, { actor, ids: [orderId], parts: ['items', 'reveals'], language: 'zh' }),
    )
  )[0];

test('shows one value for a purpose and 30 s, in the transaction of its audit row, which holds no value', async () => {
  const { actor } = people.reviewers[1];
  const outcome = await look(actor, { key: 'look-1' });
  expect(outcome).toMatchObject({ ok: true, reveal: { field, label: expect.any(String), now: [filed] } });
  const again = await look(actor, { key: 'look-1' });
  expect(again).toEqual(outcome);
  expect(await auditOf('reveal', actor)).toEqual([
    { target: orderId, outcome: 'done', details: { field, purpose: 'CALL_APPLICANT' } },
  ]);
  const kept = await db.query('select answer, body_hash from app.idempotency_keys where key = $1', ['look-1']);
  const place = `idempotency_keys.answer:staff:${actor.id}:look-1`;
  expect(db.app.keys.unseal(place, kept[0]?.answer).toString()).not.toContain(filed);
  await db.travel(30_000);
  expect(await codeOf(look(actor, { key: 'look-1' }))).toBe('REVEAL_OVER');
  expect((await seen(people.supervisor.actor))?.reveals).toMatchObject([
    { field, purpose: 'CALL_APPLICANT', words: '样例：回电确认', staffName: actor.name },
  ]);
  // The next query is masked again.
  const item = (await seen(actor))?.items?.find(({ key }) => key === field);
  expect(item).toMatchObject({ masked: true });
  expect(JSON.stringify(item)).not.toContain(filed);
});

test('shows a field of a filed subject, or of one of its websites', async () => {
  const { actor } = people.supervisor;
  const site = { recordId: record.id, websiteId: record.websiteIds[0] as string };
  expect(await look(actor, { target: site })).toMatchObject({ ok: true, reveal: { registered: null, now: [filed] } });
  const subject = fictitiousRecords[0]?.subject;
  expect(await look(actor, { target: { recordId: record.id }, field: 'subject.principal.idNumber' })).toMatchObject({
    ok: true,
    reveal: { now: [subject?.principal.idNumber] },
  });
  expect(await codeOf(look(actor, { target: { ...site, websiteId: 'website_none' } }))).toBe('NOT_FOUND');
});

test('refuses with a reason, and audits callers without the right (ASVS 8.2.1)', async () => {
  const { actor } = people.reviewers[0];
  expect(await codeOf(look(people.administrator.actor))).toBe('NOT_POSSIBLE');
  expect(await codeOf(look(people.partner.actor))).toBe('NOT_POSSIBLE');
  expect(await auditOf('reveal', people.administrator.actor)).toEqual([
    { target: orderId, outcome: 'refused', details: { code: 'NOT_POSSIBLE', field } },
  ]);
  expect(await codeOf(look(actor, { words: ' ', purpose: 'OTHER' }))).toBe('WORDS_NEEDED');
  expect(await codeOf(look(actor, { words: 'xx' }))).toBe('WORDS_NEEDED');
  expect(await codeOf(look(actor, { field: '13000000000' }))).toBe('WRONG_SHAPE');
  expect(await codeOf(look(actor, { field: 'website.name' }))).toBe('NOT_PERSONAL');
  expect(await codeOf(look(actor, { field: 'subject.principal.officePhone2' }))).toBe('WRONG_SHAPE');
  expect(await codeOf(look(actor, { target: { orderId: 'order_none' } }))).toBe('NOT_FOUND');
  const refused = await auditOf('reveal', actor);
  expect(refused).toHaveLength(6);
  expect(JSON.stringify(refused)).not.toContain('13000000000');
});

test('the holder of the lease sees the order unmasked; one audit row per lease, however often it is loaded', async () => {
  const { actor } = people.reviewers[0];
  const walk = { db, people, record, province: '', orderId };
  const token = async () => {
    await performAs(walk, actor, 'claim');
    const order = await seen(actor);
    expect(order?.items?.find(({ key }) => key === field)).toMatchObject({ masked: false, now: [filed] });
    await Promise.all([seen(actor), seen(actor), seen(actor)]);
    return order?.lease?.token ?? '';
  };
  const tokens = [await token()];
  await performAs(walk, actor, 'release', { token: tokens[0] });
  expect((await seen(actor))?.items?.find(({ key }) => key === field)).toMatchObject({ masked: true });
  tokens.push(await token());
  const opened = await auditOf('openClear', actor);
  expect(opened.map(({ details }) => details)).toEqual(tokens.map((one) => ({ token: one })));
  expect(await auditOf('openClear', people.supervisor.actor)).toEqual([]);
});
