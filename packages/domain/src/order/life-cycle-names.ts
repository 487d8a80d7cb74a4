import type { OrderJob } from '../jobs.ts';
import type { GuardName } from './guards.ts';
import type { Duty, OrderEvent, OrderState } from './names.ts';

/** Type parameter of `defineLifeCycle` for orders. */
export interface OrderNames {
  state: OrderState;
  event: OrderEvent;
  duty: Duty;
  guard: GuardName;
  job: OrderJob;
}
