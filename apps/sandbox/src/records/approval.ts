import type { Files } from './on-file.ts';

/** Who approves, when, and what the bureau has on file then. */
export interface Approval {
  /** Shanghai day of the approval, YYYY-MM-DD. */
  readonly day: string;
  readonly reviewer: string;
  /** The provider that has filed it. */
  readonly ispId: string;
  /** Short name of the province, the start of its filing numbers. */
  readonly short: string;
  readonly files: Files;
  /** A new bureau id. */
  nextId(): string;
}
