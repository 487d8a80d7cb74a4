import { closeStaff, inviteStaff, openStaff, resetStaff } from '@beian/accounts/accounts';
import { signInByProvider } from '@beian/accounts/sign-in';
import { type Tx, transaction } from '@beian/database/transaction';
import type { Actor, StaffRole } from '@beian/domain/staff';
import { listColleagues } from '@beian/orders/colleagues';
import { findFacts } from '@beian/orders/facts';
import { perform } from '@beian/orders/perform';
import { loadRebalanceInputs } from '@beian/orders/reassign';
import { loadStaff } from '@beian/orders/staffing';
import { pickNext } from '@beian/orders/take-next';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { moreRecords, type People, type SeededRecord, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadForecastInputs } from '../forecast/inputs.ts';
import { changeDigest } from './preference.ts';
import { writeDigests } from './write-digests.ts';

let db: TestDatabase;
let people: People;
let [supervisor, administrator, reviewer]: Actor[] = [];
let orders: string[];
let keys = 0;
const first = () => orders[0] ?? '';
const newKey = () => `can-work-${++keys}`;

beforeAll(async () => {
  db = await testDatabase();
  const records = await seedRecords(db, moreRecords(2));
  people = await seedPeople(db);
  [supervisor, administrator, reviewer] = [
    people.supervisor.actor,
    people.administrator.actor,
    people.reviewers[0].actor,
  ];
  orders = [];
  for (const record of records) orders.push(await orderInState(db, people, record as SeededRecord, 'INITIAL_REVIEW'));
}, 60_000);
afterAll(() => db?.close());

const as = <T>(actor: Actor | undefined, work: Parameters<typeof transaction<T>>[2]) =>
  transaction(db.app, actor as Actor, work);
const change = (how: typeof closeStaff, staffId: string) =>
  as(administrator, (tx) => how(db.app, tx, { actor: administrator as Actor, fresh: true, key: newKey(), staffId }));

/** Creates a person with the role; the account is in the state `invited`. */
async function invite(role: StaffRole): Promise<string> {
  const login = `person-${++keys}`;
  const asked = { login, name: login, roles: [role], fresh: true, key: newKey(), actor: administrator as Actor };
  const made = await as(administrator, (tx) => inviteStaff(db.app, tx, asked));
  if (!made.ok) throw new Error('the invitation was refused');
  return made.staffId;
}

const setPassword = (id: string) => db.query(`update app.staff set password_hash = 'any' where id = $1`, [id]);
async function provided(role: StaffRole): Promise<string> {
  const subject = `subject-${++keys}`;
  const who = { issuer: 'https://idp.example', subject, name: subject, roles: [role] };
  const entered = await signInByProvider(db.app, who, {});
  if (!entered.ok) throw new Error('the provider’s person was refused');
  return entered.staff.id;
}

/** States of an account, and whether its person can work. */
const accounts: readonly [string, boolean, (role: StaffRole) => Promise<string>][] = [
  ['invited and without a password', false, invite],
  [
    'with a password',
    true,
    async (role) => {
      const id = await invite(role);
      await setPassword(id);
      return id;
    },
  ],
  ['of the identity provider', true, provided],
  [
    'reset by an administrator',
    false,
    async (role) => {
      const id = await invite(role);
      await setPassword(id);
      expect(await change(resetStaff, id)).toMatchObject({ ok: true });
      return id;
    },
  ],
  [
    'closed',
    false,
    async (role) => {
      const id = await invite(role);
      await setPassword(id);
      expect(await change(closeStaff, id)).toMatchObject({ ok: true });
      return id;
    },
  ],
  [
    'closed and opened again',
    true,
    async (role) => {
      const id = await invite(role);
      await setPassword(id);
      await change(closeStaff, id);
      expect(await change(openStaff, id)).toMatchObject({ ok: true });
      return id;
    },
  ],
];

class Undone extends Error {}
/** The result of `work` in a transaction that is rolled back. */
async function without<T>(actor: Actor | undefined, work: (tx: Tx) => Promise<T>): Promise<T> {
  const said: { value?: T } = {};
  const undone = as(actor, async (tx) => {
    said.value = await work(tx);
    throw new Undone();
  });
  await expect(undone).rejects.toBeInstanceOf(Undone);
  return said.value as T;
}
const give = (event: 'assign' | 'requestAdvice', staffId: string) =>
  without(supervisor, async (tx) => {
    const input = event === 'assign' ? { staffId } : { staffId, question: '请看一下' };
    return (await perform(db.app, tx, { event, actor: supervisor as Actor, orderId: first(), input })).ok;
  });
const assigned = (staffId: string, work: (tx: Tx) => Promise<boolean>) =>
  without(reviewer, async (tx) => {
    await tx.client.query('update app.orders set assignee = $1 where id = $2', [staffId, first()]);
    return work(tx);
  });
const hasId = (id: string, list: readonly { readonly id: string }[]) => list.some((one) => one.id === id);

/**
 * Every place that gives work to people: whether a reviewer (for digests, a supervisor) with this id is among them.
 */
const uses: Readonly<Record<string, (id: string) => Promise<boolean>>> = {
  'the list that orders are assigned from': async (id) =>
    hasId(
      id,
      (await as(supervisor, listColleagues)).filter(({ reviews }) => reviews),
    ),
  'the page of staff': async (id) =>
    hasId(
      id,
      (await as(supervisor, (tx) => loadStaff(db.app, tx, supervisor as Actor))).filter(({ reviews }) => reviews),
    ),
  assign: (id) => give('assign', id),
  requestAdvice: (id) => give('requestAdvice', id),
  rebalance: async (id) => hasId(id, (await as(supervisor, (tx) => loadRebalanceInputs(db.app, tx, true))).people),
  forecast: async (id) => {
    const tomorrow = Date.parse('2026-11-25T10:00:00Z');
    return hasId(id, (await as(supervisor, (tx) => loadForecastInputs(db.app, tx, tomorrow, 1))).people);
  },
  'get next gives them an order': (id) => without(reviewer, async (tx) => (await pickNext(tx, id, [])) !== undefined),
  'get next leaves their orders to them': (id) =>
    assigned(id, async (tx) => (await pickNext(tx, reviewer?.id ?? '', orders.slice(1))) === undefined),
  'an order that is theirs is held to have somebody': (id) =>
    assigned(id, async (tx) => (await findFacts(tx, [first()])).get(first())?.facts.assignee?.takes === true),
};

describe('an account', () => {
  test.each(accounts)('%s: work is assigned to its person: %s', async (_, works, make) => {
    const id = await make('reviewer');
    const seen: Record<string, boolean> = {};
    for (const [name, use] of Object.entries(uses)) seen[name] = await use(id);
    expect(seen).toEqual(Object.fromEntries(Object.keys(uses).map((name) => [name, works])));
  });

  test('a digest is sent only to people who can work', async () => {
    const wished: [string, boolean][] = [];
    for (const [, works, make] of accounts) {
      const id = await make('supervisor');
      wished.push([id, works]);
      const actor: Actor = { kind: 'staff', id, name: 'any', roles: ['supervisor'] };
      const wish = { wanted: true, at: '08:30', language: 'zh', email: 'any@desk.example', key: newKey() } as const;
      await as(actor, (tx) => changeDigest(db.app, tx, { actor, ...wish }));
    }
    await writeDigests(db.worker);
    const written = await db.query(`select staff_id as id from app.notices where name = 'dailyDigest'`);
    for (const [id, works] of wished) expect([id, hasId(id, written as { id: string }[])]).toEqual([id, works]);
  });
});
