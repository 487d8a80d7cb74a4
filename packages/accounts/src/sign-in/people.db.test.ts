import { system, transaction } from '@beian/database/transaction';
import { MAX_SESSIONS } from '@beian/domain/staff';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { type People, seedOtherPartner, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { grantRecord } from '../partners/partners.ts';
import { endSessions, findSession, findSessionEnd, signOut } from './sessions.ts';
import { signIn } from './sign-in.ts';

const HOUR = 3_600_000;
const by = system('clock');
let db: TestDatabase;
let people: People;
beforeAll(async () => {
  db = await testDatabase();
  await seedRecords(db);
  people = await seedPeople(db);
});
afterAll(() => db.close());

async function begin(previous?: string) {
  const { login, password } = people.reviewers[0];
  const signedIn = await signIn(db.app, { login, password, previous });
  if (!signedIn.ok) throw new Error('the sign-in is refused');
  return signedIn;
}

describe('sessions', () => {
  it('begin only with the right password, and each attempt writes an audit row (ASVS 16.3.1)', async () => {
    const { login } = people.reviewers[0];
    const { token, actor, staff } = await begin();
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(actor).toMatchObject({ kind: 'staff', roles: ['reviewer'], name: '白露' });
    expect(staff).toEqual({ id: actor.id, login, name: '白露', roles: ['reviewer'] });
    for (const wrong of [
      { login, password: 'wrong' },
      { login: 'nobody', password: 'x' },
      { login: 'a\0b', password: '' },
    ]) {
      expect(await signIn(db.app, wrong)).toEqual({ ok: false, code: 'WRONG' });
    }
    const rows = await db.query(
      `select actor_id, target, outcome, details from app.audit where action = 'signIn' order by id`,
    );
    expect(rows).toEqual([
      { actor_id: actor.id, target: actor.id, outcome: 'done', details: {} },
      { actor_id: 'clock', target: actor.id, outcome: 'refused', details: {} },
      { actor_id: 'clock', target: null, outcome: 'refused', details: {} },
      { actor_id: 'clock', target: null, outcome: 'refused', details: {} },
    ]);
  });

  it('are stored as hashes only (ASVS 11.4.2)', async () => {
    const { token } = await begin();
    expect(await db.query('select 1 from app.sessions s where s::text like $1', [`%${token}%`])).toEqual([]);
    expect((await findSession(db.app, token))?.staff.name).toBe('白露');
    expect(await findSession(db.app, `${token}x`)).toBeNull();
  });

  it('get a new token at each sign-in, which ends the one that the browser held', async () => {
    const first = await begin();
    const other = await begin();
    const second = await begin(first.token);
    expect(second.token).not.toBe(first.token);
    expect(await findSession(db.app, first.token)).toBeNull();
    expect(await findSession(db.app, other.token)).not.toBeNull();
    expect(await findSession(db.app, second.token)).not.toBeNull();
  });

  it('end after eight hours without use, and save their use at most once a minute', async () => {
    const { token } = await begin();
    const seen = async () => (await db.query('select max(seen_at) as at from app.sessions'))[0]?.at as string;
    const before = await seen();
    await findSession(db.app, token);
    expect(await seen()).toBe(before);
    await db.travel(7.9 * HOUR);
    expect(await findSession(db.app, token)).not.toBeNull();
    expect(Date.parse(await seen()) - Date.parse(before)).toBeGreaterThan(7.8 * HOUR);
    await db.travel(7.9 * HOUR);
    expect(await findSession(db.app, token)).not.toBeNull();
    await db.travel(8.1 * HOUR);
    expect(await findSession(db.app, token)).toBeNull();
  });

  it('are not extended by a page that only listens', async () => {
    const { token } = await begin();
    for (let hours = 0; hours < 8; hours += 4) {
      expect(await findSession(db.app, token, { quietly: true })).not.toBeNull();
      await db.travel(4.5 * HOUR);
    }
    expect(await findSession(db.app, token, { quietly: true })).toBeNull();
  });

  it('end after a day however much they are used, and are deleted at the next sign-in', async () => {
    const { token } = await begin();
    for (let hours = 0; hours < 21; hours += 7) {
      await db.travel(7 * HOUR);
      expect(await findSession(db.app, token)).not.toBeNull();
    }
    await db.travel(3.1 * HOUR);
    expect(await findSession(db.app, token)).toBeNull();
    await begin();
    expect(await db.query('select count(*)::int as n from app.sessions')).toEqual([{ n: 1 }]);
  });

  it('tell their browser why they ended, for as long as they would have lasted', async () => {
    const { token, staff } = await begin();
    const reason = () => findSessionEnd(db.app, token);
    expect([await reason(), await findSessionEnd(db.app, `${token}x`)]).toEqual([null, null]);
    await db.travel(8.1 * HOUR);
    expect(await reason()).toBe('IDLE');
    // Another sign-in of the person leaves the reason in place, and another reason does not replace it.
    const second = await begin();
    await transaction(db.app, by, (tx) => endSessions(tx, staff.id, 'PASSWORD_CHANGED'));
    expect([await reason(), await findSessionEnd(db.app, second.token)]).toEqual(['IDLE', 'PASSWORD_CHANGED']);
    expect(await findSession(db.app, second.token)).toBeNull();
    const third = await begin();
    for (let hours = 0; hours < 21; hours += 7) {
      await db.travel(7 * HOUR);
      await findSession(db.app, third.token);
    }
    await db.travel(3.1 * HOUR);
    expect(await findSessionEnd(db.app, third.token)).toBe('EXPIRED');
  });

  it('end with the eleventh sign-in, the oldest first', async () => {
    const first = await begin();
    const second = await begin();
    for (let nth = 0; nth < MAX_SESSIONS - 1; nth += 1) await begin();
    expect(await findSessionEnd(db.app, first.token)).toBe('NEWER_SIGN_IN');
    expect(await findSession(db.app, first.token)).toBeNull();
    expect(await findSession(db.app, second.token)).not.toBeNull();
  });

  it('end by signing out, and when the account is closed', async () => {
    const [one, two] = [await begin(), await begin()];
    await signOut(db.app, one.token);
    await signOut(db.app, one.token);
    expect(await findSession(db.app, one.token)).toBeNull();
    await db.query('update app.staff set active = false where id = $1', [two.staff.id]);
    expect(await findSession(db.app, two.token)).toBeNull();
    expect(await findSessionEnd(db.app, one.token)).toBeNull();
    expect(await findSessionEnd(db.app, two.token)).toBe('ACCOUNT_CLOSED');
    const { login, password } = people.reviewers[0];
    expect(await signIn(db.app, { login, password })).toEqual({ ok: false, code: 'WRONG' });
    await db.query('update app.staff set active = true where id = $1', [two.staff.id]);
  });
});

it('a partner sees the records granted to it, and no other partner, key or grant', async () => {
  const other = await seedOtherPartner(db);
  const sees = (actor: typeof other.actor) =>
    transaction(db.app, actor, async (tx) => {
      const { rows } = await tx.client.query(`select (select count(*)::int from app.records) as records,
        (select count(*)::int from app.websites) as websites, (select count(*)::int from app.partners) as partners,
        (select count(distinct partner_id)::int from app.partner_keys) as keys, (select count(*)::int from app.staff) as staff`);
      return rows[0];
    });
  expect(await sees(people.partner.actor)).toEqual({ records: 3, websites: 4, partners: 1, keys: 1, staff: 0 });
  expect(await sees(other.actor)).toEqual({ records: 0, websites: 0, partners: 1, keys: 1, staff: 0 });
  const grant = { partnerId: other.actor.id, filingNumber: '苏ICP备00000053号', basis: 'asked in writing' };
  await transaction(db.app, by, async (tx) => {
    expect(await grantRecord(tx, by, grant)).toMatch(/^record_/);
    expect(await grantRecord(tx, by, grant)).toMatch(/^record_/);
    expect(await grantRecord(tx, by, { ...grant, filingNumber: '苏ICP备99999999号' })).toBeUndefined();
  });
  expect(await sees(other.actor)).toMatchObject({ records: 1, websites: 2 });
});
