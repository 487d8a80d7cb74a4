import { hash, verify } from '@node-rs/argon2';

/** argon2id. Tests lower it. */
export interface PasswordCost {
  /** KiB */
  readonly memoryCost: number;
  readonly timeCost: number;
}

/** OWASP's first recommendation for argon2id with one lane: 19 MiB, 2 passes. */
const usual: PasswordCost = { memoryCost: 19_456, timeCost: 2 };

/** Longer ones only cost work. */
const MAX_LENGTH = 1024;

export const hashPassword = (password: string, cost: PasswordCost = usual): Promise<string> => hash(password, cost);

let dummy: Promise<string> | undefined;

/** `stored` undefined: nobody has that login; it takes as long as a wrong password does, and is false. */
export async function passwordFits(stored: string | undefined, password: string): Promise<boolean> {
  dummy ??= hashPassword('nobody has this password');
  const against = stored ?? (await dummy);
  const fits = await verify(against, password.slice(0, MAX_LENGTH));
  return fits && stored !== undefined && password.length <= MAX_LENGTH;
}
