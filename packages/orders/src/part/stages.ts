import { statesOfDuty, statesOfOurDuties } from '@beian/domain/board';
import type { QueueStage } from '@beian/domain/order';
import type { Duty, OrderState } from '@beian/domain/order-names';

export const inStatesSql = (names: readonly OrderState[]): string => `o.state in ('${names.join("', '")}')`;
export const ofDutySql = (...duties: readonly Duty[]): string => inStatesSql(duties.flatMap(statesOfDuty));

/** The ministry does not report the outcome of an SMS check, so staff must look it up. SMS_PENDING is in no list below, so none counts twice. */
export const smsAsked = `o.state = 'SMS_PENDING' and exists (select 1 from app.sms_checks k where k.order_id = o.id
    and k.closed_at is null and k.desk_asked_at is not null)`;

/** Stages of open orders by their states, which follow from the duties of the states; `smsAsked`: with the orders whose SMS check must be looked up. */
export const stageStates = {
  ALL: { states: statesOfOurDuties, smsAsked: true },
  INITIAL: { states: statesOfDuty('initialReview'), smsAsked: false },
  PHOTO: { states: statesOfDuty('photoReview'), smsAsked: false },
  HANDOVER: { states: [...statesOfDuty('handOver'), ...statesOfDuty('returnTriage')], smsAsked: true },
  AT_BUREAU: { states: [...statesOfDuty('sms'), ...statesOfDuty('bureauReview')], smsAsked: false },
} as const satisfies Partial<
  Record<QueueStage, { readonly states: readonly OrderState[]; readonly smsAsked: boolean }>
>;

const ofStates = (stage: keyof typeof stageStates): string => {
  const row = stageStates[stage];
  return `o.locked and ${row.smsAsked ? `(${inStatesSql(row.states)} or ${smsAsked})` : inStatesSql(row.states)}`;
};

/** Stages of the queue as conditions on `app.orders o`. */
export const stages = {
  ALL: ofStates('ALL'),
  MINE: `o.locked and o.lease_holder = current_setting('app.actor', true) and o.lease_until > app.now()`,
  INITIAL: ofStates('INITIAL'),
  PHOTO: ofStates('PHOTO'),
  HANDOVER: ofStates('HANDOVER'),
  AT_BUREAU: ofStates('AT_BUREAU'),
  DONE: `not o.locked`,
  OPEN: `o.locked`,
} as const satisfies Record<QueueStage, string>;
