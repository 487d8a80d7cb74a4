import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { codeOf, Failure } from './failure.mjs';

/**
 * Creates the key that signs the heads of the audit chain (Ed25519, PKCS #8 in PEM). Only the owner of the file can read it.
 * @param {string} file
 * @returns {'made' | 'kept' | 'kept, mode set to 0600'}
 * @throws {Failure} when the file cannot be written
 */
export function makeAuditKey(file) {
  const { privateKey } = generateKeyPairSync('ed25519');
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { flag: 'wx', mode: 0o600 });
    return 'made';
  } catch (error) {
    if (codeOf(error) !== 'EEXIST')
      throw new Failure(`AUDIT_KEY_FILE: ${file} cannot be made: ${error instanceof Error ? error.message : error}`);
  }
  if ((statSync(file).mode & 0o077) === 0) return 'kept';
  chmodSync(file, 0o600);
  return 'kept, mode set to 0600';
}
