import { createHmac } from 'node:crypto';
import type pg from 'pg';
import type { KeyPart, KeysFile } from '../sealing/keys-file.ts';
import { createKeyring, sealedPrefix } from '../sealing/seal.ts';

export type Queries = Pick<pg.ClientBase, 'query'>;

/** Shows whether two keys are the same; no key can be found from it. */
export interface KeyCheck {
  readonly part: KeyPart;
  readonly keyId: string;
  readonly value: string;
}

export const keyChecksOf = (keys: KeysFile): KeyCheck[] =>
  (['sealing', 'hash'] as const).flatMap((part) =>
    Object.entries(keys[part].keys).map(([keyId, key]) => ({
      part,
      keyId,
      value: createHmac('sha256', Buffer.from(key, 'base64'))
        .update(`beian key check\0${part}\0${keyId}`)
        .digest('hex'),
    })),
  );

/** What a database knows of its installation. */
export interface KnownInstallation {
  /** Undefined: no program has joined it. */
  readonly id: string | undefined;
  readonly checks: readonly (KeyCheck & { readonly removed: boolean })[];
}

export async function readInstallation(client: Queries): Promise<KnownInstallation> {
  const { rows } = await client.query<{ id: string | null; checks: KnownInstallation['checks'] }>(
    `/* installation */ select app.installation_id() as id, coalesce((select json_agg(k) from app.key_checks() k), '[]') as checks`,
  );
  return { id: rows[0]?.id ?? undefined, checks: rows[0]?.checks ?? [] };
}

/**
 * Why a database must not be used with these keys, as a sentence; undefined: they belong together. It writes nothing.
 * @param file the keys' file, for the sentence
 */
export async function findForeignKeys(
  client: Queries,
  { id, checks }: KnownInstallation,
  keys: KeysFile,
  file: string,
): Promise<string | undefined> {
  if (keys.installation !== undefined && id !== undefined && keys.installation !== id)
    return `KEYS_FILE: ${file} belongs to the installation ${keys.installation}, and the database to ${id}: name the keys file and the database of one installation.`;
  const mine = new Map(keyChecksOf(keys).map((one) => [nameOf(one), one.value]));
  const other = checks.filter((one) => (mine.get(nameOf(one)) ?? one.value) !== one.value);
  if (other.length > 0) return otherKeys(file, other);
  const lacking = checks.filter((one) => !one.removed && !mine.has(nameOf(one)));
  if (lacking.length > 0)
    return `KEYS_FILE: ${file} lacks the key ${idsOf(lacking)}, which this database was written with: put the newest keys file of this installation back.`;
  const closed = [];
  for (const one of freshKeys(checks, keys)) if (!(await opensSample(client, keys, one))) closed.push(one);
  return closed.length === 0 ? undefined : otherKeys(file, closed);
}

/** Writes the check value of each key that has none. @returns as `findForeignKeys`: another program may have been first, with other keys */
export async function noteKeys(
  client: Queries,
  { checks }: KnownInstallation,
  keys: KeysFile,
  file: string,
): Promise<string | undefined> {
  const other = [];
  for (const one of freshKeys(checks, keys)) {
    const { rows } = await client.query<{ noted: string }>(
      '/* noteKeyCheck */ select app.note_key_check($1, $2, $3) as noted',
      [one.part, one.keyId, one.value],
    );
    if (rows[0]?.noted !== one.value) other.push(one);
  }
  return other.length === 0 ? undefined : otherKeys(file, other);
}

const nameOf = ({ part, keyId }: KeyCheck): string => `${part} ${keyId}`;
const idsOf = (list: readonly KeyCheck[]): string => list.map(({ keyId }) => keyId).join(', ');

/** Keys without a check value: of an installation that is new or of an earlier release, or made by a rotation. */
function freshKeys(checks: readonly KeyCheck[], keys: KeysFile): KeyCheck[] {
  const known = new Set(checks.map(nameOf));
  return keyChecksOf(keys).filter((one) => !known.has(nameOf(one)));
}

/** Whether a key opens one of the values that are sealed under its id; a key under which nothing is sealed does. */
async function opensSample(client: Queries, keys: KeysFile, { part, keyId }: KeyCheck): Promise<boolean> {
  if (part !== 'sealing') return true;
  const { rows } = await client.query<{ aad: string; sealed: Buffer }>(
    '/* sealedSample */ select aad, sealed from app.sealed_sample($1)',
    [sealedPrefix(keyId)],
  );
  const keyring = createKeyring(keys);
  return (
    rows.length === 0 ||
    rows.some(({ aad, sealed }) => {
      try {
        keyring.unseal(aad, sealed);
        return true;
      } catch {
        return false;
      }
    })
  );
}

const otherKeys = (file: string, keys: readonly KeyCheck[]): string =>
  `KEYS_FILE: the key ${idsOf(keys)} in ${file} is another one than the key of that name that this database was written with: put the keys file of this installation back, nothing opens without it.`;
