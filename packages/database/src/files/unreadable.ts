/** A stored file is missing, or its bytes are damaged or belong to another name: reading it again does not help. */
export class UnreadableFile extends Error {
  constructor(cause: unknown) {
    super(`a stored file is missing or damaged: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
