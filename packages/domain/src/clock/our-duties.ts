import type { Duty } from '../order-names/states.ts';

/** 我方时限: duties whose clock is the desk's own, in life-cycle order: the stages of the SLA board. */
export const ourDuties = [
  'initialReview',
  'photoReview',
  'handOver',
  'returnTriage',
] as const satisfies readonly Duty[];
export type OurDuty = (typeof ourDuties)[number];
