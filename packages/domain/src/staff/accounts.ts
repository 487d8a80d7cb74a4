import type { Role } from './roles.ts';

/** Roles that people of the house hold; the others are outside voices. */
export const staffRoles = ['reviewer', 'supervisor', 'administrator'] as const satisfies readonly Role[];

/** How to sign in: by a password of ours, or by the house's identity provider. */
export const accountStates = ['ACTIVE', 'INVITED', 'CLOSED'] as const;
/** ACTIVE: may sign in; INVITED: has no password yet; CLOSED: may not sign in. */
export type AccountState = (typeof accountStates)[number];

/**
 * Lengths of a password in characters of its NFKC form (NIST SP 800-63B-4, 3.1.1.2): `alone` where nothing else is asked for at sign-in,
 * `withCode` where a second factor is. There are no rules of composition and no end.
 */
export const passwordBounds = { alone: 15, withCode: 8, most: 256 } as const;

/** What a login of a new account looks like: it is compared without regard to case. */
export const loginPattern = /^[a-z][a-z0-9._-]{2,39}$/;
export const MAX_NAME_LENGTH = 60;

/** Hours that an invitation may be used. */
export const INVITATION_HOURS = 72;
/** Codes that stand in for a lost phone, made at a time. */
export const RECOVERY_CODES = 10;
/** Minutes after a password or a sign-in within which factors, sessions and accounts may be changed. */
export const REAUTHENTICATED_MINUTES = 15;

/** Words that anybody would try at this door, beside a person's login and name: a password may not be made of them (ASVS 6.1.2). */
export const forbiddenPasswordWords = [
  ...['beian', 'beiandesk', 'beian-desk', 'icp', 'desk', 'filing', 'record', 'review', 'reviewer', 'supervisor'],
  ...['administrator', 'admin', 'miit', 'bureau', 'password', 'passwort', 'mima', 'shenhe', 'guanju'],
  ...['备案', '审核', '审核台', '管局', '工信部', '通管局', '密码', '管理员', '主管'],
] as const;

/** A login as it is compared: forms of one character, case and what surrounds it are one. */
export const foldLogin = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase();
