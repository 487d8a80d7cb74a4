import type { Duty } from '../order/names.ts';

/** Duties whose clock is the desk's own 我方时限, in the order in which an order walks: the stages of the SLA board. */
export const ourDuties = [
  'initialReview',
  'photoReview',
  'handOver',
  'returnTriage',
] as const satisfies readonly Duty[];
export type OurDuty = (typeof ourDuties)[number];
