import type { OrderJob } from '../jobs/jobs.ts';
import type { Duty, OrderState } from '../order-names/states.ts';
import type { LiveEvent } from './events/all.ts';
import type { GuardName } from './guards.ts';

/** Type parameter of `defineLifeCycle` for orders. */
export interface OrderNames {
  state: OrderState;
  event: LiveEvent;
  duty: Duty;
  guard: GuardName;
  job: OrderJob;
}
