import type { AppContext, Tx } from '@beian/database/transaction';
import { foldLogin } from '@beian/domain/staff';

/**
 * Sign-in attempts, counted in the database by its clock, so that counts survive restarts and are shared by all
 * processes. An attempt is counted before the password is checked, so that parallel attempts gain nothing.
 */
const windowMinutes = 15;
export const tryLimits = {
  /**
   * An account, from a device on which nobody of it has signed in before. Each lock lasts twice as long as the
   * previous one, up to a day.
   */
  account: { most: 10, windowMinutes, longestMinutes: 24 * 60 },
  /** An account on a device on which its owner has signed in: a stranger's attempts do not lock it. */
  device: { most: 10, windowMinutes, longestMinutes: 24 * 60 },
  /** A network: for attempts on many names, and shared by many people behind one address. */
  address: { most: 100, windowMinutes, longestMinutes: windowMinutes },
} as const;

interface TryBucket {
  readonly kind: keyof typeof tryLimits;
  readonly name: string;
}

/**
 * The buckets that an attempt counts in. `device`: a device on which the account's owner has signed in; only its own
 * bucket is counted, so that attempts from elsewhere do not lock out the owner.
 */
export const bucketsOf = (tried: { account: string; device: string | undefined; address: string }): TryBucket[] =>
  tried.device === undefined
    ? [
        { kind: 'account', name: foldLogin(tried.account) },
        { kind: 'address', name: networkOf(tried.address) },
      ]
    : [{ kind: 'device', name: tried.device }];

const nameOf = (ctx: AppContext, { kind, name }: TryBucket): string => ctx.keys.searchHash(`sign-in ${kind}`, name);

/**
 * Counts an attempt in each bucket; returns the seconds for which one of them is locked, 0 if none is. Attempts on a
 * locked bucket are not counted, so that it unlocks even if they go on. `locksNow`: this is the last attempt that is
 * permitted.
 */
export async function recordTry(
  ctx: AppContext,
  tx: Tx,
  tried: readonly TryBucket[],
): Promise<{ lockedForSeconds: number; locksNow: boolean }> {
  let lockedForSeconds = 0;
  let locksNow = false;
  for (const bucket of tried) {
    const { most, longestMinutes } = tryLimits[bucket.kind];
    const { rows } = await tx.client.query<{ tries: number; left: number }>(
      `/* takeTry */ insert into app.sign_in_tries as t (name, tries, until)
       values ($1, 1, app.now() + make_interval(mins => $3))
       on conflict (name) do update set
         tries = case when t.until <= app.now() then 1 else least(t.tries + 1, $2 + 1) end,
         until = case when t.until <= app.now() then app.now() + make_interval(mins => $3)
           when t.tries + 1 = $2 then app.now() + make_interval(mins => least($3 * (2 ^ least(t.closings, 10))::int, $4)) else t.until end,
         closings = case when t.until <= app.now() then (case when t.until < app.now() - interval '1 day' then 0 else t.closings end)
           when t.tries + 1 = $2 then t.closings + 1 else t.closings end
       returning tries, ceil(extract(epoch from until - app.now()))::int as left`,
      [nameOf(ctx, bucket), most, windowMinutes, longestMinutes],
    );
    const { tries = 0, left = 0 } = rows[0] ?? {};
    if (tries > most) lockedForSeconds = Math.max(lockedForSeconds, left);
    if (tries === most) locksNow = true;
  }
  return { lockedForSeconds, locksNow };
}

/**
 * The attempt was no failure and is taken off the count. `signedIn`: somebody signed in, so the account or device
 * starts again at 0.
 */
export async function undoTry(ctx: AppContext, tx: Tx, tried: readonly TryBucket[], signedIn: boolean): Promise<void> {
  for (const bucket of tried) {
    if (signedIn && bucket.kind !== 'address') await deleteBucket(ctx, tx, bucket);
    else
      await tx.client.query(
        `/* forgetTry */ update app.sign_in_tries set tries = tries - 1 where name = $1 and tries > 0`,
        [nameOf(ctx, bucket)],
      );
  }
  if (signedIn)
    await tx.client.query(`/* forgetTry */ delete from app.sign_in_tries where until < app.now() - interval '1 day'`);
}

/** Unlocks an account after an administrator has reset it. */
export const unlockAccount = (ctx: AppContext, tx: Tx, login: string): Promise<void> =>
  deleteBucket(ctx, tx, { kind: 'account', name: foldLogin(login) });

async function deleteBucket(ctx: AppContext, tx: Tx, bucket: TryBucket): Promise<void> {
  await tx.client.query(`/* forgetBucket */ delete from app.sign_in_tries where name = $1`, [nameOf(ctx, bucket)]);
}

/** The network of an address for counting: what one subscriber commonly has. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  return mapped.includes(':') ? `${groupsOf(mapped).slice(0, 4).join(':')}::` : mapped;
}

/** The part of an address that is stored with a session, enough to recognise the network. */
export function shortenAddress(address: string): string {
  const network = networkOf(address);
  if (network.includes(':')) return `${groupsOf(network).slice(0, 3).join(':')}:…`;
  return /^\d+\.\d+\.\d+\.\d+$/.test(network) ? network.replace(/\.\d+$/, '.*') : '';
}

function groupsOf(address: string): string[] {
  const [before = '', after] = address.split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  return [...head, ...Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0'), ...tail];
}
