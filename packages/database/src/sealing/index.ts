export {
  generateKey,
  type KeyPart,
  type KeySet,
  type KeysFile,
  readKeysFile,
  UNNAMED_KEY_ID,
  updateKeysFile,
} from './keys-file.ts';
export {
  contentHash,
  createKeyring,
  hashPrefix,
  hashWithoutKeyId,
  KEYS_RELOAD_MS,
  type Keyring,
  loadKeyring,
  sealedPrefix,
  sealingKeyIdOf,
  sha256,
} from './seal.ts';
