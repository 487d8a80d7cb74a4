import { randomUUID } from 'node:crypto';
import { transaction } from '@beian/database/transaction';
import { hasScope, type KeyKind, type KeyRights, type Scope, scopeNames } from '@beian/domain/partner';
import type { Actor } from '@beian/domain/staff';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { type PartnerPerson, type People, seedOtherPartner, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findPartnerByKey, issuePartnerKey, type NewKey, revokePartnerKey, rotatePartnerKey } from './partner-keys.ts';
import { addUsage, changePartnerLimits, takePoints } from './partner-limits.ts';
import { loadPartnerKeys, loadPartnerUsage } from './partner-pages.ts';

const HOUR = 3_600_000;
let db: TestDatabase;
let people: People;
let stranger: PartnerPerson;
beforeAll(async () => {
  db = await testDatabase();
  await seedRecords(db);
  people = await seedPeople(db);
  stranger = await seedOtherPartner(db);
});
afterAll(() => db.close());

const newUse = () => `use-${randomUUID()}`;
const later = async (ms: number) => new Date(Date.parse(await db.now()) + ms).toISOString();

const make = (more: Partial<NewKey> = {}, actor: Actor = people.administrator.actor, key = newUse()) =>
  transaction(db.app, actor, (tx) =>
    issuePartnerKey(db.app, tx, {
      ...{ actor, key, partnerId: people.partner.actor.id, name: '服务器', kind: 'live', scopes: ['orders:read'] },
      ...{ expiresAt: null, ...more },
    }),
  );
const made = async (more: Partial<NewKey> = {}) => {
  const outcome = await make(more);
  if (!outcome.ok || outcome.secret === null) throw new Error(`no key was made: ${JSON.stringify(outcome)}`);
  return { keyId: outcome.keyId, secret: outcome.secret };
};
interface By {
  readonly actor: Actor;
  readonly own?: KeyRights & { keyId: string };
}
const admin = (): By => ({ actor: people.administrator.actor });
const withScopes = (...scopes: Scope[]): By => ({
  actor: people.partner.actor,
  own: { keyId: `key_${'0'.repeat(32)}`, kind: 'live', scopes },
});
const rotate = (keyId: string, oldUntil: string, by: By = admin()) =>
  transaction(db.app, by.actor, (tx) =>
    rotatePartnerKey(db.app, tx, { ...by, keyId, oldUntil, expiresAt: null, key: newUse() }),
  );
const revoke = (keyId: string, by: By = admin()) =>
  transaction(db.app, by.actor, (tx) => revokePartnerKey(db.app, tx, { ...by, keyId, key: newUse() }));
const audits = (action: string) =>
  db.query(
    `select outcome, target, details - '{covers,coversAt}'::text[] as details from app.audit where action = $1 order by at, id`,
    [action],
  );

describe('keys', () => {
  it('name their partner and rights, are stored as hashes, and save their use at most once a minute', async () => {
    const { key, actor } = people.partner;
    expect(key).toMatch(/^bd_live_[0-9A-Za-z]{38}$/);
    expect(await findPartnerByKey(db.app, key)).toEqual({
      now: expect.stringMatching(/^2026-.*Z$/),
      actor,
      keyId: expect.stringMatching(/^key_/),
      rights: { kind: 'live', scopes: [...scopeNames] },
      partner: { id: actor.id, name: '云桥示例', language: 'zh' },
    });
    expect(await db.query('select 1 from app.partner_keys k where k::text like $1', [`%${key.slice(12)}%`])).toEqual(
      [],
    );
    const used = async () =>
      (await db.query('select last_used_at as at from app.partner_keys where partner_id = $1', [actor.id]))[0]?.at;
    const first = await used();
    expect(first).not.toBeNull();
    await findPartnerByKey(db.app, key);
    expect(await used()).toBe(first);
    await db.travel(61_000);
    await findPartnerByKey(db.app, key);
    expect(await used()).not.toBe(first);
  });

  it('are refused when unknown, mistyped, expired or revoked', async () => {
    const one = await made({ expiresAt: await later(HOUR) });
    expect(await findPartnerByKey(db.app, one.secret)).not.toBeNull();
    await db.travel(HOUR);
    expect(await findPartnerByKey(db.app, one.secret)).toBeNull();
    const two = await made();
    expect(await revoke(two.keyId)).toEqual({ ok: true, keyId: two.keyId, secret: null });
    expect(await revoke(two.keyId)).toMatchObject({ refusal: { reasons: [{ code: 'KEY_ENDED' }] } });
    for (const key of [two.secret, '', 'bd_live_', `${people.partner.key}a`])
      expect(await findPartnerByKey(db.app, key)).toBeNull();
  });

  it('are created only by administrators, and shown once', async () => {
    for (const actor of [people.reviewers[0].actor, people.supervisor.actor, people.partner.actor])
      expect(await make({}, actor)).toMatchObject({ ok: false, refusal: { code: 'NOT_POSSIBLE' } });
    const first = await make({ name: ' 报表 ' }, undefined, 'one-key');
    const again = await make({ name: '报表' }, undefined, 'one-key');
    expect(again).toEqual({ ...first, secret: null });
    const saved = await db.query(`select answer from app.idempotency_keys where key = 'one-key'`);
    expect(saved).toHaveLength(1);
    const { keyId, secret } = first as { keyId: string; secret: string };
    const [view] = await transaction(db.app, people.administrator.actor, (tx) => loadPartnerKeys(tx, [keyId]));
    expect(view).toMatchObject({
      name: '报表',
      state: 'OPEN',
      shown: secret.slice(0, 12),
      madeBy: '处暑',
      lastUsedAt: null,
    });
    expect((await audits('createPartnerKey')).at(-1)).toMatchObject({
      outcome: 'done',
      target: keyId,
      details: { kind: 'live', scopes: ['orders:read'] },
    });
    expect(JSON.stringify(await db.query('select * from app.audit'))).not.toContain(secret.slice(12));
  });

  it('with an invalid name, scope, end or partner are refused', async () => {
    for (const [wrong, field] of [
      [{ name: '' }, 'name'],
      [{ name: 'x'.repeat(61) }, 'name'],
      [{ scopes: [] }, 'scopes'],
      [{ scopes: ['everything' as Scope] }, 'scopes'],
      [{ expiresAt: await later(-HOUR) }, 'expiresAt'],
      [{ expiresAt: await later(800 * 24 * HOUR) }, 'expiresAt'],
      [{ partnerId: 'partner_0' }, 'partnerId'],
    ] as const)
      expect(await make(wrong)).toMatchObject({ ok: false, refusal: { reasons: [{ field }] } });
  });

  it('are rotated with overlap: the new one is valid at once, the old one until the chosen time', async () => {
    const old = await made();
    const next = await rotate(old.keyId, await later(HOUR));
    if (!next.ok || next.secret === null) throw new Error('not rotated');
    for (const secret of [old.secret, next.secret])
      expect((await findPartnerByKey(db.app, secret))?.rights).toEqual({ kind: 'live', scopes: ['orders:read'] });
    await db.travel(HOUR);
    expect(await findPartnerByKey(db.app, old.secret)).toBeNull();
    expect(await findPartnerByKey(db.app, next.secret)).not.toBeNull();
    expect(await rotate(old.keyId, await later(HOUR))).toMatchObject({ refusal: { reasons: [{ code: 'KEY_ENDED' }] } });
    const yearly = await made({ expiresAt: await later(300 * HOUR) });
    await db.travel(100 * HOUR);
    const renewed = await rotate(yearly.keyId, await later(HOUR));
    if (!renewed.ok) throw new Error('not rotated');
    const [end] = await db.query(
      'select extract(epoch from expires_at - app.now()) / 3600 as hours from app.partner_keys where id = $1',
      [renewed.keyId],
    );
    expect(Math.round(Number(end?.hours))).toBe(300);
    const far = await made();
    expect(await rotate(far.keyId, await later(31 * 24 * HOUR))).toMatchObject({
      refusal: { reasons: [{ field: 'oldUntil' }] },
    });
    expect((await audits('rotatePartnerKey'))[0]).toMatchObject({
      target: next.keyId,
      details: { replaces: old.keyId },
    });
  });

  it('of a partner rotate and revoke only its own keys, and grant no scope they lack', async () => {
    const old = await made({ scopes: ['orders:read', 'orders:write'] });
    const until = await later(HOUR);
    expect(await rotate(old.keyId, until, withScopes('keys:manage'))).toMatchObject({
      refusal: { reasons: [{ code: 'KEY_IS_WIDER' }] },
    });
    expect((await rotate(old.keyId, until, withScopes('keys:manage', 'orders:read', 'orders:write'))).ok).toBe(true);
    const theirs: By = { actor: stranger.actor, own: { keyId: old.keyId, kind: 'live', scopes: scopeNames } };
    for (const outcome of [await rotate(old.keyId, until, theirs), await revoke(old.keyId, theirs)])
      expect(outcome).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
    expect((await revoke(old.keyId, withScopes('keys:manage'))).ok).toBe(true);
    expect((await audits('revokePartnerKey')).at(-1)).toMatchObject({
      details: { byKey: expect.stringMatching(/^key_/) },
    });
  });

  it('cannot be widened or inserted with SQL as the partner, by row-level security', async () => {
    const narrow = await made();
    const as = (sql: string) => transaction(db.app, people.partner.actor, (tx) => tx.client.query(sql));
    const insert = (
      partner: string,
      scope: string,
    ) => `insert into app.partner_keys (id, partner_id, hash, shown, name, kind, scopes, replaces)
      values ('key_x', '${partner}', 'h', 's', 'n', 'live', '{${scope}}', '${narrow.keyId}')`;
    await expect(as(insert(people.partner.actor.id, 'orders:write'))).rejects.toThrow('row-level security');
    await expect(as(insert(stranger.actor.id, 'orders:read'))).rejects.toThrow('row-level security');
    await expect(as(`update app.partner_keys set scopes = '{orders:write}'`)).rejects.toThrow('permission denied');
    await expect(as(`update app.partners set points_bucket = 100000`)).rejects.toThrow('does not set its limits');
  });

  it('of the kind test have their scopes in the test realm', async () => {
    const rights: KeyRights = { kind: 'test', scopes: ['orders:read', 'orders:write'] };
    expect([
      hasScope(rights, 'orders:read'),
      hasScope(rights, 'orders:write'),
      hasScope(rights, 'records:read'),
    ]).toEqual([true, true, false]);
    const actorOf = async (kind: 'live' | 'test') =>
      (await findPartnerByKey(db.app, (await made({ kind })).secret))?.actor;
    expect(await actorOf('live')).toEqual(people.partner.actor);
    expect(await actorOf('test')).toEqual({ ...people.partner.actor, test: true });
  });
});

describe('points', () => {
  beforeEach(() => db.query('truncate app.partner_points'));
  const id = () => people.partner.actor.id;
  const take = (least: number, most = least, giveBack = 0, kind: KeyKind = 'live') =>
    takePoints(db.app, { partnerId: id(), kind, least, most, giveBack });

  it('are taken between least and most, or not at all, and refill with time', async () => {
    expect(await take(10, 100)).toMatchObject({ taken: 100, left: 900, pointsPerSecond: 100, bucket: 1000 });
    expect(await take(900)).toMatchObject({ taken: 900 });
    expect(await take(500)).toMatchObject({ taken: 0 });
    await db.travel(2000);
    const some = await take(100, 1000);
    expect(some?.taken).toBeGreaterThanOrEqual(200);
    expect(some?.taken).toBeLessThan(400);
    await db.travel(60_000);
    expect((await take(1, 1, 500))?.left).toBe(999);
    expect(
      await takePoints(db.app, { partnerId: 'partner_0', kind: 'live', least: 1, most: 1, giveBack: 0 }),
    ).toBeUndefined();
  });

  it('of test keys come from a bucket of their own, with the default limits where the partner has lower ones', async () => {
    await db.query('update app.partners set points_per_second = 1, points_bucket = 100 where id = $1', [id()]);
    expect(await take(1000, 1000, 0, 'test')).toMatchObject({
      taken: 1000,
      left: 0,
      pointsPerSecond: 100,
      bucket: 1000,
    });
    expect(await take(100)).toMatchObject({ taken: 100, left: 0, pointsPerSecond: 1, bucket: 100 });
    await db.query('update app.partners set points_per_second = 100, points_bucket = 1000 where id = $1', [id()]);
  });

  it('taken by a hundred concurrent calls never exceed the bucket', async () => {
    const all = await Promise.all(Array.from({ length: 100 }, () => take(30, 40)));
    const sum = all.reduce((total, one) => total + (one?.taken ?? 0), 0);
    expect(sum).toBeGreaterThan(950);
    expect(sum).toBeLessThan(1200);
  });

  it('limits are set by an administrator, within bounds, audited', async () => {
    const set = (actor: Actor, limits: { pointsPerSecond: number; bucket: number }) =>
      transaction(db.app, actor, (tx) =>
        changePartnerLimits(db.app, tx, { actor, partnerId: id(), key: newUse(), ...limits }),
      );
    for (const actor of [people.partner.actor, people.supervisor.actor])
      expect(await set(actor, { pointsPerSecond: 5, bucket: 500 })).toMatchObject({
        refusal: { code: 'NOT_POSSIBLE' },
      });
    const { actor } = people.administrator;
    expect(await set(actor, { pointsPerSecond: 0, bucket: 500 })).toMatchObject({
      refusal: { reasons: [{ field: 'pointsPerSecond' }] },
    });
    expect(await set(actor, { pointsPerSecond: 5, bucket: 99 })).toMatchObject({
      refusal: { reasons: [{ field: 'bucket' }] },
    });
    expect(await set(actor, { pointsPerSecond: 5, bucket: 500 })).toEqual({ ok: true });
    expect(await take(1)).toMatchObject({ pointsPerSecond: 5, bucket: 500, left: 499 });
    expect((await audits('changePartnerLimits')).map(({ outcome }) => outcome)).toEqual([
      ...Array(4).fill('refused'),
      'done',
    ]);
  });

  it('are counted by minute, and a partner sees its own usage', async () => {
    const live = { partnerId: id(), kind: 'live' } as const;
    await addUsage(db.app, [
      { ...live, requests: 3, points: 40, refused: 1 },
      { ...live, kind: 'test', requests: 7, points: 70, refused: 0 },
    ]);
    await addUsage(db.app, [{ ...live, requests: 2, points: 5, refused: 0 }]);
    const usage = (actor: Actor) => transaction(db.app, actor, (tx) => loadPartnerUsage(tx, id()));
    const { minutes, hours, testMinutes, testHours } = await usage(people.partner.actor);
    expect([minutes.length, hours.length]).toEqual([60, 24]);
    const sum = (rows: typeof minutes) =>
      rows.reduce((total, one) => total + one.requests + one.points + one.refused, 0);
    expect([sum(minutes), sum(hours), sum(testMinutes), sum(testHours)]).toEqual([51, 51, 77, 77]);
    expect(sum((await usage(stranger.actor)).minutes)).toBe(0);
  });
});
