import { type IdPage, keysetPage, type PageQuery } from '@beian/database/sql';
import type { Tx } from '@beian/database/transaction';

import { type AccountState, type Actor, RECOVERY_CODES, SESSION_IDLE_HOURS } from '@beian/domain/staff';

import { LIVE_SESSION_SQL, type Session } from '../sign-in/sessions.ts';
import type { StaffRole } from '../staff/staff.ts';

/** An account of staff or of a partner's person as administrators see it. Instants are ISO text. */
export interface AccountView {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly roles: readonly StaffRole[];
  readonly state: AccountState;
  /** Signs in through the identity provider. */
  readonly ofProvider: boolean;
  readonly secondFactor: boolean;
  /** When the last invitation link expires; null if no link is valid. */
  readonly invitedUntil: string | null;
  readonly lastSeenAt: string | null;
  readonly sessions: readonly SessionView[];
  /** The caller's own account, which the caller cannot manage. */
  readonly own: boolean;
}

/** A session with what helps its owner recognise it. */
export interface SessionView {
  readonly id: string;
  /** Names, e.g. `Chrome`, `Windows`; null if unknown. */
  readonly browser: string | null;
  readonly system: string | null;
  /** The network in which the session began, e.g. `203.0.113.*`. */
  readonly place: string;
  readonly begunAt: string;
  /** Rounded to the minute. */
  readonly seenAt: string;
  readonly endsAt: string;
  /** The session that made this request. */
  readonly current: boolean;
}

const sessionsSql = (
  own: string,
): string => `(select coalesce(json_agg(json_build_object('id', s.id, 'browser', s.browser, 'system', s.system,
    'place', coalesce(s.place, ''), 'begunAt', app.iso(s.created_at), 'seenAt', app.iso(s.seen_at),
    'endsAt', app.iso(least(s.expires_at, s.seen_at + interval '${SESSION_IDLE_HOURS} hours')), 'current', s.id = ${own})
    order by s.created_at desc, s.id desc), '[]') from app.sessions s where s.staff_id = p.id and s.needs is null and ${LIVE_SESSION_SQL})`;

/** Accounts of these ids, each with at most ten sessions. */
export async function loadAccounts(
  tx: Tx,
  actor: Actor,
  session: Session,
  ids: readonly string[],
): Promise<AccountView[]> {
  const { rows } = await tx.client.query<AccountView>(
    `/* loadAccounts */ select p.id, p.login, p.name, p.roles,
       case when not p.active then 'CLOSED' when p.password_hash is null and p.issuer is null then 'INVITED' else 'ACTIVE' end as state,
       p.issuer is not null as "ofProvider",
       exists (select 1 from app.second_factors f where f.staff_id = p.id and f.secret is not null) as "secondFactor",
       (select app.iso(max(i.expires_at)) from app.invitations i where i.staff_id = p.id and i.ended_at is null
         and i.expires_at > app.now()) as "invitedUntil",
       (select app.iso(max(s.seen_at)) from app.sessions s where s.staff_id = p.id and s.needs is null) as "lastSeenAt",
       ${sessionsSql('$2')} as sessions, p.id = $3 as own
     from app.staff p where p.id = any($1)`,
    [ids, session.id, actor.id],
  );
  return rows;
}

/** The caller's own account. */
export interface OwnAccountView extends Omit<AccountView, 'own' | 'invitedUntil' | 'lastSeenAt' | 'state'> {
  readonly secondFactorSince: string | null;
  /** The security settings require a second factor. */
  readonly secondFactorNeeded: boolean;
  readonly recoveryCodesLeft: number;
  readonly recoveryCodesMade: number;
  readonly passwordChangedAt: string | null;
  /** Minimum length of a new password, in characters. */
  readonly passwordLeast: number;
}

export async function loadOwnAccount(
  tx: Tx,
  actor: Actor,
  session: Session,
  bounds: { readonly alone: number; readonly withCode: number },
): Promise<OwnAccountView> {
  const { rows } = await tx.client.query<Omit<OwnAccountView, 'passwordLeast' | 'recoveryCodesMade'>>(
    `/* loadOwnAccount */ select p.id, p.login, p.name, p.roles, p.issuer is not null as "ofProvider",
       f.secret is not null as "secondFactor", app.iso(f.since) as "secondFactorSince", app.must_have_factor(p.roles) as "secondFactorNeeded",
       (select count(*)::int from app.recovery_codes r where r.staff_id = p.id and r.used_at is null) as "recoveryCodesLeft", app.iso(p.password_at) as "passwordChangedAt", ${sessionsSql('$2')} as sessions
     from app.staff p left join app.second_factors f on f.staff_id = p.id where p.id = $1`,
    [actor.id, session.id],
  );
  const row = rows[0];
  if (row === undefined) throw new Error('somebody who is signed in has no account');
  return {
    ...row,
    recoveryCodesMade: RECOVERY_CODES,
    passwordLeast: row.secondFactor ? bounds.withCode : bounds.alone,
  };
}

/** Accounts by name, closed ones included: of the staff, or of one partner's people. */
export const listAccountIds = (tx: Tx, partnerId: string | null, asked: PageQuery): Promise<IdPage> =>
  keysetPage(
    tx,
    { from: 'app.staff o', key: 'o.name', type: 'text' },
    [partnerId === null ? 'o.partner_id is null' : 'o.partner_id = $1'],
    partnerId === null ? [] : [partnerId],
    asked,
  );
