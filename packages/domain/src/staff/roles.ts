import { type BilingualText, bilingual } from '../bilingual-text.ts';

/** Who may act. People first, then the three outside voices that enter through the same door. */
export const roles = {
  applicant: bilingual('申请人（合作方）', 'Applicant (partner)'),
  reviewer: bilingual('审核员', 'Reviewer'),
  supervisor: bilingual('主管', 'Supervisor'),
  administrator: bilingual('管理员', 'Administrator'),
  bureau: bilingual('管局', 'Bureau'),
  ministry: bilingual('工信部', 'Ministry'),
  clock: bilingual('时钟', 'Clock'),
} as const satisfies Record<string, BilingualText>;

export type Role = keyof typeof roles;

/** A supervisor may do all that a reviewer may (life-cycle.md, Events). */
const implied: Partial<Record<Role, readonly Role[]>> = { supervisor: ['reviewer'] };

/** All roles a person acts with, the implied ones included. */
export const rolesOf = (held: readonly Role[]): ReadonlySet<Role> =>
  new Set(held.flatMap((role) => [role, ...(implied[role] ?? [])]));

/** Whether somebody acts by one of these roles, an implied one included: what every table of permissions is read by. */
export const hasAnyRole = (actor: Pick<Actor, 'roles'>, by: readonly Role[]): boolean =>
  actor.roles.some((held) => by.includes(held) || (implied[held]?.some((role) => by.includes(role)) ?? false));

/** Who stands at the door: a member of staff, a partner's key, or one of the system's own voices. */
export interface Actor {
  readonly kind: 'staff' | 'partner' | 'system';
  /** staff id, partner id, or the name of the voice (`bureau`, `ministry`, `clock`). */
  readonly id: string;
  readonly roles: readonly Role[];
  /** Shown on the timeline: staff display name or partner name. Never a natural applicant's name. */
  readonly name: string;
  /** Acts among test orders and sees nothing that is live: a partner's test key. */
  readonly test?: true;
}
