import { foldLogin } from '@beian/domain';
import type { AppContext, Tx } from '../context.ts';

/**
 * Tries to sign in, counted in the database by its clock, so that they outlive a process and are the same in all of them. A try is counted
 * before the password is looked at: many at once are no more than one after the other.
 */
const windowMinutes = 15;
export const tryLimits = {
  /** An account, tried from where nobody of it has signed in before. Each closing lasts twice as long as the one before it, up to a day. */
  account: { most: 10, windowMinutes, longestMinutes: 24 * 60 },
  /** An account on a device on which its person has signed in: a stranger's tries do not close it. */
  device: { most: 10, windowMinutes, longestMinutes: 24 * 60 },
  /** A network: whoever tries many names, and many people behind one address. */
  address: { most: 100, windowMinutes, longestMinutes: windowMinutes },
} as const;

interface TryBucket {
  readonly kind: keyof typeof tryLimits;
  readonly name: string;
}

/**
 * What a try counts for. `device`: of a device that the account's own person has signed in on; it is counted by itself alone, so that no
 * stranger's tries, at this account or from this address, keep that person out.
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
 * Counts a try in each bucket; gives the seconds for which one of them is closed, 0 where none is. A closed one is not counted, so that it opens
 * again however long somebody goes on. `closes`: this try is the last that is let in.
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

/** The try was no failure: it counts no more. `isIn`: somebody is in; then the account, or the device, begins anew. */
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

/** Opens an account again: an administrator has let its person in. */
export const unlockAccount = (ctx: AppContext, tx: Tx, login: string): Promise<void> =>
  deleteBucket(ctx, tx, { kind: 'account', name: foldLogin(login) });

async function deleteBucket(ctx: AppContext, tx: Tx, bucket: TryBucket): Promise<void> {
  await tx.client.query(`/* forgetBucket */ delete from app.sign_in_tries where name = $1`, [nameOf(ctx, bucket)]);
}

/** The network of an address, as it is counted: all that one subscriber commonly has. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  return mapped.includes(':') ? `${groupsOf(mapped).slice(0, 4).join(':')}::` : mapped;
}

/** What of an address is kept with a session: enough to know the place again. */
export function shortenAddress(address: string): string {
  const network = networkOf(address);
  if (network.includes(':')) return `${groupsOf(network).slice(0, 3).join(':')}:…`;
  return /^\d+\.\d+\.\d+\.\d+$/.test(network) ? network.replace(/\.\d+$/, '.*') : '';
}

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): string[] {
  const [before = '', after] = address.split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  return [...head, ...Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0'), ...tail];
}
