import type { OrderEvent, Reason } from '@beian/domain';

/** What the actor may do, as the judge says. */
export interface ActionView {
  readonly event: OrderEvent;
  readonly label: string;
  readonly presence: 'ENABLED' | 'DISABLED';
  readonly reasons: readonly Reason[];
  /** It is what comes first in this state. */
  readonly primary: boolean;
  readonly confirm: string | null;
  /** What the caller must say it has read: codes go into `acknowledged`. */
  readonly acknowledge: readonly Reason[];
}
