import type { OrderEvent } from '@beian/domain/order-names';
import type { Reason } from '@beian/domain/text';

export interface ActionView {
  readonly event: OrderEvent;
  readonly label: string;
  readonly presence: 'ENABLED' | 'DISABLED';
  readonly reasons: readonly Reason[];
  /** The main action of this state. */
  readonly primary: boolean;
  readonly confirm: string | null;
  /** Warnings that the caller must confirm; their codes go into `acknowledged`. */
  readonly acknowledge: readonly Reason[];
}
