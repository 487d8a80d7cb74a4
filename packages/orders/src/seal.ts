import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { fileVersion, type KeysFile, readKeysFile, UNNAMED_KEY_ID } from './keys-file.ts';

/**
 * Sealing of personal values: AES-256-GCM with a key id, bound to the place where it stands (`table.column:id`), so that
 * a ciphertext moved to another row or column does not open. Search is by a keyed hash under a key of its own.
 *
 * A sealed value is `0x01 · key id length · key id · 12 byte nonce · 16 byte tag · ciphertext`; a hash is `key id.hex`.
 */

/** A value that is being sealed: `head()`, `headBytes` long, goes before what `update` gave, and is known after the last piece. */
export interface Sealing {
  readonly headBytes: number;
  update(piece: Uint8Array): Buffer;
  head(): Buffer;
}

export interface Keyring {
  seal(aad: string, plain: Uint8Array | string): Buffer;
  /** `seal` piece by piece, for what is too large to lie in memory twice. */
  sealing(aad: string): Sealing;
  /** Throws when the key is gone, the bytes are damaged, or they stand in another place. */
  unseal(aad: string, sealed: Uint8Array): Buffer;
  sealJson(aad: string, value: unknown): Buffer;
  unsealJson<T>(aad: string, sealed: Uint8Array): T;
  /** Equal for equal values of one kind under one key, useless without it: what is stored. */
  searchHash(kind: string, value: string): string;
  /** The same under every hash key there is, the current one first: what is looked for. While keys are changed rows have either. */
  searchHashes(kind: string, value: string): readonly string[];
  /** Whether something is the hash of a value, under whichever key; takes the same time wherever it differs. */
  isHashOf(kind: string, value: string, given: string): boolean;
  /** Ids of the keys that are used from now on. */
  current(): { readonly sealing: string; readonly hash: string };
}

/** The first bytes of whatever a data key sealed. */
export const sealedPrefix = (keyId: string): Buffer =>
  Buffer.concat([Buffer.from([1, keyId.length]), Buffer.from(keyId)]);
/** How whatever a hash key hashed begins. */
export const hashPrefix = (keyId: string): string => (keyId === UNNAMED_KEY_ID ? '' : `${keyId}.`);
/** The hex of a hash, without the key's id. */
export const hashWithoutKeyId = (hash: string): string => hash.slice(hash.indexOf('.') + 1);
/** The id of the data key that sealed it; undefined for what is not sealed. */
export const sealingKeyIdOf = (sealed: Uint8Array): string | undefined =>
  sealed[0] === 1 && sealed.length >= 30 + (sealed[1] ?? 0)
    ? Buffer.from(sealed.subarray(2, 2 + (sealed[1] ?? 0))).toString()
    : undefined;

/** How long a process may go on with keys that the file no longer has, ms. */
export const KEYS_RELOAD_MS = 1000;

/**
 * The keys of a file (mode 0600), which are taken up anew when the file is replaced: within a second of use, and at once where a
 * value names a key that is not known. A file that cannot be used leaves the keys as they are; at the start it is a fault,
 * which names the file and what is wrong, never a key.
 */
export function loadKeyring(file: string): Keyring {
  let version = fileVersion(file);
  let keyring = createKeyring(readKeysFile(file));
  let checkedAtMs = Date.now();
  const reloadIfChanged = (): boolean => {
    checkedAtMs = Date.now();
    const found = fileVersion(file);
    if (found === version) return false;
    try {
      keyring = createKeyring(readKeysFile(file));
    } catch {
      return false;
    }
    version = found;
    return true;
  };
  const currentKeyring = (): Keyring => {
    // Either way round: a clock that was set back must not stop the looking.
    if (Math.abs(Date.now() - checkedAtMs) > KEYS_RELOAD_MS) reloadIfChanged();
    return keyring;
  };
  const unseal = (aad: string, sealed: Uint8Array): Buffer => {
    try {
      return currentKeyring().unseal(aad, sealed);
    } catch (error) {
      if (!(error instanceof UnknownKey && reloadIfChanged())) throw error;
      return keyring.unseal(aad, sealed);
    }
  };
  return {
    seal: (aad, plain) => currentKeyring().seal(aad, plain),
    sealing: (aad) => currentKeyring().sealing(aad),
    unseal,
    sealJson: (aad, value) => currentKeyring().sealJson(aad, value),
    unsealJson: (aad, sealed) => JSON.parse(unseal(aad, sealed).toString()),
    searchHash: (kind, value) => currentKeyring().searchHash(kind, value),
    searchHashes: (kind, value) => currentKeyring().searchHashes(kind, value),
    isHashOf: (kind, value, given) => currentKeyring().isHashOf(kind, value, given),
    current: () => currentKeyring().current(),
  };
}

class UnknownKey extends Error {}

/** Algorithm and version are the first byte's; there is one, and a value cannot ask for another. */
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
        // In this mode nothing is left for the end: it makes the tag.
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
    // In this mode all of the text comes at once; the end only says whether it is right.
    const plain = open.update(bytes.subarray(at + 12 + TAG_BYTES));
    open.final();
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
    current: () => ({ sealing: sealingKeys.current, hash: hash.current }),
  };
}

const sameText = (one: string, other: string): boolean =>
  timingSafeEqual(createHash('sha256').update(one).digest(), createHash('sha256').update(other).digest());

/** Content hash of a field: an HMAC with the salt of its order, so that equal values of two orders do not show. */
export const contentHash = (salt: Uint8Array, field: string, value: unknown): string =>
  createHmac('sha256', salt)
    .update(`${field}\0${JSON.stringify(value)}`)
    .digest('hex');

/** Hex; of pieces as of the whole. */
export function sha256(...pieces: readonly (Uint8Array | string)[]): string {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
}
