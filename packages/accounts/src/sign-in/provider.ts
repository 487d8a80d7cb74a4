import { createHash } from 'node:crypto';
import { writeAudit } from '@beian/database/audit';
import { noteWritten } from '@beian/database/covered-rows';
import { newId } from '@beian/database/ids';
import { type AppContext, transaction } from '@beian/database/transaction';
import { MAX_NAME_LENGTH, type StaffMemberView, type StaffRole, staffRoles } from '@beian/domain/staff';
import { readDeviceCookie } from './device.ts';
import { endSessions, systemActor, unknownClient } from './sessions.ts';
import { type SignedIn, type SignInOrigin, startSession } from './sign-in.ts';

/** A person at the identity provider, from the verified ID token. */
export interface ProviderIdentity {
  /** Only these two identify the person. */
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  /** Our roles that the claim maps to. */
  readonly roles: readonly StaffRole[];
}
export type ProviderSignInOutcome = SignedIn | { readonly ok: false; readonly code: 'NO_ROLE' | 'ACCOUNT_CLOSED' };

/** A generated login: people of the identity provider have no password here. */
const loginOf = ({ issuer, subject }: ProviderIdentity): string =>
  `sso-${createHash('sha256').update(`${issuer}\0${subject}`).digest('hex').slice(0, 12)}`;

/**
 * Signs in a person whom the identity provider has verified; the first sign-in creates the account. Name and roles
 * are updated each time; without a role of ours the sign-in is refused and existing sessions end. Our second factor
 * is not required, because the provider is responsible for it.
 */
export const signInByProvider = (
  ctx: AppContext,
  identity: ProviderIdentity,
  { previous, ...from }: { previous?: string | undefined } & SignInOrigin,
): Promise<ProviderSignInOutcome> =>
  transaction(ctx, systemActor, async (tx) => {
    const roles = staffRoles.filter((role) => identity.roles.includes(role));
    const name = [...identity.name.trim()].slice(0, MAX_NAME_LENGTH).join('') || loginOf(identity);
    // Two concurrent first sign-ins of one person create one account.
    if (roles.length > 0)
      await tx.client.query(
        `/* enterByProvider */ insert into app.staff (id, login, name, roles, issuer, subject) values ($1, $2, $3, $4, $5, $6)
         on conflict do nothing`,
        [newId('staff'), loginOf(identity), name, roles, identity.issuer, identity.subject],
      );
    const { rows } = await tx.client.query<StaffMemberView & { active: boolean }>(
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
    noteWritten(tx, 'staff', known.id);
    if (rolesDiffer)
      await writeAudit(tx, systemActor, 'changeStaffRoles', known.id, 'done', {
        by: 'provider',
        from: known.roles,
        to: roles,
      });
    if (roles.length === 0) {
      await endSessions(tx, known.id, 'ACCOUNT_CLOSED');
      return refuse('NO_ROLE');
    }
    if (!known.active) return refuse('ACCOUNT_CLOSED');
    const device = readDeviceCookie(ctx, from.device, known.id);
    const person = { id: known.id, login: known.login, name, roles, needs: null };
    return startSession(ctx, tx, person, { previous, client: from.client ?? unknownClient, device, by: 'provider' });
  });
