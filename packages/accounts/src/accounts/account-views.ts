import { type IdPage, keysetPage, type PageQuery } from '@beian/database/sql';
import type { Tx } from '@beian/database/transaction';
import { type Actor, type OwnAccountView, SESSION_IDLE_HOURS, type StaffAccountView } from '@beian/domain/staff';

import { LIVE_SESSION_SQL, type Session } from '../sign-in/sessions.ts';

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
): Promise<StaffAccountView[]> {
  const { rows } = await tx.client.query<StaffAccountView>(
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

export async function loadOwnAccount(
  tx: Tx,
  actor: Actor,
  session: Session,
  bounds: { readonly alone: number; readonly withCode: number },
): Promise<OwnAccountView> {
  const { rows } = await tx.client.query<Omit<OwnAccountView, 'passwordLeast'>>(
    `/* loadOwnAccount */ select p.id, p.login, p.name, p.roles, p.issuer is not null as "ofProvider",
       f.secret is not null as "secondFactor", app.iso(f.since) as "secondFactorSince", app.must_have_factor(p.roles) as "secondFactorNeeded",
       (select count(*)::int from app.recovery_codes r where r.staff_id = p.id and r.used_at is null) as "recoveryCodesLeft", app.iso(p.password_at) as "passwordChangedAt", ${sessionsSql('$2')} as sessions
     from app.staff p left join app.second_factors f on f.staff_id = p.id where p.id = $1`,
    [actor.id, session.id],
  );
  const row = rows[0];
  if (row === undefined) throw new Error('somebody who is signed in has no account');
  return { ...row, passwordLeast: row.secondFactor ? bounds.withCode : bounds.alone };
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
