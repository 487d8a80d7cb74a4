import { grantRecord } from '@beian/accounts/partners';
import { createStaff, staffActor } from '@beian/accounts/staff';
import { openContext } from '@beian/database/context';
import { type AppContext, transaction } from '@beian/database/transaction';
import type { Actor } from '@beian/domain/staff';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { cheapPasswordCost, moreRecords, type SeededRecord, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { heartbeat } from '../colleagues/heartbeat.ts';
import { loadDeskDrafts, saveDeskDraft } from '../draft/desk-drafts.ts';
import { perform } from '../perform/perform.ts';
import { takeNext } from './take-next.ts';

/**
 * Fifty callers ask concurrently, pause, and are killed at critical moments: no order is decided twice and no draft is
 * lost (R2).
 */
const CALLERS = 50;
const ORDERS = 20;
const SEED = 20261125;
const MINUTE = 60_000;

let db: TestDatabase;
/** A pool with one connection per caller. */
let ctx: AppContext;
let callers: Actor[];

beforeAll(async () => {
  db = await testDatabase();
  const records = await seedRecords(db, moreRecords(ORDERS));
  const people = await seedPeople(db);
  ctx = await openContext({ databaseUrl: db.appUrl, keysFile: db.keysFile, filesDir: db.filesDir, poolSize: CALLERS });
  // The seed grants only the first eight records of a province.
  await transaction(db.app, people.administrator.actor, async (tx) => {
    for (const { filingNumber } of records.slice(8))
      await grantRecord(tx, people.administrator.actor, {
        partnerId: people.partner.actor.id,
        filingNumber,
        basis: 'seed',
      });
  });
  for (const record of records) await orderInState(db, people, record as SeededRecord, 'INITIAL_REVIEW');
  const by = people.administrator.actor;
  callers = await transaction(db.app, by, async (tx) => {
    const made: Actor[] = [];
    for (let nth = 0; nth < CALLERS; nth++) {
      const staff = {
        login: `reviewer-${nth}`,
        name: `审核${nth}`,
        roles: ['reviewer' as const],
        password: `p-${nth}`,
      };
      made.push(staffActor(await createStaff(tx, by, { ...staff, cost: cheapPasswordCost })));
    }
    return made;
  });
}, 60_000);
afterAll(async () => {
  await ctx?.close();
  await db?.close();
});

/** mulberry32: the same random numbers on each run. */
function numbersFrom(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Fate = 'decides' | 'dies holding' | 'dies taking' | 'dies deciding';
const fateOf = (number: number): Fate =>
  number < 0.4 ? 'decides' : number < 0.6 ? 'dies holding' : number < 0.8 ? 'dies taking' : 'dies deciding';

interface Held {
  readonly actor: Actor;
  readonly orderId: string;
  readonly token: string;
  readonly typed: string;
}

const killed = (work: Promise<unknown>) => expect(work).rejects.toThrow();
const dieHere = `select pg_terminate_backend(pg_backend_pid())`;

/** Random number of round trips, so that callers interleave differently each time. */
async function pause(random: () => number): Promise<void> {
  for (let turns = Math.floor(random() * 6); turns > 0; turns--) await ctx.pools.system.query('select 1');
}

const decide = (held: Held, dies = false) =>
  transaction(ctx, held.actor, async (tx) => {
    const outcome = await perform(ctx, tx, {
      event: 'rejectInitialReview',
      orderId: held.orderId,
      actor: held.actor,
      token: held.token,
      input: { reasons: [{ code: 'ORD-01' }] },
    });
    if (dies) await tx.client.query(dieHere);
    return outcome;
  });

/** One caller's turn; returns what is still held when the caller dies. */
async function turn(actor: Actor, wave: number, random: () => number): Promise<Held | undefined> {
  const fate = fateOf(random());
  await pause(random);
  const key = `${wave}`;
  if (fate === 'dies taking') {
    await killed(
      transaction(ctx, actor, async (tx) => {
        await takeNext(ctx, tx, { actor, key, parts: [], language: 'en' });
        await tx.client.query(dieHere);
      }),
    );
  }
  const taken = await transaction(ctx, actor, (tx) => takeNext(ctx, tx, { actor, key, parts: [], language: 'en' }));
  if (!taken.ok || taken.orderId === null) return undefined;
  const { orderId } = taken;
  const [row] = await db.query<{ token: string }>('select lease_token::text as token from app.orders where id = $1', [
    orderId,
  ]);
  const held: Held = { actor, orderId, token: row?.token ?? '', typed: `wave ${wave} of ${actor.name}` };
  await pause(random);
  await transaction(ctx, actor, (tx) => saveDeskDraft(ctx, tx, { actor, orderId, body: held.typed }));
  await pause(random);
  if (fate === 'dies holding') return held;
  if (fate === 'dies deciding') {
    await killed(decide(held, true));
    return held;
  }
  expect(await decide(held)).toMatchObject({ ok: true });
  return undefined;
}

const count = async (sql: string): Promise<number> =>
  (await db.query<{ n: number }>(`select count(*)::int as n ${sql}`))[0]?.n ?? 0;

test('fifty callers with pauses and kills: no order is decided twice, no draft lost, no lease taken over early', async () => {
  const left: Held[] = [];
  const waiting = () => count(`from app.orders where state = 'INITIAL_REVIEW'`);
  let wave = 0;
  for (; (await waiting()) > 0 && wave < 12; wave++) {
    const before = await count(`from app.order_events where event = 'claim'`);
    const open = await waiting();
    const turns = callers.map((actor, nth) => turn(actor, wave, numbersFrom(SEED + wave * CALLERS + nth)));
    const held = (await Promise.all(turns)).filter((one) => one !== undefined);
    left.push(...held);
    // Within a wave no lease ends: each order was claimed at most once and has one holder.
    const claims = await count(`from app.order_events where event = 'claim'`);
    expect(claims - before).toBeLessThanOrEqual(open);
    expect(new Set(held.map(({ orderId }) => orderId)).size).toBe(held.length);
    // Leases of dead callers are available only five minutes after their last heartbeat.
    await db.travel(4 * MINUTE);
    const early = callers[0] as Actor;
    const none = await transaction(ctx, early, (tx) =>
      takeNext(ctx, tx, { actor: early, key: `early ${wave}`, parts: [], language: 'en' }),
    );
    if (held.length > 0 && held.length === (await waiting()))
      expect(none).toMatchObject({ orderId: null, nothing: 'ALL_HELD' });
    await db.travel(MINUTE + 5000);
  }
  expect(await waiting()).toBe(0);
  expect(wave).toBeGreaterThan(1);
  expect(left.length).toBeGreaterThan(3);

  expect(await count(`from app.order_events where event = 'rejectInitialReview'`)).toBe(ORDERS);
  expect(
    await count(
      `from (select 1 from app.order_events where event = 'rejectInitialReview' group by order_id having count(*) > 1) t`,
    ),
  ).toBe(0);
  // Two claims of one order are at least five minutes apart, and each has its own token.
  expect(
    await count(`from (select at - lag(at) over (partition by order_id order by seq) as gap from app.order_events
      where event = 'claim' and order_id in (select id from app.orders)) t where gap < interval '5 minutes'`),
  ).toBe(0);
  expect(
    await count(
      `from app.orders o where lease_token <> (select count(*) from app.order_events e where e.order_id = o.id and e.event = 'claim')`,
    ),
  ).toBe(0);

  for (const held of left) {
    // A returning caller finds the last draft of the order, unless they have decided it since.
    const typed = await transaction(ctx, held.actor, (tx) => loadDeskDrafts(ctx, tx, held.actor, [held.orderId]));
    const [own] = await db.query(
      `select 1 from app.order_events where order_id = $1 and event = 'rejectInitialReview' and actor_id = $2`,
      [held.orderId, held.actor.id],
    );
    const last = left.filter((one) => one.actor === held.actor && one.orderId === held.orderId).at(-1);
    expect(typed.get(held.orderId)?.body).toBe(own === undefined ? last?.typed : undefined);
    // A late write under an ended lease is refused.
    expect(await decide(held)).toMatchObject({ ok: false });
    const beat = await transaction(ctx, held.actor, (tx) => heartbeat(tx, held.actor, held.orderId, held.token));
    expect(beat).toMatchObject({ refusal: { code: 'LEASE_LOST' } });
  }
});
