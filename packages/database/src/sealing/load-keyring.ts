import { fileVersion, type KeysFile, readKeysFile } from './keys-file.ts';
import { createKeyring, type Keyring, UnknownKey } from './seal.ts';

/** How long a process may keep using keys that the file no longer has, ms. */
export const KEYS_RELOAD_MS = 1000;

/** Why keys are not those of the database, as a sentence for operators; undefined: they are, and are noted there. */
export type CheckKeys = (keys: KeysFile) => Promise<string | undefined>;

/** The keys of a file, which is read again when it is replaced. */
export interface LoadedKeyring extends Keyring {
  /** What the file holds that is in use. */
  readonly keys: () => KeysFile;
  /** From now on keys of the file are used only when `check` permits it; `onRefused` gets its sentence. */
  watch(check: CheckKeys, onRefused?: (sentence: string) => void): void;
  stop(): void;
}

/**
 * Loads the keys of a file (mode 0600) and reloads them when the file is replaced: within a second, and at once when a value names an unknown key.
 * When the new file is invalid, or its keys are not those of the database (`watch`), the loaded keys stay in use.
 * @throws Error at the start when the file is invalid; it names the file and the fault, never a key
 */
export function loadKeyring(file: string): LoadedKeyring {
  let version = fileVersion(file);
  let inUse = readKeysFile(file);
  let keyring = createKeyring(inUse);
  let checkedAtMs = Date.now();
  let check: CheckKeys | undefined;
  let onRefused: (sentence: string) => void = () => undefined;
  let timer: NodeJS.Timeout | undefined;
  /** Keys of the file that are being compared with the database: they open values, and seal and hash none. */
  let pending: Keyring | undefined;
  let isRefused = false;

  const use = (keys: KeysFile): void => {
    inUse = keys;
    keyring = createKeyring(keys);
    isRefused = false;
  };
  const compare = async (keys: KeysFile, found: string): Promise<void> => {
    const sentence = await check?.(keys);
    // The file was replaced again meanwhile.
    if (found !== version) return;
    pending = undefined;
    if (sentence === undefined) return use(keys);
    isRefused = true;
    onRefused(sentence);
  };
  const reloadIfChanged = (): boolean => {
    checkedAtMs = Date.now();
    const found = fileVersion(file);
    if (found === version) return false;
    let keys: KeysFile;
    try {
      keys = readKeysFile(file);
    } catch {
      return false;
    }
    version = found;
    if (check === undefined || holdsNoOther(keys, inUse)) {
      pending = undefined;
      use(keys);
      return true;
    }
    pending = createKeyring(keys);
    compare(keys, found).catch(() => {
      // The database did not answer: the next look reads the file again.
      if (found === version) version = '';
    });
    return true;
  };
  const currentKeyring = (): Keyring => {
    // Absolute value: a clock that was set back must not stop the check.
    if (Math.abs(Date.now() - checkedAtMs) > KEYS_RELOAD_MS) reloadIfChanged();
    return keyring;
  };
  const unseal = (aad: string, sealed: Uint8Array): Buffer => {
    try {
      return currentKeyring().unseal(aad, sealed);
    } catch (error) {
      if (!(error instanceof UnknownKey)) throw error;
      reloadIfChanged();
      try {
        return keyring.unseal(aad, sealed);
      } catch {
        if (pending === undefined) throw error;
        return pending.unseal(aad, sealed);
      }
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
    fault: () => {
      try {
        readKeysFile(file);
      } catch {
        return 'KEYS_UNREADABLE';
      }
      reloadIfChanged();
      return isRefused ? 'KEYS_FOREIGN' : undefined;
    },
    current: () => currentKeyring().current(),
    keys: () => inUse,
    watch: (given, refused = () => undefined) => {
      [check, onRefused] = [given, refused];
      // Looked at without being used: a key must be compared before a rotation puts it in force.
      timer ??= setInterval(reloadIfChanged, KEYS_RELOAD_MS).unref();
    },
    stop: () => clearInterval(timer),
  };
}

/** Whether every key and the installation are those in use, which were compared. */
function holdsNoOther(keys: KeysFile, known: KeysFile): boolean {
  return (
    (keys.installation ?? known.installation) === known.installation &&
    (['sealing', 'hash'] as const).every((part) =>
      Object.entries(keys[part].keys).every(([id, key]) => known[part].keys[id] === key),
    )
  );
}
