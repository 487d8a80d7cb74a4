import { foldLogin, forbiddenPasswordWords, passwordBounds } from '@beian/domain/staff';
import { hash, verify } from '@node-rs/argon2';

/** argon2id parameters. Tests use lower ones. */
export interface PasswordCost {
  /** KiB */
  readonly memoryCost: number;
  readonly timeCost: number;
}

/** OWASP's first recommendation for argon2id with one lane: 19 MiB, 2 passes. */
const defaultCost: PasswordCost = { memoryCost: 19_456, timeCost: 2 };

/** Longer passwords only cost time. */
const MAX_LENGTH = 1024;

/** NFKC, so that the same password typed on two keyboards gives the same text (NIST SP 800-63B-4, 3.1.1.2). */
const normalizePassword = (password: string): string => password.normalize('NFKC');

export const hashPassword = (password: string, cost: PasswordCost = defaultCost): Promise<string> =>
  hash(normalizePassword(password), cost);

let dummy: Promise<string> | undefined;

/** `stored` undefined or null (unknown login, or no password) gives false after the same time as a wrong password. */
export async function verifyPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  dummy ??= hashPassword('nobody has this password');
  const against = stored ?? (await dummy);
  const typed = normalizePassword(password);
  const matches = await verify(against, typed.slice(0, MAX_LENGTH));
  return matches && typeof stored === 'string' && typed.length <= MAX_LENGTH;
}

/** Long enough to be used without a second factor. */
export const isLongEnoughAlone = (password: string): boolean => lengthOf(password) >= passwordBounds.alone;

const lengthOf = (password: string): number => [...normalizePassword(password)].length;

export type PasswordFault = 'TOO_SHORT' | 'TOO_LONG' | 'COMMON' | 'GUESSABLE';

/**
 * Why a password is refused; undefined if it is accepted. `least`: minimum length in characters, see
 * `passwordBounds`. COMMON: one of 49,233 common passwords, two of them joined, or one part repeated. GUESSABLE: made
 * of the person's login or name, or of words of this product.
 */
export async function findPasswordFault(
  password: string,
  { login, name, least }: { login: string; name: string; least: number },
): Promise<PasswordFault | undefined> {
  const length = lengthOf(password);
  if (length < least) return 'TOO_SHORT';
  if (length > passwordBounds.most) return 'TOO_LONG';
  const folded = foldLogin(password);
  if (await isCommon(folded)) return 'COMMON';
  const words = [foldLogin(login), ...foldLogin(name).split(/\s+/), ...forbiddenPasswordWords.map(foldLogin)];
  const rest = words
    .filter((word) => [...word].length >= 2)
    .toSorted((one, other) => other.length - one.length)
    .reduce((text, word) => text.replaceAll(word, ''), folded)
    .replace(/[\s\d\p{P}\p{S}]+/gu, '');
  const foldedLetters = folded.replace(/[\s\d\p{P}\p{S}]+/gu, '');
  return rest.length < foldedLetters.length && [...rest].length < passwordBounds.withCode ? 'GUESSABLE' : undefined;
}

let common: Promise<ReadonlySet<string>> | undefined;
/** Loaded on first use: one megabyte that most processes never need. */
const commonPasswords = (): Promise<ReadonlySet<string>> => {
  common ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set((dictionary['passwords-common'] as readonly (string | number)[]).map(String)),
  );
  return common;
};

async function isCommon(folded: string): Promise<boolean> {
  const list = await commonPasswords();
  const part = repeatedUnit(folded);
  if (list.has(folded) || list.has(part) || part.length <= 4) return true;
  for (let at = 3; at <= folded.length - 3; at += 1)
    if (list.has(folded.slice(0, at)) && list.has(folded.slice(at))) return true;
  return isRun(folded);
}

/** The shortest unit whose repetition (also cut off at the end) gives the text. */
function repeatedUnit(text: string): string {
  for (let size = 1; size <= text.length / 2; size += 1)
    if (text.startsWith(text.slice(size))) return text.slice(0, size);
  return text;
}

/** abcdefgh…, 87654321…: each character is the next or the previous one. */
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((sign, at) => sign.charCodeAt(0) - text.charCodeAt(at));
  return steps.length > 0 && Math.abs(steps[0] ?? 0) === 1 && steps.every((step) => step === steps[0]);
}
