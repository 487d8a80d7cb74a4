import type { OrderJob } from '../jobs/jobs.ts';
import type { OrderEvent } from '../order-names/names.ts';
import type { Duty, OrderState } from '../order-names/states.ts';
import type { GuardName } from './guards.ts';

/** Type parameter of `defineLifeCycle` for orders. */
export interface OrderNames {
  state: OrderState;
  event: OrderEvent;
  duty: Duty;
  guard: GuardName;
  job: OrderJob;
}
