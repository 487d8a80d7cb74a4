import { randomBytes } from 'node:crypto';
import { writeAudit } from '@beian/database/audit';
import { newId } from '@beian/database/ids';
import { sha256 } from '@beian/database/sealing';
import { type AppContext, queryAsSystem, system, type Tx, transaction } from '@beian/database/transaction';
import {
  type Actor,
  MAX_SESSIONS,
  REAUTHENTICATED_MINUTES,
  SESSION_HOURS,
  SESSION_IDLE_HOURS,
  type SessionEnd,
  type StaffMemberView,
} from '@beian/domain/staff';
import { type PartnerOfPerson, partnerPersonActor, staffActor } from '../staff/staff.ts';
import { isOpenSql } from '../staff/staff-sql.ts';
import { shortenAddress } from './tries.ts';

/**
 * The actor is unknown until the session is found, so these transactions run as the system actor `clock`, which may
 * read the staff tables.
 */
export const systemActor = system('clock');

/** Time to finish a sign-in after the password: enter a code, or set one up. */
export const PENDING_MINUTES = 10;

const IDLE_AT_SQL = `s.seen_at + interval '${SESSION_IDLE_HOURS} hours'`;
const UNENDED_SQL = `s.end_reason is null and s.expires_at > app.now() and ${IDLE_AT_SQL} > app.now()`;
export const LIVE_SESSION_SQL = `${UNENDED_SQL} and ${isOpenSql('p')}`;
const COMPLETE_SESSION_SQL = `${LIVE_SESSION_SQL} and s.needs is null`;
/** The same with the account's partner joined as `c`: each request looks up its session, and one look at the partner takes half as long as two. */
const COMPLETE_SESSION_JOINED_SQL = `${UNENDED_SQL} and p.active and c.closed_at is null and s.needs is null`;

/** What is still required after the password: a code, or to set up a second factor first. */
export type Needs = 'code' | 'enrol';

/** The client of a session as it is stored: names of browser and system; the address is reduced to its network. */
export interface Client {
  readonly browser: string | null;
  readonly system: string | null;
  readonly address: string;
}
export const unknownClient: Client = { browser: null, system: null, address: '' };

const newToken = (): string => randomBytes(32).toString('base64url');

/**
 * Begins a session and returns its token, which is not stored. The session of `previous`, the token that the browser
 * held, ends.
 */
export async function beginSession(
  tx: Tx,
  staffId: string,
  { previous, needs, client = unknownClient }: { previous?: string | undefined; needs: Needs | null; client?: Client },
): Promise<string> {
  const token = newToken();
  await tx.client.query(
    '/* beginSession */ delete from app.sessions s where s.hash = $2 or (s.staff_id = $1 and s.expires_at <= app.now())',
    [staffId, previous === undefined ? '' : sha256(previous)],
  );
  await tx.client.query(
    `/* beginSession */ update app.sessions set end_reason = 'NEWER_SIGN_IN' where id in (
       select s.id from app.sessions s where s.staff_id = $1 and ${UNENDED_SQL} order by s.created_at desc, s.id desc offset $2)`,
    [staffId, MAX_SESSIONS - 1],
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
      needs === null ? SESSION_HOURS * 60 : PENDING_MINUTES,
    ],
  );
  return token;
}

/**
 * Replaces the token of a session; the old one is no longer valid. Saves that the person has confirmed their
 * identity.
 */
export async function renewToken(tx: Tx, sessionId: string): Promise<string> {
  const token = newToken();
  await tx.client.query(
    `/* renewToken */ update app.sessions set hash = $2, proved_at = app.now(), seen_at = app.now() where id = $1`,
    [sessionId, sha256(token)],
  );
  return token;
}

export interface Session {
  readonly id: string;
  /** The person confirmed their identity recently, and may change credentials and accounts. */
  readonly fresh: boolean;
}

interface FoundRow {
  readonly now: string;
  readonly sessionId: string;
  readonly fresh: boolean;
  readonly unnoted: boolean;
  readonly partner: PartnerOfPerson | null;
}

export interface FoundSession {
  readonly actor: Actor;
  readonly staff: StaffMemberView;
  /** Null for a member of staff. */
  readonly partner: PartnerOfPerson | null;
  readonly session: Session;
  readonly now: string;
}

/**
 * The session of a token while it is valid; saves its use at most once a minute. `quietly` saves nothing: an open
 * page that only listens must not extend the idle time. `now`: app.now(), ISO text.
 */
export async function findSession(
  ctx: AppContext,
  token: string,
  { quietly = false } = {},
): Promise<FoundSession | null> {
  const hash = sha256(token);
  const [found] = await queryAsSystem<StaffMemberView & FoundRow>(ctx, {
    name: 'find-session',
    text: `/* findSession */ select p.id, p.login, p.name, p.roles, s.id as "sessionId",
          s.proved_at > app.now() - interval '${REAUTHENTICATED_MINUTES} minutes' as fresh,
          s.seen_at < app.now() - interval '1 minute' as unnoted, app.iso(app.now()) as now,
          case when c.id is not null then json_build_object('id', c.id, 'name', c.name, 'language', c.language) end as partner
        from app.sessions s join app.staff p on p.id = s.staff_id left join app.partners c on c.id = p.partner_id
        where s.hash = $1 and ${COMPLETE_SESSION_JOINED_SQL}`,
    values: [hash],
  });
  if (found === undefined) return null;
  const { now, sessionId, fresh, unnoted, partner, ...staff } = found;
  // A separate statement: one that may write takes the database a third more time, at every request.
  if (unnoted && !quietly)
    await queryAsSystem(ctx, {
      name: 'note-use',
      text: '/* noteUse */ update app.sessions set seen_at = app.now() where hash = $1',
      values: [hash],
    });
  const actor = partner === null ? staffActor(staff) : partnerPersonActor(staff, partner);
  return { actor, staff, partner, session: { id: sessionId, fresh }, now };
}

/**
 * The current roles of the holder of each token; tokens whose session has ended are left out. Does not count as use.
 */
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

/** Does nothing if the session is gone. */
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

/**
 * Why the session of a token has ended; null for one that goes on, is unknown, or ended by signing out. A token that is
 * not a session's tells nothing.
 */
export async function findSessionEnd(ctx: AppContext, token: string): Promise<SessionEnd | null> {
  const [found] = await queryAsSystem<{ reason: SessionEnd | null }>(ctx, {
    name: 'find-session-end',
    text: `/* findSessionEnd */ select case when s.end_reason is not null then s.end_reason
          when not ${isOpenSql('p')} then 'ACCOUNT_CLOSED'
          when least(s.expires_at, ${IDLE_AT_SQL}) > app.now() then null
          when s.expires_at <= ${IDLE_AT_SQL} then 'EXPIRED' else 'IDLE' end as reason
        from app.sessions s join app.staff p on p.id = s.staff_id where s.hash = $1 and s.needs is null`,
    values: [sha256(token)],
  });
  return found?.reason ?? null;
}

/**
 * Ends all sessions of a person except `but`, and returns their number. Unfinished sign-ins are ended but not
 * counted.
 */
export async function endSessions(
  tx: Tx,
  staffId: string,
  reason: Exclude<SessionEnd, 'IDLE' | 'EXPIRED'>,
  but: string | null = null,
): Promise<number> {
  const { rows } = await tx.client.query<{ whole: boolean }>(
    `/* endSessions */ update app.sessions s set end_reason = $2 where s.staff_id = $1 and s.id is distinct from $3
     and ${UNENDED_SQL} returning s.needs is null as whole`,
    [staffId, reason, but],
  );
  return rows.filter(({ whole }) => whole).length;
}
