import type { Actor } from '@beian/domain/staff';

/** 通道: the role that a transaction of live staff or of a live partner runs in; nobody logs in as it (docs/decisions/0082). The migrations name them literally. */
export const actorRoles = { staff: 'app_staff', partner: 'app_partner' } as const satisfies Partial<
  Record<Actor['kind'], string>
>;
export type ActorRole = (typeof actorRoles)[keyof typeof actorRoles];
export const actorRoleNames: readonly ActorRole[] = Object.values(actorRoles);
