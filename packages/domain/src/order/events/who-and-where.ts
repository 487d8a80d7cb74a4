import type { Role } from '../../staff/roles.ts';
import type { OrderState } from '../names.ts';
import { pushable } from '../pushable.ts';
import { states } from '../states.ts';

// Roles and sets of states that several events share.

export const desk: readonly Role[] = ['reviewer'];
export const applicant: readonly Role[] = ['applicant'];

export const allStates = Object.keys(states) as OrderState[];
export const editable: readonly OrderState[] = ['DRAFT', 'CORRECTION_REQUIRED', 'INITIAL_REJECTED', 'LAPSED'];
export { pushable };
export const atTheBureau: readonly OrderState[] = [
  'SUBMITTING',
  'UPLOAD_FAILED',
  'SMS_PENDING',
  'SMS_RETURNED',
  'BUREAU_REVIEW',
];
/**
 * Where an order follows what its bureau publishes. What was sent is fixed until it comes back; a lapsed order follows when
 * it is saved.
 */
export const followsTheBureau: readonly OrderState[] = [
  'DRAFT',
  'INITIAL_REVIEW',
  'CORRECTION_REQUIRED',
  'INITIAL_REJECTED',
  'VERIFICATION_PENDING',
  'PHOTO_REVIEW',
  ...pushable,
];
export const reviewersMove = allStates.filter((state) => states[state].move === 'reviewer');
export const applicantsMove = allStates.filter((state) => states[state].duty === 'applicantMove');
/** Where a clock of ours, the ministry's or the bureau's runs. */
export const clocked = allStates.filter((state) => states[state].duty !== null && states[state].move !== 'applicant');
/** On the way to the bureau: one duty, whose clock stands still while the connection is closed. */
export const handedOver = allStates.filter((state) => states[state].duty === 'handOver');
