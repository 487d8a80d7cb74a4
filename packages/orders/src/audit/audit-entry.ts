import type { Actor } from '@beian/domain';

/** What a row of the audit is of. `details` holds no personal value. */
export interface AuditEntry {
  readonly actor: Actor;
  readonly action: string;
  /** An id of ours. */
  readonly target: string | null;
  readonly details: Record<string, unknown>;
}
