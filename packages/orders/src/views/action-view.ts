import type { ViewOf } from '@beian/domain/fields';
import type { LiveEvent, orderOptionFields, planOptionFields } from '@beian/domain/order';
import type { Reason } from '@beian/domain/text';

export interface ActionView {
  readonly event: LiveEvent;
  readonly label: string;
  readonly presence: 'ENABLED' | 'DISABLED';
  readonly reasons: readonly Reason[];
  /** The main action of this state. */
  readonly primary: boolean;
  readonly confirm: string | null;
  /** Warnings that the caller must confirm; their codes go into `acknowledged`. */
  readonly acknowledge: readonly Reason[];
}

/** A kind of order for one thing in a record, and whether it can be opened now. */
export type OrderOptionView = Omit<ViewOf<typeof orderOptionFields>, 'kindLabel'>;

/** A plan for a record, and whether its first order can be opened now. */
export type PlanOptionView = Omit<ViewOf<typeof planOptionFields>, 'label' | 'between'>;
