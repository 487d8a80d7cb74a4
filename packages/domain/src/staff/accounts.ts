import type { Role } from './roles.ts';

/** Roles of staff; the other roles belong to partners and outside systems. */
export const staffRoles = ['reviewer', 'supervisor', 'administrator'] as const satisfies readonly Role[];
/** Roles of staff; the others belong to partners and system actors. */
export type StaffRole = (typeof staffRoles)[number];

export const accountStates = ['ACTIVE', 'INVITED', 'CLOSED'] as const;
/** ACTIVE: may sign in; INVITED: has no password yet; CLOSED: may not sign in. */
export type AccountState = (typeof accountStates)[number];

/**
 * Password lengths in characters of the NFKC form (NIST SP 800-63B-4, 3.1.1.2): `alone` if no second factor is used,
 * `withCode` if one is. There are no composition rules and no expiry.
 */
export const passwordBounds = { alone: 15, withCode: 8, most: 256 } as const;

/** Characters of a new account's login, and its pattern; logins are compared case-insensitively. */
export const loginBounds = { least: 3, most: 40 } as const;
export const loginPattern = /^[a-z][a-z0-9._-]{2,39}$/;
export const MAX_NAME_LENGTH = 60;

/**
 * A session ends this many hours after its last use, and after its begin, by app.now(). NIST SP 800-63B-4 (2.2.3) asks for an hour and a
 * day: decision 0056.
 */
export const SESSION_IDLE_HOURS = 8;
export const SESSION_HOURS = 24;
/**
 * Why a session ended: unused, its longest time, the oldest of too many, by its person elsewhere, by an administrator, with the password or
 * the second factor, with the account. The browser that held it is told.
 */
export const sessionEnds = [
  'IDLE',
  'EXPIRED',
  'NEWER_SIGN_IN',
  'ENDED_BY_PERSON',
  'ENDED_BY_ADMINISTRATOR',
  'PASSWORD_CHANGED',
  'SECOND_FACTOR_CHANGED',
  'ACCOUNT_CLOSED',
] as const;
export type SessionEnd = (typeof sessionEnds)[number];
/** Header of a call that an open page makes without anybody at it: it does not count as use of the session. */
export const BACKGROUND_HEADER = 'beian-background';
/** Header of answers to staff: how old lists are, seconds, where they are read from a replica that is behind. */
export const LIST_AGE_HEADER = 'beian-list-age';

/** Sessions of one person; the next one ends the oldest. */
export const MAX_SESSIONS = 10;

/** Validity of an invitation in hours. */
export const INVITATION_HOURS = 72;
/** Number of recovery codes generated at a time, each usable instead of a code of the authenticator. */
export const RECOVERY_CODES = 10;
/** Minutes after a password check or sign-in within which factors, sessions and accounts may be changed. */
export const REAUTHENTICATED_MINUTES = 15;

/** Context-specific words that a password must not be made of, besides the person's login and name (ASVS 6.1.2). */
export const forbiddenPasswordWords = [
  ...['beian', 'beiandesk', 'beian-desk', 'icp', 'desk', 'filing', 'record', 'review', 'reviewer', 'supervisor'],
  ...['administrator', 'admin', 'miit', 'bureau', 'password', 'passwort', 'mima', 'shenhe', 'guanju'],
  ...['备案', '审核', '审核台', '管局', '工信部', '通管局', '密码', '管理员', '主管'],
] as const;

/** Normalises a login for comparison: character form, case and surrounding blanks do not matter. */
export const foldLogin = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase();
