import { randomInt } from 'node:crypto';
import { noteWritten } from '@beian/database/covered-rows';
import { sha256 } from '@beian/database/sealing';
import type { AppContext, Tx } from '@beian/database/transaction';
import { RECOVERY_CODES } from '@beian/domain/staff';
import { Secret, TOTP } from 'otpauth';

const STEP_SECONDS = 30;
/** Accepted time steps before and after the database's time. */
const WINDOW = 1;
const ISSUER = '备案审核台';
/** Time to confirm a new secret. */
const PENDING_MINUTES = 30;

const factorAad = (which: 'secret' | 'pending', staffId: string): string => `second_factors.${which}:${staffId}`;

const totpOf = (secret: Secret, label = ''): TOTP =>
  new TOTP({ issuer: ISSUER, label, secret, algorithm: 'SHA1', digits: 6, period: STEP_SECONDS });

/** What is needed to set up an authenticator app. */
export interface Enrolment {
  /** `otpauth://totp/…`, for a QR code. */
  readonly uri: string;
  /** Base32. */
  readonly key: string;
}

/** Creates a secret of 160 random bits (RFC 4226, 4); the present one stays in force until the first correct code. */
export async function beginFactor(
  ctx: AppContext,
  tx: Tx,
  { id, login }: { id: string; login: string },
): Promise<Enrolment> {
  const secret = new Secret({ size: 20 });
  await tx.client.query(
    `/* beginFactor */ insert into app.second_factors (staff_id, pending, pending_at) values ($1, $2, app.now())
     on conflict (staff_id) do update set pending = excluded.pending, pending_at = excluded.pending_at`,
    [id, ctx.keys.seal(factorAad('pending', id), secret.base32)],
  );
  noteWritten(tx, 'second_factors', id);
  return { uri: totpOf(secret, login).toString(), key: secret.base32 };
}

/**
 * The first correct code puts the new secret in force; returns new recovery codes, or null if the code is wrong or
 * too late.
 */
export async function confirmFactor(ctx: AppContext, tx: Tx, staffId: string, code: string): Promise<string[] | null> {
  const { rows } = await tx.client.query<{ pending: Buffer | null; at: number }>(
    `/* confirmFactor */ select pending, extract(epoch from app.now())::float8 as at from app.second_factors
     where staff_id = $1 and pending_at > app.now() - make_interval(mins => $2) for update`,
    [staffId, PENDING_MINUTES],
  );
  const { pending = null, at = 0 } = rows[0] ?? {};
  if (pending === null) return null;
  const secret = ctx.keys.unseal(factorAad('pending', staffId), pending).toString();
  const step = stepOf(secret, code, at);
  if (step === null) return null;
  await tx.client.query(
    `/* confirmFactor */ update app.second_factors set secret = $2, since = app.now(), used_step = $3, pending = null, pending_at = null
     where staff_id = $1`,
    [staffId, ctx.keys.seal(factorAad('secret', staffId), secret), step],
  );
  noteWritten(tx, 'second_factors', staffId);
  return makeRecoveryCodes(tx, staffId);
}

/** The time step around `at` (seconds) to which the code belongs; null if none. */
function stepOf(secret: string, code: string, at: number): number | null {
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const delta = totpOf(Secret.fromBase32(secret)).validate({ token, timestamp: at * 1000, window: WINDOW });
  return delta === null ? null : Math.floor(at / STEP_SECONDS) + delta;
}

/** Accepts a TOTP code or a recovery code, each only once; null if it is not accepted. */
export async function consumeCode(
  ctx: AppContext,
  tx: Tx,
  staffId: string,
  code: string,
): Promise<'code' | 'recovery' | null> {
  const { rows } = await tx.client.query<{ secret: Buffer | null; used: string; at: number }>(
    `/* takeCode */ select secret, used_step as used, extract(epoch from app.now())::float8 as at from app.second_factors
     where staff_id = $1 for update`,
    [staffId],
  );
  const { secret = null, used = '0', at = 0 } = rows[0] ?? {};
  if (secret === null) return null;
  const step = stepOf(ctx.keys.unseal(factorAad('secret', staffId), secret).toString(), code, at);
  if (step !== null && step > Number(used)) {
    await tx.client.query('/* takeCode */ update app.second_factors set used_step = $2 where staff_id = $1', [
      staffId,
      step,
    ]);
    return 'code';
  }
  const { rowCount } = await tx.client.query(
    `/* takeCode */ update app.recovery_codes set used_at = app.now() where staff_id = $1 and hash = $2 and used_at is null`,
    [staffId, sha256(bareCode(code))],
  );
  return rowCount === 1 ? 'recovery' : null;
}

/** Crockford's base 32: no letter that looks like a digit. */
const codeAlphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const bareCode = (typed: string): string =>
  typed
    .toLowerCase()
    .replace(/o/g, '0')
    .replace(/[il]/g, '1')
    .replace(/[^0-9a-z]/g, '');

/** Replaces the recovery codes by new ones of 120 random bits each; the table holds their SHA-256. */
export async function makeRecoveryCodes(tx: Tx, staffId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () =>
    Array.from({ length: 6 }, () => Array.from({ length: 4 }, () => codeAlphabet[randomInt(32)]).join('')).join('-'),
  );
  await tx.client.query('/* makeRecoveryCodes */ delete from app.recovery_codes where staff_id = $1', [staffId]);
  await tx.client.query(
    '/* makeRecoveryCodes */ insert into app.recovery_codes (staff_id, hash) select $1, unnest($2::text[])',
    [staffId, codes.map((code) => sha256(bareCode(code)))],
  );
  return codes;
}

export async function removeFactor(tx: Tx, staffId: string): Promise<boolean> {
  await tx.client.query('/* removeFactor */ delete from app.recovery_codes where staff_id = $1', [staffId]);
  const { rows } = await tx.client.query<{ had: boolean }>(
    '/* removeFactor */ delete from app.second_factors where staff_id = $1 returning secret is not null as had',
    [staffId],
  );
  noteWritten(tx, 'second_factors', staffId);
  return rows[0]?.had === true;
}

/**
 * SQL over `p`, a row of app.staff: what is required beside the password. A person with a second factor always needs
 * a code, whatever the setting.
 */
export const needsSql = `case when exists (select 1 from app.second_factors f where f.staff_id = p.id and f.secret is not null) then 'code'
  when not p.password_alone or app.must_have_factor(p.roles) then 'enrol' end`;
