import type { z } from 'zod';
import type { OrderJob } from '../../jobs/jobs.ts';
import type { EventRow } from '../../life-cycle/define.ts';
import type { PartnerEventKind } from '../../order-names/partner-events.ts';
import type { Duty, OrderState } from '../../order-names/states.ts';

/** Events are named by their rows; guards are checked where the life cycle is put together, because they read the rows' inputs. */
interface NamesOfEventRows {
  state: OrderState;
  event: string;
  duty: Duty;
  guard: string;
  job: OrderJob;
}

/** Every event of an order has a schema of its input; without an input it is `noInput`. */
export interface OrderEventRow extends EventRow<NamesOfEventRows> {
  readonly input: z.ZodType;
  /**
   * Its sentence in the API: the event has a mutation, whose arguments follow from this row (`event-arguments.ts`). Without it the program
   * raises the event, or a resolver in `apps/api/src/order/` has arguments of its own.
   */
  readonly description?: string;
  /** What its mutation takes although it does not follow: `version` follows from `to`, `token` from the guard `holdsLease`. */
  readonly takes?: readonly ('version' | 'token')[];
  /**
   * The kind of event that partners receive, perhaps by the state that it leads to. Without it the event is internal to the desk and never
   * shown to partners; a test demands it of those that change the state.
   */
  readonly partnerEvent?: PartnerEventKind | Readonly<Partial<Record<OrderState, PartnerEventKind>>>;
}
