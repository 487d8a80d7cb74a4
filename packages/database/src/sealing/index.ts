export {
  generateKey,
  type KeyPart,
  type KeySet,
  type KeysFile,
  readKeysFile,
  UNNAMED_KEY_ID,
  updateKeysFile,
} from './keys-file.ts';
export { type CheckKeys, KEYS_RELOAD_MS, type LoadedKeyring, loadKeyring } from './load-keyring.ts';
export {
  contentHash,
  createKeyring,
  hashPrefix,
  hashWithoutKeyId,
  type Keyring,
  sealedPrefix,
  sealingKeyIdOf,
  sha256,
} from './seal.ts';
