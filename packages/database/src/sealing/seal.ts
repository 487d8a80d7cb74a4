import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { type KeysFile, UNNAMED_KEY_ID } from './keys-file.ts';

/**
 * Seals personal values with AES-256-GCM. The additional authenticated data (`table.column:id`) binds a ciphertext to
 * its row and column: moved elsewhere, it does not open. Search uses a keyed hash under a separate key.
 *
 * A sealed value is `0x01 · key id length · key id · 12 byte nonce · 16 byte tag · ciphertext`; a hash is `key id.hex`.
 */

/**
 * Streaming encryption: `head()`, `headBytes` long, goes before the output of `update`, and is known only after the
 * last piece.
 */
export interface Sealing {
  readonly headBytes: number;
  update(piece: Uint8Array): Buffer;
  head(): Buffer;
}

export interface Keyring {
  seal(aad: string, plain: Uint8Array | string): Buffer;
  /** Like `seal`, piece by piece, for content too large to hold in memory twice. */
  sealing(aad: string): Sealing;
  /** @throws UnknownKey, DamagedValue */
  unseal(aad: string, sealed: Uint8Array): Buffer;
  sealJson(aad: string, value: unknown): Buffer;
  unsealJson<T>(aad: string, sealed: Uint8Array): T;
  /** The keyed hash to store: equal for equal values of one kind under one key, useless without the key. */
  searchHash(kind: string, value: string): string;
  /** The hash under every known key, the current one first, for searching: during a key rotation rows have either. */
  searchHashes(kind: string, value: string): readonly string[];
  /** Whether `given` is the hash of a value under any known key; compared in constant time. */
  isHashOf(kind: string, value: string, given: string): boolean;
  /** Why the keys file of now is not in use: the keys read before stay in use. */
  fault(): 'KEYS_UNREADABLE' | 'KEYS_FOREIGN' | undefined;
  /** Ids of the keys used for new values. */
  current(): { readonly sealing: string; readonly hash: string };
}

/** The first bytes of every value sealed with this data key. */
export const sealedPrefix = (keyId: string): Buffer =>
  Buffer.concat([Buffer.from([1, keyId.length]), Buffer.from(keyId)]);
/** The prefix of every hash made with this hash key. */
export const hashPrefix = (keyId: string): string => (keyId === UNNAMED_KEY_ID ? '' : `${keyId}.`);
/** The hex of a hash, without the key's id. */
export const hashWithoutKeyId = (hash: string): string => hash.slice(hash.indexOf('.') + 1);
/** Id of the data key that sealed a value; undefined when it is not a sealed value. */
export const sealingKeyIdOf = (sealed: Uint8Array): string | undefined =>
  sealed[0] === 1 && sealed.length >= 30 + (sealed[1] ?? 0)
    ? Buffer.from(sealed.subarray(2, 2 + (sealed[1] ?? 0))).toString()
    : undefined;

/** The value was sealed with a key that the key file does not have. */
export class UnknownKey extends Error {}

/** The bytes are damaged, or were sealed for another place or with another key of the same id. */
export class DamagedValue extends Error {}

/** The first byte of a value stands for algorithm and version; there is only one, so a value cannot select another. */
const ALGORITHM = 'aes-256-gcm';
const TAG_BYTES = 16;

export function createKeyring({ sealing: sealingKeys, hash }: KeysFile): Keyring {
  const bytesOf = ({ keys }: KeysFile['sealing']) =>
    new Map(Object.entries(keys).map(([id, key]) => [id, Buffer.from(key, 'base64')]));
  const sealing = bytesOf(sealingKeys);
  const current = sealing.get(sealingKeys.current);
  if (current === undefined) throw new Error('KEYS_FILE: sealing.current names no key');
  const header = sealedPrefix(sealingKeys.current);
  const hashing = [...bytesOf(hash)].sort(([one]) => (one === hash.current ? -1 : 1));

  const sealingOf = (aad: string): Sealing => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv(ALGORITHM, current, nonce).setAAD(Buffer.from(aad));
    return {
      headBytes: header.length + 12 + TAG_BYTES,
      update: (piece) => cipher.update(piece),
      head: () => {
        // GCM returns no more output here; the call is needed to compute the tag.
        cipher.final();
        return Buffer.concat([header, nonce, cipher.getAuthTag()]);
      },
    };
  };
  const seal = (aad: string, plain: Uint8Array | string): Buffer => {
    const sealed = sealingOf(aad);
    const text = sealed.update(typeof plain === 'string' ? Buffer.from(plain) : plain);
    return Buffer.concat([sealed.head(), text]);
  };
  const unseal = (aad: string, sealed: Uint8Array): Buffer => {
    const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
    const id = sealingKeyIdOf(bytes);
    const key = id === undefined ? undefined : sealing.get(id);
    if (id === undefined || key === undefined) throw new UnknownKey(`cannot unseal ${aad}: unknown key`);
    const at = 2 + id.length;
    const open = createDecipheriv(ALGORITHM, key, bytes.subarray(at, at + 12), { authTagLength: TAG_BYTES });
    open.setAAD(Buffer.from(aad));
    open.setAuthTag(bytes.subarray(at + 12, at + 12 + TAG_BYTES));
    // GCM returns the whole text in `update`; `final` only verifies the tag.
    const plain = open.update(bytes.subarray(at + 12 + TAG_BYTES));
    try {
      open.final();
    } catch (error) {
      throw new DamagedValue(`cannot unseal ${aad}: ${error instanceof Error ? error.message : String(error)}`);
    }
    return plain;
  };
  const searchHashes = (kind: string, value: string): string[] =>
    hashing.map(([id, key]) => hashPrefix(id) + createHmac('sha256', key).update(`${kind}\0${value}`).digest('hex'));
  return {
    seal,
    sealing: sealingOf,
    unseal,
    sealJson: (aad, value) => seal(aad, JSON.stringify(value)),
    unsealJson: (aad, sealed) => JSON.parse(unseal(aad, sealed).toString()),
    searchHash: (kind, value) => searchHashes(kind, value)[0] as string,
    searchHashes,
    isHashOf: (kind, value, given) => searchHashes(kind, value).some((hash) => sameText(hash, given)),
    fault: () => undefined,
    current: () => ({ sealing: sealingKeys.current, hash: hash.current }),
  };
}

const sameText = (one: string, other: string): boolean =>
  timingSafeEqual(createHash('sha256').update(one).digest(), createHash('sha256').update(other).digest());

/** Content hash of a field: an HMAC with the order's salt, so that equal values of two orders cannot be recognised. */
export const contentHash = (salt: Uint8Array, field: string, value: unknown): string =>
  createHmac('sha256', salt)
    .update(`${field}\0${JSON.stringify(value)}`)
    .digest('hex');

/** Hex. Hashing pieces gives the same result as hashing the whole. */
export function sha256(...pieces: readonly (Uint8Array | string)[]): string {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
}
