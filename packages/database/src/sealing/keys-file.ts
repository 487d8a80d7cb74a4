import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const keyText = z.base64().refine((text) => Buffer.from(text, 'base64').length === 32, 'must be 32 bytes in base64');
/** Written in the header of every sealed value and before every hash. */
const keyId = z.string().regex(/^[a-z0-9]{1,32}$/, 'must be 1 to 32 of a-z and 0-9');

const keySet = z
  .object({
    /** The key for new values; the other keys only unseal or find older ones. */
    current: keyId,
    /** Distributed to all processes before anything is written with it; a rotation then makes it the current key. */
    next: keyId.optional(),
    /** When `current` became the current key, ISO 8601; omitted when it is the first one. */
    since: z.iso.datetime().optional(),
    keys: z.record(keyId, keyText),
  })
  .refine(({ current, keys }) => current in keys, 'current names no key')
  .refine(({ next, keys }) => next === undefined || next in keys, 'next names no key');
export type KeySet = z.infer<typeof keySet>;

/** Id of the only hash key in a file without hash key ids; its hashes carry no id prefix. */
export const UNNAMED_KEY_ID = '0';

/** Two independent sets of keys: data keys seal values, hash keys make the search hashes. */
const keysFile = z.object({
  sealing: keySet,
  hash: z.union([
    keySet,
    keyText.transform((key): KeySet => ({ current: UNNAMED_KEY_ID, keys: { [UNNAMED_KEY_ID]: key } })),
  ]),
  /** Id of the installation whose keys they are; missing in files of before 0.2.0. */
  installation: z.uuid().optional(),
});
export type KeysFile = z.infer<typeof keysFile>;
export type KeyPart = 'sealing' | 'hash';

/** @throws Error with one sentence that names the file and the fault, never a key */
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
 * Replaces the file atomically, with mode 0600, and keeps its other content: a concurrent reader sees either the old or
 * the new file. Called only by a rotation, of which one runs at a time (`rotate`).
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

/** Identifies the state of the file (inode, mtime, size); the file is always replaced, never written in place. */
export function fileVersion(file: string): string {
  const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stat === undefined ? '' : `${stat.ino}:${stat.mtimeNs}:${stat.size}`;
}
