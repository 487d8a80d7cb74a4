import type { OrderJob } from '../jobs.ts';
import type { GuardName } from './guards.ts';
import type { Duty, OrderEvent, OrderState } from './names.ts';

/** The names that rows of events use, without those of guards. */
export interface NamesOfEventRows {
  state: OrderState;
  event: OrderEvent;
  duty: Duty;
  guard: string;
  job: OrderJob;
}

/** Type parameter of `defineLifeCycle` for orders. */
export interface OrderNames extends NamesOfEventRows {
  guard: GuardName;
}
