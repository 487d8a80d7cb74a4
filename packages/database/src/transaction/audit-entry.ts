import type { AuditDetails } from '@beian/domain/audit';
import type { Actor } from '@beian/domain/staff';

/** `details` holds no personal value. */
export interface AuditEntry {
  readonly actor: Actor;
  readonly action: string;
  /** One of our ids. */
  readonly target: string | null;
  readonly details: AuditDetails;
}
