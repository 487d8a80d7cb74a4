import { writeAudit } from '@beian/database/audit';
import { noteWritten } from '@beian/database/covered-rows';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import { newId } from '@beian/database/ids';
import { sha256 } from '@beian/database/sealing';
import { type AppContext, queryAsSystem, type Tx } from '@beian/database/transaction';
import type { AuditAction } from '@beian/domain/order';
import {
  isScope,
  type KeyKind,
  type KeyRights,
  keyBounds,
  keyKinds,
  type Scope,
  scopeNames,
} from '@beian/domain/partner';
import { type Actor, hasRight } from '@beian/domain/staff';
import type { Refusal } from '@beian/domain/text';
import { z } from 'zod';
import { isPartnerKey, keyPrefixOf, newPartnerKey } from './key-text.ts';
import { keyRefusals } from './partner-refusals.ts';
import { type OwnPartner, partnerActor } from './partners.ts';

/** A key as administrators ask for it; `issuePartnerKey` checks it. */
export const newKey = z
  .strictObject({
    name: z.string().meta({ description: `Where it is used, 1 to ${keyBounds.name} characters.` }),
    kind: z
      .enum(Object.keys(keyKinds) as [KeyKind, ...KeyKind[]])
      .meta({ graphql: 'KeyKind', description: 'What it is for.' }),
    scopes: z
      .array(z.enum(scopeNames as [Scope, ...Scope[]]).meta({ graphql: 'KeyScope' }))
      .readonly()
      .meta({ description: 'What it may do, at least one.' }),
    expiresAt: z
      .string()
      .nullish()
      .meta({
        graphql: 'DateTime',
        description: `When it ends, at most ${keyBounds.days} days ahead; left out: when it is revoked.`,
      }),
  })
  .meta({ graphql: 'PartnerKeyInput', description: 'A key to be made. Since 2026-11.' });
export type NewKey = z.infer<typeof newKey> & { readonly partnerId: string };

/** Only administrators manage partners. */
export const mayManagePartners = (actor: Actor): boolean => hasRight(actor, 'managePartners');

interface Call {
  readonly actor: Actor;
  /** For a partner as caller: the rights of the key in use. */
  readonly own?: KeyRights & { readonly keyId: string };
  /** Idempotency key, as for `perform`. */
  readonly key: string;
}

/** `secret`: the clear key, only in the first answer to an idempotency key. */
export type KeyOutcome =
  | { readonly ok: true; readonly keyId: string; readonly secret: string | null }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * Creates a key; administrators only. The clear key is only in this answer: the table holds its SHA-256, and a
 * repeated call gets `secret: null`.
 */
export function issuePartnerKey(ctx: AppContext, tx: Tx, call: Call & NewKey): Promise<KeyOutcome> {
  const { partnerId, kind, expiresAt = null } = call;
  const asked = { name: call.name.trim(), scopes: [...new Set(call.scopes)].sort() };
  const details = { partnerId, kind, scopes: asked.scopes, expiresAt };
  return runIdempotent(
    ctx,
    tx,
    call,
    'createPartnerKey',
    ['createPartnerKey', partnerId, kind, asked, expiresAt],
    details,
    async () => {
      if (!mayManagePartners(call.actor)) return keyRefusals.notTheirs;
      const wrong =
        checkKeyShape(asked.name, kind, asked.scopes) ??
        (await checkKeyEnd(tx, expiresAt, keyBounds.days, 'expiresAt'));
      if (wrong !== undefined) return wrong;
      // One at a time per partner, so that the count is right.
      const { rows } = await tx.client.query<{ open: number }>(
        `/* makePartnerKey */ select (select count(*)::int from app.partner_keys k where k.partner_id = p.id and ${keyIsOpenSql}) as open
       from app.partners p where p.id = $1 for update of p`,
        [partnerId],
      );
      if (rows[0] === undefined) return keyRefusals.noSuchPartner;
      if (rows[0].open >= keyBounds.open) return keyRefusals.tooMany;
      return insertKey(tx, { ...call, ...asked, kind, replaces: null });
    },
  );
}

/** SQL over `k`: neither revoked nor expired. */
export const keyIsOpenSql = 'k.revoked_at is null and (k.expires_at is null or k.expires_at > app.now())';

/**
 * Creates a key with the scopes of an old one, which ends at `oldUntil`. For administrators, or a partner's own key
 * that holds `keys:manage` and every scope of the old one, so that no key grants a scope it lacks. Without
 * `expiresAt` the new key is valid as long as the old one was made for.
 */
export function rotatePartnerKey(
  ctx: AppContext,
  tx: Tx,
  call: Call & { keyId: string; oldUntil: string; expiresAt: string | null },
): Promise<KeyOutcome> {
  const { keyId, oldUntil, expiresAt, actor, own } = call;
  const details = { oldUntil, expiresAt };
  return runIdempotent(
    ctx,
    tx,
    call,
    'rotatePartnerKey',
    ['rotatePartnerKey', keyId, oldUntil, expiresAt],
    details,
    async () => {
      const old = await lockKey(tx, keyId);
      if (old === undefined || !(mayManagePartners(actor) || actor.id === old.partnerId)) return keyRefusals.noSuchKey;
      if (!old.open) return keyRefusals.ended;
      if (own !== undefined && !(own.kind === old.kind && old.scopes.every((one) => own.scopes.includes(one))))
        return keyRefusals.wider;
      const wrong =
        (await checkKeyEnd(tx, oldUntil, keyBounds.overlapDays, 'oldUntil')) ??
        (await checkKeyEnd(tx, expiresAt, keyBounds.days, 'expiresAt'));
      if (wrong !== undefined) return wrong;
      const made = await insertKey(tx, { ...old, actor, expiresAt: expiresAt ?? old.asLong, replaces: keyId });
      await tx.client.query(
        `/* rotatePartnerKey */ update app.partner_keys set expires_at = least(expires_at, greatest($2::timestamptz, app.now())) where id = $1`,
        [keyId, oldUntil],
      );
      noteWritten(tx, 'partner_keys', keyId);
      return made;
    },
  );
}

/**
 * Revokes a key immediately in every process, because each request checks the table. For administrators, and a
 * partner's key with `keys:manage`.
 */
export function revokePartnerKey(ctx: AppContext, tx: Tx, call: Call & { keyId: string }): Promise<KeyOutcome> {
  const { keyId, actor } = call;
  return runIdempotent(ctx, tx, call, 'revokePartnerKey', ['revokePartnerKey', keyId], {}, async () => {
    const old = await lockKey(tx, keyId);
    if (old === undefined || !(mayManagePartners(actor) || actor.id === old.partnerId)) return keyRefusals.noSuchKey;
    if (!old.open) return keyRefusals.ended;
    await tx.client.query(
      `/* revokePartnerKey */ update app.partner_keys set revoked_at = app.now(), revoked_by = $2 where id = $1`,
      [keyId, actor.name],
    );
    noteWritten(tx, 'partner_keys', keyId);
    return { ok: true, keyId, secret: null };
  });
}

/** One effect per idempotency key; refusals are audited, too. The stored answer holds no secret. */
async function runIdempotent(
  ctx: AppContext,
  tx: Tx,
  { actor, key, own }: Call,
  name: AuditAction,
  asked: readonly unknown[],
  details: Readonly<Record<string, unknown>>,
  work: () => Promise<KeyOutcome>,
): Promise<KeyOutcome> {
  const body = bodyHash(asked);
  const seen = await findAnswer<KeyOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const outcome = await work();
  const said = outcome.ok
    ? { ...details, ...(asked[0] === 'rotatePartnerKey' ? { replaces: asked[1] } : {}) }
    : { code: outcome.refusal.code };
  const byKey = own === undefined ? {} : { byKey: own.keyId };
  const target = outcome.ok ? outcome.keyId : undefined;
  await writeAudit(tx, actor, name, target, outcome.ok ? 'done' : 'refused', { ...said, ...byKey });
  await saveAnswer(ctx, tx, actor, key, body, outcome.ok ? { ...outcome, secret: null } : outcome);
  return outcome;
}

interface LockedKey extends KeyRights {
  readonly partnerId: string;
  readonly name: string;
  readonly open: boolean;
  /** Now plus the validity that it was created with, ISO text; null if it has no end. */
  readonly asLong: string | null;
}

async function lockKey(tx: Tx, keyId: string): Promise<LockedKey | undefined> {
  const { rows } = await tx.client.query<LockedKey>(
    `/* lockKey */ select k.partner_id as "partnerId", k.name, k.kind, k.scopes, ${keyIsOpenSql} as open,
       app.iso(app.now() + (k.expires_at - k.created_at)) as "asLong" from app.partner_keys k where k.id = $1 for update`,
    [keyId],
  );
  return rows[0];
}

interface NewKeyRow extends Omit<NewKey, 'partnerId'> {
  readonly partnerId: string;
  readonly actor: Actor;
  readonly replaces: string | null;
}

async function insertKey(tx: Tx, row: NewKeyRow, secret = newPartnerKey(row.kind)): Promise<KeyOutcome> {
  const id = newId('key');
  await tx.client.query(
    `/* insertKey */ insert into app.partner_keys (id, partner_id, hash, shown, name, kind, scopes, expires_at, replaces, made_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      id,
      row.partnerId,
      sha256(secret),
      keyPrefixOf(secret),
      row.name,
      row.kind,
      [...row.scopes],
      row.expiresAt,
      row.replaces,
      row.actor.kind === 'system' ? null : row.actor.name,
    ],
  );
  noteWritten(tx, 'partner_keys', id);
  return { ok: true, keyId: id, secret };
}

/** A key with given text for the seed; all scopes by default. */
export async function createPartnerKey(
  tx: Tx,
  by: Actor,
  partnerId: string,
  { key = newPartnerKey(), scopes, name = '最初的密钥' }: { key?: string; scopes: readonly Scope[]; name?: string },
): Promise<{ id: string; key: string }> {
  if (!isPartnerKey(key)) throw new Error('a partner key is bd_live_, 32 random characters and their checksum');
  const kind = key.startsWith('bd_test_') ? 'test' : 'live';
  const made = await insertKey(tx, { partnerId, name, kind, scopes, actor: by, expiresAt: null, replaces: null }, key);
  if (!made.ok) throw new Error('insertKey refused');
  await writeAudit(tx, by, 'createPartnerKey', made.keyId, 'done', { partnerId });
  return { id: made.keyId, key };
}

const checkKeyShape = (name: string, kind: string, scopes: readonly string[]) => {
  if (name.length < 1 || name.length > keyBounds.name || /\p{Cc}/u.test(name)) return keyRefusals.wrongName;
  if (scopes.length === 0 || !scopes.every(isScope) || !Object.hasOwn(keyKinds, kind)) return keyRefusals.wrongScopes;
  return undefined;
};

/**
 * The end must be in the future and at most `days` ahead. An old key may end at once; one minute of clock difference
 * is tolerated.
 */
async function checkKeyEnd(tx: Tx, at: string | null, days: number, field: 'expiresAt' | 'oldUntil') {
  if (at === null) return undefined;
  const since = field === 'oldUntil' ? `interval '-1 minute'` : `interval '0'`;
  const { rows } = await tx.client.query<{ fits: boolean }>(
    `/* wrongEnd */ select $1::timestamptz >= app.now() + ${since} and $1::timestamptz <= app.now() + make_interval(days => $2) as fits`,
    [at, days],
  );
  return rows[0]?.fits === true ? undefined : keyRefusals.wrongEnd(field, days);
}

/** The partner of a key, and the key's rights. */
export interface KeyHolder {
  readonly actor: Actor;
  readonly partner: OwnPartner;
  readonly keyId: string;
  readonly rights: KeyRights;
  /** app.now(), ISO text. */
  readonly now: string;
}

/**
 * The partner of a key; null for a revoked, expired or unknown key, for a key of a closed partner, and, without a
 * query, for text with a wrong checksum. Runs with every request, so that a revoked key is refused from the commit
 * on. Saves its use at most once a minute. Runs as the system actor `clock`, as sessions do.
 */
export const findPartnerByKey = async (ctx: AppContext, key: string): Promise<KeyHolder | null> =>
  isPartnerKey(key) ? findHolder(ctx, 'hash', sha256(key)) : null;

/** The same by the key's id, for data signed with the key. */
export const findKeyHolder = (ctx: AppContext, keyId: string): Promise<KeyHolder | null> =>
  findHolder(ctx, 'id', keyId);

async function findHolder(ctx: AppContext, by: 'hash' | 'id', value: string): Promise<KeyHolder | null> {
  type Row = OwnPartner & { now: string; keyId: string; kind: KeyKind; scopes: string[] };
  const [found] = await queryAsSystem<Row>(ctx, {
    name: `find-key-by-${by}`,
    // The key first, materialized: with few keys the planner would otherwise scan the keys of its partner.
    text: `/* findHolder */ with k as materialized (select * from app.partner_keys k where k.${by} = $1 and ${keyIsOpenSql}), found as (
        select k.id as key_id, k.kind, k.scopes, k.last_used_at, p.id, p.name, p.language from k join app.partners p on p.id = k.partner_id and p.closed_at is null), used as (
        update app.partner_keys k set last_used_at = app.now() where k.${by} = $1
        and (select last_used_at is null or last_used_at < app.now() - interval '1 minute' from found))
      select id, name, language, key_id as "keyId", kind, scopes, app.iso(app.now()) as now from found`,
    values: [value],
  });
  if (found === undefined) return null;
  const { now, keyId, kind, scopes, ...partner } = found;
  return { actor: partnerActor(partner, kind), partner, keyId, rights: { kind, scopes: scopes.filter(isScope) }, now };
}

/** Those of these keys that are valid now. Runs as the system actor `clock`, as `findPartnerByKey`. */
export async function filterOpenKeys(ctx: AppContext, keyIds: readonly string[]): Promise<Set<string>> {
  const rows = await queryAsSystem<{ id: string }>(ctx, {
    name: 'keys-that-hold',
    text: `/* keysThatHold */ select k.id from app.partner_keys k join app.partners p on p.id = k.partner_id and p.closed_at is null
      where k.id = any($1) and ${keyIsOpenSql}`,
    values: [keyIds],
  });
  return new Set(rows.map(({ id }) => id));
}
