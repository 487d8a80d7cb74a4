import { DamagedValue, type Keyring, sealingKeyIdOf, UnknownKey } from '../sealing/seal.ts';

/** A stored file is missing, or its bytes are damaged or belong to another name: reading it again does not help. */
export class UnreadableFile extends Error {
  /** There is no such file; otherwise its bytes do not open. */
  readonly isMissing: boolean;

  constructor(cause: unknown) {
    super(`a stored file is missing or damaged: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.isMissing = (cause as { code?: unknown }).code === 'ENOENT';
  }
}

/** @throws UnreadableFile unless the bytes are under a key that this process does not have yet: then the file may be sound */
export function unsealFile(keys: Keyring, aad: string, sealed: Buffer): Buffer {
  try {
    return keys.unseal(aad, sealed);
  } catch (error) {
    throw error instanceof UnknownKey && sealingKeyIdOf(sealed) !== undefined ? error : new UnreadableFile(error);
  }
}

/** Whether an error, or one that it wraps, is about stored bytes that nothing brings back by itself: a lost file, or a value that does not decrypt. */
export function isLost(error: unknown): boolean {
  for (let one = error; one instanceof Error; one = one.cause)
    if ([UnreadableFile, UnknownKey, DamagedValue].some((kind) => one instanceof kind)) return true;
  return false;
}
