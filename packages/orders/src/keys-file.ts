import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const keyText = z.base64().refine((text) => Buffer.from(text, 'base64').length === 32, 'must be 32 bytes in base64');
/** Stands in the head of what it sealed and before what it hashed. */
const keyId = z.string().regex(/^[a-z0-9]{1,32}$/, 'must be 1 to 32 of a-z and 0-9');

const keySet = z
  .object({
    /** The key that is used from now on; the others only open or find what is older. */
    current: keyId,
    /** Known everywhere before anything is written with it; a rotation makes it the current one. */
    next: keyId.optional(),
    /** When `current` became it, ISO 8601; left out: it was from the beginning. */
    since: z.iso.datetime().optional(),
    keys: z.record(keyId, keyText),
  })
  .refine(({ current, keys }) => current in keys, 'current names no key')
  .refine(({ next, keys }) => next === undefined || next in keys, 'next names no key');
export type KeySet = z.infer<typeof keySet>;

/** The id of the one hash key of a file that has no ids for hash keys; its hashes have no id before them. */
export const UNNAMED_KEY_ID = '0';

/** Two parts that have nothing to do with each other: data keys seal, hash keys find. */
export const keysFile = z.object({
  sealing: keySet,
  hash: z.union([
    keySet,
    keyText.transform((key): KeySet => ({ current: UNNAMED_KEY_ID, keys: { [UNNAMED_KEY_ID]: key } })),
  ]),
});
export type KeysFile = z.infer<typeof keysFile>;
export type KeyPart = keyof KeysFile;

/** Throws a sentence that names the file and what is wrong with it, never a key. */
export function readKeysFile(file: string): KeysFile {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Error(`KEYS_FILE: cannot read ${file}`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Error(`KEYS_FILE: ${file} is no JSON`);
  }
  const parsed = keysFile.safeParse(json);
  if (!parsed.success) throw new Error(`KEYS_FILE: ${file}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/**
 * Changes the file in one move, readable by its owner alone; what else stands in it stays. Whoever reads it meanwhile reads the
 * one or the other, whole. Only a rotation comes here, and one runs at a time (`rotate`).
 */
export function updateKeysFile(file: string, change: (keys: KeysFile) => KeysFile): KeysFile {
  const changed = keysFile.parse(change(readKeysFile(file)));
  const part = `${file}.${randomBytes(4).toString('hex')}`;
  try {
    const all = { ...JSON.parse(readFileSync(file, 'utf8')), ...changed };
    writeFileSync(part, `${JSON.stringify(all, null, 2)}\n`, { mode: 0o600, flag: 'wx', flush: true });
    chmodSync(part, 0o600);
    renameSync(part, file);
  } finally {
    rmSync(part, { force: true });
  }
  return changed;
}

export const generateKey = (): string => randomBytes(32).toString('base64');

/** What tells one state of the file from another: it is replaced, never written in place. */
export function fileVersion(file: string): string {
  const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stat === undefined ? '' : `${stat.ino}:${stat.mtimeNs}:${stat.size}`;
}
