import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/**
 * Sealing of personal values: AES-256-GCM with a key id, bound to the place where it stands (`table.column:id`), so that
 * a ciphertext moved to another row or column does not open. Search is by a keyed hash under a key of its own.
 *
 * A sealed value is `0x01 · key id length · key id · 12 byte nonce · 16 byte tag · ciphertext`.
 */
const keyText = z.base64().refine((text) => Buffer.from(text, 'base64').length === 32, 'must be 32 bytes in base64');
export const keysFile = z.object({
  sealing: z.object({ current: z.string().min(1), keys: z.record(z.string().max(32), keyText) }),
  hash: keyText,
});

/** A value that is being sealed: `head()`, `headBytes` long, goes before what `update` gave, and is known after the last piece. */
export interface Sealing {
  readonly headBytes: number;
  update(piece: Uint8Array): Buffer;
  head(): Buffer;
}

export interface Keyring {
  seal(place: string, plain: Uint8Array | string): Buffer;
  /** `seal` piece by piece, for what is too large to lie in memory twice. */
  sealing(place: string): Sealing;
  /** Throws when the key is gone, the bytes are damaged, or they stand in another place. */
  unseal(place: string, sealed: Uint8Array): Buffer;
  sealJson(place: string, value: unknown): Buffer;
  unsealJson<T>(place: string, sealed: Uint8Array): T;
  /** Hex; equal for equal values of one kind, useless without the key. */
  searchHash(kind: string, value: string): string;
}

/** Reads the keys file (mode 0600); a fault names the file and what is wrong, never a key. */
export function loadKeyring(file: string): Keyring {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Error(`KEYS_FILE: cannot read ${file}`);
  }
  const parsed = keysFile.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(`KEYS_FILE: ${file}: ${z.prettifyError(parsed.error)}`);
  return createKeyring(parsed.data);
}

export function createKeyring(keys: z.infer<typeof keysFile>): Keyring {
  const sealing = new Map(Object.entries(keys.sealing.keys).map(([id, key]) => [id, Buffer.from(key, 'base64')]));
  const hashKey = Buffer.from(keys.hash, 'base64');
  const current = sealing.get(keys.sealing.current);
  if (current === undefined) throw new Error(`KEYS_FILE: sealing.current names no key`);
  const id = Buffer.from(keys.sealing.current);

  const sealingOf = (place: string): Sealing => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', current, nonce).setAAD(Buffer.from(place));
    return {
      headBytes: 2 + id.length + 28,
      update: (piece) => cipher.update(piece),
      head: () => {
        // In this mode nothing is left for the end: it makes the tag.
        cipher.final();
        return Buffer.concat([Buffer.from([1, id.length]), id, nonce, cipher.getAuthTag()]);
      },
    };
  };
  const seal = (place: string, plain: Uint8Array | string): Buffer => {
    const sealed = sealingOf(place);
    const text = sealed.update(typeof plain === 'string' ? Buffer.from(plain) : plain);
    return Buffer.concat([sealed.head(), text]);
  };
  const unseal = (place: string, sealed: Uint8Array): Buffer => {
    const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
    const start = 2 + (bytes[1] ?? 0);
    const key = sealing.get(bytes.subarray(2, start).toString());
    if (bytes[0] !== 1 || key === undefined) throw new Error(`cannot unseal ${place}: unknown key`);
    const open = createDecipheriv('aes-256-gcm', key, bytes.subarray(start, start + 12)).setAAD(Buffer.from(place));
    open.setAuthTag(bytes.subarray(start + 12, start + 28));
    // In this mode all of the text comes at once; the end only says whether it is right.
    const plain = open.update(bytes.subarray(start + 28));
    open.final();
    return plain;
  };
  return {
    seal,
    sealing: sealingOf,
    unseal,
    sealJson: (place, value) => seal(place, JSON.stringify(value)),
    unsealJson: (place, sealed) => JSON.parse(unseal(place, sealed).toString()),
    searchHash: (kind, value) => createHmac('sha256', hashKey).update(`${kind}\0${value}`).digest('hex'),
  };
}

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
