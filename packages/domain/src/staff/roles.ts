import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** Roles of people, then the three outside systems that act through the same events. */
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

/** A supervisor may do everything that a reviewer may (docs/spec/life-cycle.md L-roles). */
const implied: Partial<Record<Role, readonly Role[]>> = { supervisor: ['reviewer'] };

/** All roles of an actor, including implied ones. */
export const rolesOf = (held: readonly Role[]): ReadonlySet<Role> =>
  new Set(held.flatMap((role) => [role, ...(implied[role] ?? [])]));

/** Whether an actor has one of these roles, implied ones included. All permission tables use it. */
export const hasAnyRole = (actor: Pick<Actor, 'roles'>, by: readonly Role[]): boolean =>
  actor.roles.some((held) => by.includes(held) || (implied[held]?.some((role) => by.includes(role)) ?? false));

/** The caller: a member of staff, a partner's key or person, or a system actor. */
export interface Actor {
  readonly kind: 'staff' | 'partner' | 'system';
  /** Staff id, partner id, or the name of the system actor (`bureau`, `ministry`, `clock`). */
  readonly id: string;
  readonly roles: readonly Role[];
  /** Shown on the timeline: display name of the person, or name of the partner whose key acts. Never a natural applicant's name. */
  readonly name: string;
  /** Acts on test orders and sees no live data: a partner's test key. */
  readonly test?: true;
  /** Account id of the partner's person who acts; the audit names it. */
  readonly person?: string;
  /** The request in which they act: the jobs that it adds carry this id. */
  readonly requestId?: string | undefined;
}
