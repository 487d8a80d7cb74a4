import { randomBytes } from 'node:crypto';
import type { Actor } from '@beian/domain';
import { askAtDoor, type House, inTransaction, system } from '../house.ts';
import { sha256 } from '../seal.ts';
import { writeAudit } from '../sql/audit.ts';
import { passwordFits } from './passwords.ts';
import { type StaffView, staffActor } from './staff.ts';

/**
 * Who somebody is, is found out before there is an actor, so these transactions run as the clock: a voice of the system,
 * which sees the tables of the house and whose only business is whether something has run out.
 */
const doorkeeper = system('clock');

/** What keeps a session alive, by app.now(): used within eight hours, begun within twenty-four. */
const IDLE = `interval '8 hours'`;
const ABSOLUTE = `interval '24 hours'`;
const LIVE = `s.expires_at > app.now() and s.seen_at > app.now() - ${IDLE} and p.active`;

export interface SignedIn {
  /** 32 random bytes, base64url: for the cookie alone. The table holds its SHA-256. */
  readonly token: string;
  readonly actor: Actor;
  readonly staff: StaffView;
}

/**
 * Null for a wrong password, an unknown login and a closed account alike, after the same work. Each success has a new
 * token; `previous`, the one that the browser held, ends. Both outcomes leave an audit row, without what was typed.
 */
export async function signIn(
  house: House,
  { login, password, previous }: { login: string; password: string; previous?: string },
): Promise<SignedIn | null> {
  const known = await inTransaction(house, doorkeeper, async (tx) => {
    const { rows } = await tx.client.query<StaffView & { password_hash: string }>(
      `/* signIn */ select id, login, name, roles, password_hash from app.staff where login = $1 and active`,
      // Text with a NUL is no login, and no text to PostgreSQL.
      [login.includes('\0') ? '' : login],
    );
    return rows[0];
  });
  // Outside of a transaction: the hash takes tens of milliseconds, and a connection is dear.
  const fits = await passwordFits(known?.password_hash, password);
  return inTransaction(house, doorkeeper, async (tx) => {
    if (known === undefined || !fits) {
      await writeAudit(tx, doorkeeper, 'signIn', known?.id, 'refused');
      return null;
    }
    const token = randomBytes(32).toString('base64url');
    await tx.client.query(
      `/* signIn */ delete from app.sessions s using app.staff p where p.id = s.staff_id
       and (s.hash = $2 or (s.staff_id = $1 and not (${LIVE})))`,
      [known.id, previous === undefined ? '' : sha256(previous)],
    );
    await tx.client.query(
      `/* signIn */ insert into app.sessions (hash, staff_id, expires_at) values ($1, $2, app.now() + ${ABSOLUTE})`,
      [sha256(token), known.id],
    );
    const { password_hash: _, ...staff } = known;
    const actor = staffActor(staff);
    await writeAudit(tx, actor, 'signIn', known.id, 'done');
    return { token, actor, staff };
  });
}

/**
 * Whose session it is, while it lives; notes at most once a minute that it is used. `quietly` notes nothing: an open page
 * that only listens is no use, and must not keep a session from its idle end. `now`: app.now(), ISO text.
 */
export async function findSession(
  house: House,
  token: string,
  { quietly = false } = {},
): Promise<{ actor: Actor; staff: StaffView; now: string } | null> {
  const [found] = await askAtDoor<StaffView & { now: string }>(house, {
    name: 'find-session',
    text: `/* findSession */ with live as (
        select s.hash, s.seen_at, p.id, p.login, p.name, p.roles from app.sessions s join app.staff p on p.id = s.staff_id
        where s.hash = $1 and ${LIVE}), seen as (
        update app.sessions s set seen_at = app.now() from live
        where s.hash = live.hash and not $2 and live.seen_at < app.now() - interval '1 minute')
      select id, login, name, roles, app.iso(app.now()) as now from live`,
    values: [sha256(token), quietly],
  });
  if (found === undefined) return null;
  const { now, ...staff } = found;
  return { actor: staffActor(staff), staff, now };
}

/** Harmless where the session is gone. */
export async function signOut(house: House, token: string): Promise<void> {
  await inTransaction(house, doorkeeper, async (tx) => {
    const { rows } = await tx.client.query<{ staff_id: string }>(
      `/* signOut */ delete from app.sessions where hash = $1 returning staff_id`,
      [sha256(token)],
    );
    const id = rows[0]?.staff_id;
    if (id !== undefined) await writeAudit(tx, { kind: 'staff', id, roles: [], name: '' }, 'signOut', id, 'done');
  });
}
