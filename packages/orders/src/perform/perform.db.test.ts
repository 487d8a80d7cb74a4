import { openContext } from '@beian/database/context';
import { transaction } from '@beian/database/transaction';
import type { MaterialKind } from '@beian/domain/filing';
import type { LiveEvent } from '@beian/domain/order';
import type { Actor } from '@beian/domain/staff';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import {
  type People,
  type SeededRecord,
  sampleJpeg,
  seedOtherPartner,
  seedPeople,
  seedRecords,
} from '@beian/testing/fixtures';
import { fireTimer } from '@beian/testing/orders';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { heartbeat } from '../colleagues/heartbeat.ts';
import { receiveUpload } from '../material/uploads.ts';
import { loadOrders } from '../order-list/orders.ts';
import { perform } from './perform.ts';

let db: TestDatabase;
let people: People;
let records: readonly SeededRecord[];
/** Every record and website as filed, as text. */
let filed: unknown;
const filedNow = () =>
  db.query('select r::text as row from app.records r union all select w::text from app.websites w order by 1');

beforeAll(async () => {
  db = await testDatabase();
  records = await seedRecords(db);
  people = await seedPeople(db);
  filed = await filedNow();
});
afterAll(() => db?.close());

interface Call {
  orderId?: string;
  recordId?: string;
  websiteId?: string;
  version?: number;
  token?: string;
  input?: unknown;
  key?: string;
}
const act = (actor: Actor, event: LiveEvent, call: Call) =>
  transaction(db.app, actor, (tx) => perform(db.app, tx, { event, actor, input: {}, ...call }));

/** Calls that must succeed. */
async function done(actor: Actor, event: LiveEvent, call: Call): Promise<{ orderId: string; version: number }> {
  const outcome = await act(actor, event, call);
  if (!outcome.ok) throw new Error(`${event}: ${JSON.stringify(outcome.refusal)}`);
  return outcome;
}
const codesOf = async (outcome: ReturnType<typeof act>): Promise<string[]> => {
  const { ok, ...rest } = await outcome;
  return ok || !('refusal' in rest) ? ['ok'] : [rest.refusal.code, ...rest.refusal.reasons.map((one) => one.code)];
};
const view = async (actor: Actor, id: string) => {
  const [order] = await transaction(db.app, actor, (tx) =>
    loadOrders(db.app, tx, { actor, ids: [id], parts: ['items', 'actions'], language: 'en' }),
  );
  if (order === undefined) throw new Error('no such order');
  return order;
};

const kinds: MaterialKind[] = [
  'SUBJECT_CERT',
  'SUBJECT_PRINCIPAL_ID',
  'WEBSITE_PRINCIPAL_ID',
  'VERIFICATION_FORM',
  'DOMAIN_CERT',
];

async function attachAll(orderId: string, only: readonly MaterialKind[] = kinds): Promise<void> {
  const partner = people.partner.actor;
  for (const material of only) {
    const upload = await receiveUpload(db.app, partner, await sampleJpeg());
    if (!upload.ok) throw new Error('the upload is refused');
    await done(partner, 'attachMaterial', { orderId, input: { material, uploadId: upload.upload.id } });
  }
}

async function submitted(recordIndex: number): Promise<string> {
  const partner = people.partner.actor;
  const { orderId } = await done(partner, 'openOrder', {
    recordId: records[recordIndex]?.id,
    websiteId: records[recordIndex]?.websiteIds[0],
    input: { kind: 'CHANGE_WEBSITE' },
  });
  await done(partner, 'saveDraft', {
    orderId,
    input: { fields: [{ field: 'website.name', value: '测试样例新站点' }] },
  });
  await attachAll(orderId);
  await done(partner, 'submit', { orderId, input: {} });
  return orderId;
}

describe('perform', () => {
  let orderId: string;

  test('an order is numbered by the Shanghai day, locks its subject, and refuses a second one (ASVS 2.3.2)', async () => {
    const partner = people.partner.actor;
    orderId = await submitted(0);
    // 10:00 in Shanghai is second 36000 of the day.
    expect((await view(partner, orderId)).number).toMatch(/^BD261124360\d{4}$/);
    const second = act(partner, 'openOrder', { recordId: records[0]?.id, input: { kind: 'CHANGE_WEBSITE' } });
    expect(await codesOf(second)).toEqual(['GUARD_FAILED', 'NO_OTHER_OPEN_ORDER']);
  });

  test('of two concurrent calls for one subject only one opens an order', async () => {
    const partner = people.partner.actor;
    const both = await Promise.all(
      [1, 2].map(() =>
        codesOf(act(partner, 'openOrder', { recordId: records[1]?.id, input: { kind: 'CHANGE_WEBSITE' } })),
      ),
    );
    expect(both.flat().filter((code) => code === 'ok')).toHaveLength(1);
    expect(both.flat()).toContain('NO_OTHER_OPEN_ORDER');
  });

  test('an invalid draft is refused by field, and nothing of it is written (ASVS 2.2.2, 2.3.3)', async () => {
    const [row] = await db.query('select id from app.orders where record_id = $1', [records[1]?.id]);
    const before = await db.query('select * from app.order_contents where order_id = $1', [row?.id]);
    const bad = await act(people.partner.actor, 'saveDraft', {
      orderId: row?.id,
      input: {
        fields: [
          { field: 'website.name', value: '测试样例改名站' },
          { field: 'website.nmae', value: '错字' },
          { field: 'website.domains', value: 'one-text.example' },
          { field: 'website.remark', value: '长'.repeat(1025) },
        ],
      },
    });
    expect(bad).toMatchObject({ ok: false, refusal: { code: 'INVALID_INPUT' } });
    const reasons = bad.ok ? [] : bad.refusal.reasons;
    expect(reasons.map((one) => [one.field, one.code])).toEqual([
      ['website.nmae', 'UNKNOWN_FIELD'],
      ['website.domains', 'WRONG_SHAPE'],
      ['website.remark', 'TOO_LONG'],
    ]);
    expect(reasons.every((one) => one.suggestion !== undefined && one.ruleId !== undefined)).toBe(true);
    expect(await db.query('select * from app.order_contents where order_id = $1', [row?.id])).toEqual(before);
    // A guess is made for another spelling of a name alone.
    const names = ['home_url', 'site.HomeUrl', 'website.nmae'];
    const guesses = await act(people.partner.actor, 'saveDraft', {
      orderId: row?.id,
      input: { fields: names.map((field) => ({ field, value: 'x' })) },
    });
    expect(guesses.ok ? [] : guesses.refusal.reasons.map(({ suggestion }) => suggestion?.en)).toEqual([
      'Did you mean website.homeUrl?',
      'Did you mean website.homeUrl?',
      'The query `orderForm` lists the fields of this kind of order',
    ]);
  });

  test('a filed domain in another spelling counts as the filed one', async () => {
    const [row] = await db.query('select id from app.orders where record_id = $1', [records[1]?.id]);
    const fields = [{ field: 'website.domains', values: ['SOFT-TEST.EXAMPLE'] }];
    await done(people.partner.actor, 'saveDraft', { orderId: row?.id, input: { fields } });
    const order = await view(people.partner.actor, row?.id);
    expect(order.changed).not.toContain('website.domains');
    expect(order.items?.find((item) => item.key === 'website.domains')?.now).toEqual(['soft-test.example']);
  });

  test('unknown text in a list of acknowledgements is not stored', async () => {
    const odd = await act(people.partner.actor, 'submit', { orderId, input: { acknowledged: ['张三'] } });
    expect(odd).toMatchObject({ ok: false, refusal: { code: 'INVALID_INPUT' } });
    expect(
      await db.query(`select 1 from app.audit a, app.order_events e where a::text || e::text like '%张三%'`),
    ).toEqual([]);
  });

  test.each(['\ud800', 'a\0b'])('text that cannot be stored is refused with its path', async (value) => {
    const fields = [{ field: 'website.principal.name', value }];
    const odd = await act(people.partner.actor, 'saveDraft', { orderId, input: { fields } });
    expect(odd.ok ? [] : odd.refusal.reasons.map((one) => [one.code, one.field])).toEqual([
      ['UNSTORABLE_TEXT', 'fields.0.value'],
    ]);
  });

  test('input of the wrong shape is refused with its path', async () => {
    const odd = await act(people.partner.actor, 'submit', { orderId, input: { acknowledged: 'yes', more: 1 } });
    expect(odd.ok ? [] : odd.refusal.reasons.map((one) => one.field)).toEqual(['acknowledged', 'more']);
  });

  test('a stale version is refused with both versions and changes nothing', async () => {
    const [reviewer] = people.reviewers;
    const { version } = await view(reviewer.actor, orderId);
    const stale = act(people.partner.actor, 'withdraw', { orderId, version: version - 1 });
    expect(await codesOf(stale)).toEqual(['STALE', 'STALE']);
    expect((await view(reviewer.actor, orderId)).version).toBe(version);
  });

  test('of two reviewers deciding at once one succeeds, the other learns who holds the order (ASVS 2.3.4)', async () => {
    const claims = await Promise.all(people.reviewers.map(({ actor }) => act(actor, 'claim', { orderId })));
    expect(claims.filter((one) => one.ok)).toHaveLength(1);
    const winner = people.reviewers[claims[0]?.ok ? 0 : 1].actor;
    const loser = people.reviewers[claims[0]?.ok ? 1 : 0].actor;
    const { lease, items } = await view(winner, orderId);
    const token = lease?.token ?? '';
    for (const item of items?.filter((one) => one.inReview) ?? []) {
      const input = { item: item.key, hash: item.hash, verdict: 'pass' };
      await done(winner, 'recordVerdict', { orderId, token, input });
    }
    // Passed verdicts have no sealed advice, which would be unsealed whenever the order is read.
    expect(await db.query('select 1 from app.verdicts where order_id = $1 and advice is not null', [orderId])).toEqual(
      [],
    );
    await done(winner, 'logCall', { orderId, input: { outcome: 'REACHED', note: '本人' } });
    const decisions = await Promise.all([
      codesOf(act(winner, 'approveInitialReview', { orderId, token })),
      codesOf(act(loser, 'approveInitialReview', { orderId, token })),
      codesOf(act(winner, 'approveInitialReview', { orderId, token })),
    ]);
    expect(decisions.filter(([code]) => code === 'ok')).toHaveLength(1);
    const rows = await db.query(
      `select 1 from app.order_events where order_id = $1 and event = 'approveInitialReview'`,
      [orderId],
    );
    expect(rows).toHaveLength(1);
  });

  test('no event before the bureau’s approval writes to a record', async () => {
    expect(await filedNow()).toEqual(filed);
  });
});

describe('editions', () => {
  test('a draft follows the edition in force; a submitted order keeps its own', async () => {
    const [draft] = await db.query(`select id from app.orders where state = 'DRAFT' and record_id = $1`, [
      records[1]?.id,
    ]);
    const [sent] = await db.query(`select id from app.orders where round = 1 and record_id = $1`, [records[0]?.id]);
    await db.query(`update app.settings set value = '"2020-08"' where name = 'edition'`);
    const note = (orderId: string) => done(people.reviewers[0].actor, 'addNote', { orderId, input: { text: '备注' } });
    await note(draft?.id);
    await note(sent?.id);
    await db.query(`update app.settings set value = '"2018-06"' where name = 'edition'`);
    const rows = await db.query('select id, edition from app.orders where id = any($1) order by round', [
      [draft?.id, sent?.id],
    ]);
    expect(rows.map((row) => row.edition)).toEqual(['2020-08', '2018-06']);
  });
});

describe('leases', () => {
  test('a lease ends after five minutes without a heartbeat, and a newer token invalidates the older one', async () => {
    const [one, two] = people.reviewers;
    const orderId = await submitted(2);
    await done(one.actor, 'claim', { orderId });
    const old = (await view(one.actor, orderId)).lease?.token ?? '';
    await db.travel(4 * 60_000);
    const beat = await transaction(db.app, one.actor, (tx) => heartbeat(tx, one.actor, orderId, old));
    expect(beat.ok).toBe(true);
    await db.travel(4 * 60_000);
    expect(await codesOf(act(two.actor, 'claim', { orderId }))).toEqual(['LEASE_LOST', 'LEASE_LOST']);
    await db.travel(2 * 60_000);
    await done(two.actor, 'claim', { orderId });
    const { items, lease } = await view(two.actor, orderId);
    expect(Number(lease?.token)).toBeGreaterThan(Number(old));
    const item = items?.find((each) => each.inReview);
    const late = { item: item?.key, hash: item?.hash, verdict: 'pass' };
    expect(await codesOf(act(one.actor, 'recordVerdict', { orderId, token: old, input: late }))).toContain(
      'LEASE_LOST',
    );
    const gone = await transaction(db.app, one.actor, (tx) => heartbeat(tx, one.actor, orderId, old));
    expect(gone).toMatchObject({ ok: false, refusal: { code: 'LEASE_LOST' } });
  });
});

describe('idempotency keys', () => {
  test('a repeated key returns the saved answer and has one effect; with another body it is refused', async () => {
    const [row] = await db.query('select id from app.orders where record_id = $1', [records[1]?.id]);
    const call = { orderId: row?.id, input: { fields: [{ field: 'website.remark', value: '备注一' }] }, key: 'k-1' };
    const partner = people.partner.actor;
    const first = await done(partner, 'saveDraft', call);
    const again = await Promise.all([1, 2, 3].map(() => done(partner, 'saveDraft', call)));
    expect(again).toEqual([first, first, first]);
    const other = { ...call, input: { fields: [{ field: 'website.remark', value: '备注二' }] } };
    expect(await codesOf(act(partner, 'saveDraft', other))).toEqual(['KEY_REUSED', 'KEY_REUSED']);
    const events = await db.query(
      `select 1 from app.order_events where order_id = $1 and event = 'saveDraft'
      and input->'fields' = '["website.remark"]'`,
      [row?.id],
    );
    expect(events).toHaveLength(1);
  });

  test('a key of more than 255 characters is refused', async () => {
    const [row] = await db.query('select id from app.orders where record_id = $1', [records[1]?.id]);
    const call = { orderId: row?.id, key: 'k'.repeat(256) };
    expect(await codesOf(act(people.partner.actor, 'abandon', call))).toEqual(['INVALID_INPUT', 'WRONG_SHAPE']);
  });
});

describe('clocks', () => {
  test('a duty of one working day warns at half and three quarters and is overdue at the end, each once and never early', async () => {
    const [order] = await db.query(
      `select o.id, o.due_at from app.orders o where o.state = 'INITIAL_REVIEW' and o.record_id = $1`,
      [records[2]?.id],
    );
    const timers = await db.query(
      'select id, share, due_at from app.timers where order_id = $1 and closed_at is null order by due_at',
      [order?.id],
    );
    expect(timers.map((timer) => timer.share)).toEqual([0.5, 0.75, 1]);
    expect(timers.at(-1)?.due_at).toBe(order?.due_at);
    for (const timer of timers) {
      expect(await fireTimer(db.worker, timer.id)).toBe(false);
      await db.travel(timer.due_at);
      const fired = await Promise.all([1, 2, 3].map(() => fireTimer(db.worker, timer.id)));
      expect(fired.filter(Boolean)).toHaveLength(1);
      const [now] = await db.query('select due_level from app.orders where id = $1', [order?.id]);
      expect(now?.due_level).toBe(timer.share * 100);
    }
  });
});

describe('another partner', () => {
  test('sees nothing of the record; with a grant it learns that an order is open, but not whose', async () => {
    const other = await seedOtherPartner(db);
    const record = records[0];
    const open = () => act(other.actor, 'openOrder', { recordId: record?.id, input: { kind: 'CHANGE_WEBSITE' } });
    expect(await codesOf(open())).toEqual(['NOT_FOUND', 'RECORD_NOT_FOUND']);
    await db.query('insert into app.partner_records (partner_id, record_id, basis) values ($1, $2, $3)', [
      other.actor.id,
      record?.id,
      'test',
    ]);
    const refused = await open();
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'GUARD_FAILED' } });
    expect(JSON.stringify(refused)).not.toContain(people.partner.actor.id);
    const [row] = await db.query('select id from app.orders where record_id = $1 and locked', [record?.id]);
    expect(await codesOf(act(other.actor, 'withdraw', { orderId: row?.id }))).toEqual(['NOT_FOUND', 'ORDER_NOT_FOUND']);
  });
});

describe('a transaction', () => {
  test('a transaction with a swallowed error fails, because PostgreSQL answers its commit with a rollback (ASVS 16.5.3)', async () => {
    const { actor } = people.partner;
    const swallow = transaction(db.app, actor, async (tx) => {
      await tx.client.query('select 1 / 0').catch(() => undefined);
      return 'done';
    });
    await expect(swallow).rejects.toThrow('rolled back');
    expect(await transaction(db.app, actor, async () => 'done')).toBe('done');
  });

  test('a database address with its own options is refused at once', async () => {
    const { keysFile, filesDir } = db;
    const databaseUrl = `${db.appUrl}?options=-c%20work_mem%3D8MB`;
    await expect(openContext({ databaseUrl, keysFile, filesDir })).rejects.toThrow('sets `options`');
  });
});
