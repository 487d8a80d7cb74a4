import type { OrderState } from './names.ts';

/** Where an order can be pushed to the bureau, the first time or again. */
export const pushableStates: readonly OrderState[] = [
  'SUBMISSION_PENDING',
  'UPLOAD_FAILED',
  'SMS_RETURNED',
  'BUREAU_REJECTED',
];
