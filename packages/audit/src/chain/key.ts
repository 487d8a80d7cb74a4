import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The key that signs heads of the audit chains: Ed25519, PKCS #8 in PEM, in a file that only the worker can read. */
export interface AuditKey {
  /** The first 16 hex characters of the SHA-256 of the public key (SPKI, DER). */
  readonly id: string;
  /** SPKI in PEM, to verify signatures. */
  readonly publicPem: string;
  /** Base64. */
  sign(said: string): string;
}

const keyIdOf = (key: KeyObject): string =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);

/** @throws Error that names the file and the fault, never the key */
export function loadAuditKey(file: string): AuditKey {
  let pem: string;
  try {
    pem = readFileSync(file, 'utf8');
  } catch {
    throw new Error(`AUDIT_KEY_FILE: cannot read ${file}`);
  }
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    throw new Error(`AUDIT_KEY_FILE: ${file} holds no private key in PEM`);
  }
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`AUDIT_KEY_FILE: ${file} holds no Ed25519 key`);
  const open = createPublicKey(key);
  return {
    id: keyIdOf(open),
    publicPem: String(open.export({ type: 'spki', format: 'pem' })),
    sign: (said) => sign(null, Buffer.from(said), key).toString('base64'),
  };
}

/** Public keys by id. */
export type AuditKeys = ReadonlyMap<string, KeyObject>;

/** From a folder of heads: every file that ends in `.pem`. */
export function readPublicKeys(dir: string): AuditKeys {
  const keys = readdirSync(dir)
    .filter((name) => name.endsWith('.pem'))
    .map((name) => createPublicKey(readFileSync(path.join(dir, name))));
  return new Map(keys.map((key) => [keyIdOf(key), key]));
}

export function isSignedBy(keys: AuditKeys, id: string, said: string, signature: string): boolean {
  const key = keys.get(id);
  return key !== undefined && verify(null, Buffer.from(said), key, Buffer.from(signature, 'base64'));
}
