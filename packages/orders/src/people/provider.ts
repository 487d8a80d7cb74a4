import { createHash } from 'node:crypto';
import { MAX_NAME_LENGTH, staffRoles } from '@beian/domain';
import { type AppContext, transaction } from '../context.ts';
import { newId } from '../ids.ts';
import { writeAudit } from '../sql/audit.ts';
import { readDeviceCookie } from './device.ts';
import { endSessions, systemActor, unknownClient } from './sessions.ts';
import { type SignedIn, type SignInOrigin, startSession } from './sign-in.ts';
import type { StaffRole, StaffView } from './staff.ts';

/** Who comes from the identity provider, as its verified ID token says. */
export interface ProviderIdentity {
  /** These two say who it is; nothing else of the token does. */
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  /** Those of ours that the claim stands for. */
  readonly roles: readonly StaffRole[];
}
export type ProviderSignInOutcome = SignedIn | { readonly ok: false; readonly code: 'NO_ROLE' | 'ACCOUNT_CLOSED' };

/** Never one that somebody can type: people of the provider have no password here. */
const loginOf = ({ issuer, subject }: ProviderIdentity): string =>
  `sso-${createHash('sha256').update(`${issuer}\0${subject}`).digest('hex').slice(0, 12)}`;

/**
 * Lets in who the provider has verified; a person who comes for the first time has an account from then on. Name and roles are taken anew each
 * time; without a role of ours nobody is let in, and sessions that there are end. A second factor of ours is not asked for: it is the provider's.
 */
export const signInByProvider = (
  ctx: AppContext,
  identity: ProviderIdentity,
  { previous, ...from }: { previous?: string | undefined } & SignInOrigin,
): Promise<ProviderSignInOutcome> =>
  transaction(ctx, systemActor, async (tx) => {
    const roles = staffRoles.filter((role) => identity.roles.includes(role));
    const name = [...identity.name.trim()].slice(0, MAX_NAME_LENGTH).join('') || loginOf(identity);
    // Two first sign-ins of one person at once are one account.
    if (roles.length > 0)
      await tx.client.query(
        `/* enterByProvider */ insert into app.staff (id, login, name, roles, issuer, subject) values ($1, $2, $3, $4, $5, $6)
         on conflict do nothing`,
        [newId('staff'), loginOf(identity), name, roles, identity.issuer, identity.subject],
      );
    const { rows } = await tx.client.query<StaffView & { active: boolean }>(
      `/* enterByProvider */ select id, login, name, roles, active from app.staff where issuer = $1 and subject = $2 for update`,
      [identity.issuer, identity.subject],
    );
    const known = rows[0];
    const refuse = async (code: 'NO_ROLE' | 'ACCOUNT_CLOSED'): Promise<ProviderSignInOutcome> => {
      await writeAudit(tx, systemActor, 'signIn', known?.id, 'refused', { by: 'provider', code });
      return { ok: false, code };
    };
    if (known === undefined) return refuse('NO_ROLE');
    const rolesDiffer = known.roles.join() !== roles.join();
    if (rolesDiffer || known.name !== name)
      await tx.client.query('/* enterByProvider */ update app.staff set roles = $2, name = $3 where id = $1', [
        known.id,
        roles,
        name,
      ]);
    if (rolesDiffer)
      await writeAudit(tx, systemActor, 'changeStaffRoles', known.id, 'done', {
        by: 'provider',
        from: known.roles,
        to: roles,
      });
    if (roles.length === 0) {
      await endSessions(tx, known.id);
      return refuse('NO_ROLE');
    }
    if (!known.active) return refuse('ACCOUNT_CLOSED');
    const device = readDeviceCookie(ctx, from.device, known.id);
    const person = { id: known.id, login: known.login, name, roles, needs: null };
    return startSession(ctx, tx, person, { previous, client: from.client ?? unknownClient, device, by: 'provider' });
  });
