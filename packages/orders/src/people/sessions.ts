import { randomBytes } from 'node:crypto';
import { type Actor, REAUTHENTICATED_MINUTES } from '@beian/domain';
import { type AppContext, queryAsSystem, system, type Tx, transaction } from '../context.ts';
import { newId } from '../ids.ts';
import { sha256 } from '../seal.ts';
import { writeAudit } from '../sql/audit.ts';
import { type StaffView, staffActor } from './staff.ts';
import { shortenAddress } from './tries.ts';

/**
 * Who somebody is, is found out before there is an actor, so these transactions run as the clock: a voice of the system,
 * which sees the tables of the house and whose only business is whether something has run out.
 */
export const systemActor = system('clock');

/** What keeps a session alive, by app.now(): used within eight hours, begun within twenty-four. NIST SP 800-63B-4 (2.2.3) asks for a day and an hour: decision 0056. */
export const IDLE_HOURS = 8;
export const ABSOLUTE_HOURS = 24;
/** For what is still asked for after the password: a code, or to set one up. */
export const PENDING_MINUTES = 10;
/** Of one person at a time; the next one ends the oldest. */
export const MOST_SESSIONS = 10;

export const LIVE_SESSION_SQL = `s.expires_at > app.now() and s.seen_at > app.now() - interval '${IDLE_HOURS} hours' and p.active`;
const COMPLETE_SESSION_SQL = `${LIVE_SESSION_SQL} and s.needs is null`;

/** What is asked for beside the password: a code, or to set up a second factor first. */
export type Needs = 'code' | 'enrol';

/** Where somebody signs in, as far as it is kept: names of browser and system; the address is cut down to its network. */
export interface Client {
  readonly browser: string | null;
  readonly system: string | null;
  readonly address: string;
}
export const unknownClient: Client = { browser: null, system: null, address: '' };

const newToken = (): string => randomBytes(32).toString('base64url');

/** Begins a session with a new token, which is given back and kept nowhere. `previous`, the token that the browser held, ends. */
export async function beginSession(
  tx: Tx,
  staffId: string,
  { previous, needs, client = unknownClient }: { previous?: string | undefined; needs: Needs | null; client?: Client },
): Promise<string> {
  const token = newToken();
  await tx.client.query(
    `/* beginSession */ delete from app.sessions s using app.staff p where p.id = s.staff_id
     and (s.hash = $2 or (s.staff_id = $1 and not (${LIVE_SESSION_SQL})))`,
    [staffId, previous === undefined ? '' : sha256(previous)],
  );
  await tx.client.query(
    `/* beginSession */ delete from app.sessions where id in (
       select id from app.sessions where staff_id = $1 order by created_at desc, id desc offset $2)`,
    [staffId, MOST_SESSIONS - 1],
  );
  await tx.client.query(
    `/* beginSession */ insert into app.sessions (id, hash, staff_id, needs, browser, system, place, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, app.now() + make_interval(mins => $8))`,
    [
      ...[
        newId('session'),
        sha256(token),
        staffId,
        needs,
        client.browser,
        client.system,
        shortenAddress(client.address),
      ],
      needs === null ? ABSOLUTE_HOURS * 60 : PENDING_MINUTES,
    ],
  );
  return token;
}

/** Gives a session another token: whoever has the old one has nothing. Notes that its person has proved who they are. */
export async function renewToken(tx: Tx, sessionId: string): Promise<string> {
  const token = newToken();
  await tx.client.query(
    `/* renewToken */ update app.sessions set hash = $2, proved_at = app.now(), seen_at = app.now() where id = $1`,
    [sessionId, sha256(token)],
  );
  return token;
}

/** A session as a request finds it. */
export interface Session {
  readonly id: string;
  /** Its person has proved who they are a moment ago: may change what lets them, or others, in. */
  readonly fresh: boolean;
}

/**
 * Whose session it is, while it lives; notes at most once a minute that it is used. `quietly` notes nothing: an open page
 * that only listens is no use, and must not keep a session from its idle end. `now`: app.now(), ISO text.
 */
export async function findSession(
  ctx: AppContext,
  token: string,
  { quietly = false } = {},
): Promise<{ actor: Actor; staff: StaffView; session: Session; now: string } | null> {
  const hash = sha256(token);
  const [found] = await queryAsSystem<StaffView & { now: string; sessionId: string; fresh: boolean; unnoted: boolean }>(
    ctx,
    {
      name: 'find-session',
      text: `/* findSession */ select p.id, p.login, p.name, p.roles, s.id as "sessionId",
          s.proved_at > app.now() - interval '${REAUTHENTICATED_MINUTES} minutes' as fresh,
          s.seen_at < app.now() - interval '1 minute' as unnoted, app.iso(app.now()) as now
        from app.sessions s join app.staff p on p.id = s.staff_id where s.hash = $1 and ${COMPLETE_SESSION_SQL}`,
      values: [hash],
    },
  );
  if (found === undefined) return null;
  const { now, sessionId, fresh, unnoted, ...staff } = found;
  // A statement of its own: one that might write costs the database a third more at every request.
  if (unnoted && !quietly)
    await queryAsSystem(ctx, {
      name: 'note-use',
      text: '/* noteUse */ update app.sessions set seen_at = app.now() where hash = $1',
      values: [hash],
    });
  return { actor: staffActor(staff), staff, session: { id: sessionId, fresh }, now };
}

/** The roles of whoever holds each of these tokens now; a token whose session has ended is not there. Notes no use. */
export async function rolesOfTokens(
  ctx: AppContext,
  tokens: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const byHash = new Map(tokens.map((token) => [sha256(token), token]));
  const rows = await queryAsSystem<{ hash: string; roles: string[] }>(ctx, {
    name: 'roles-of-tokens',
    text: `/* rolesOfTokens */ select s.hash, p.roles from app.sessions s join app.staff p on p.id = s.staff_id
      where s.hash = any($1) and ${COMPLETE_SESSION_SQL}`,
    values: [[...byHash.keys()]],
  });
  return new Map(rows.map(({ hash, roles }) => [byHash.get(hash) ?? '', roles]));
}

/** Harmless where the session is gone. */
export async function signOut(ctx: AppContext, token: string): Promise<void> {
  await transaction(ctx, systemActor, async (tx) => {
    const { rows } = await tx.client.query<{ staff_id: string }>(
      `/* signOut */ delete from app.sessions where hash = $1 returning staff_id`,
      [sha256(token)],
    );
    const id = rows[0]?.staff_id;
    if (id !== undefined) await writeAudit(tx, { kind: 'staff', id, roles: [], name: '' }, 'signOut', id, 'done');
  });
}

/** Ends sessions of a person, all but one; says how many there were. Sign-ins that are not finished count as none. */
export async function endSessions(tx: Tx, staffId: string, but: string | null = null): Promise<number> {
  const { rows } = await tx.client.query<{ whole: boolean }>(
    `/* endSessions */ delete from app.sessions where staff_id = $1 and id is distinct from $2 returning needs is null as whole`,
    [staffId, but],
  );
  return rows.filter(({ whole }) => whole).length;
}
