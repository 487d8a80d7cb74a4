import type { OrderState } from './names.ts';

/** States from which an order can be pushed to the bureau, for the first time or again. */
export const pushableStates: readonly OrderState[] = [
  'SUBMISSION_PENDING',
  'UPLOAD_FAILED',
  'SMS_RETURNED',
  'BUREAU_REJECTED',
];
