import type { OrderJob } from '../jobs.ts';
import type { GuardName } from './guards.ts';
import type { Duty, OrderEvent, OrderState } from './names.ts';

/** The names of the order's life cycle, for `defineLifeCycle`. */
export interface OrderNames {
  state: OrderState;
  event: OrderEvent;
  duty: Duty;
  guard: GuardName;
  job: OrderJob;
}
