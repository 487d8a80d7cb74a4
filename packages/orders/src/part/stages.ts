import { statesOfDuty, statesOfOurDuties } from '@beian/domain/board';
import type { QueueStage } from '@beian/domain/order';
import type { Duty, OrderState } from '@beian/domain/order-names';

export const inStatesSql = (names: readonly OrderState[]): string => `o.state in ('${names.join("', '")}')`;
export const ofDutySql = (...duties: readonly Duty[]): string => inStatesSql(duties.flatMap(statesOfDuty));

/** The ministry does not report the outcome of an SMS check, so staff must look it up. */
const smsAsked = `o.state = 'SMS_PENDING' and exists (select 1 from app.sms_checks k where k.order_id = o.id
    and k.closed_at is null and k.desk_asked_at is not null)`;

/** Stages of the queue; their states follow from the duties of the states. */
export const stages = {
  ALL: `o.locked and (${inStatesSql(statesOfOurDuties)} or ${smsAsked})`,
  MINE: `o.locked and o.lease_holder = current_setting('app.actor', true) and o.lease_until > app.now()`,
  INITIAL: `o.locked and ${ofDutySql('initialReview')}`,
  PHOTO: `o.locked and ${ofDutySql('photoReview')}`,
  HANDOVER: `o.locked and (${ofDutySql('handOver', 'returnTriage')} or ${smsAsked})`,
  AT_BUREAU: `o.locked and ${ofDutySql('sms', 'bureauReview')}`,
  DONE: `not o.locked`,
  OPEN: `o.locked`,
} as const satisfies Record<QueueStage, string>;
