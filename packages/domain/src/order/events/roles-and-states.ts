import type { Role } from '../../staff/roles.ts';
import type { OrderState } from '../names.ts';
import { pushableStates } from '../pushable.ts';
import { states } from '../states.ts';

// Roles and sets of states that several events share.

export const reviewerRoles: readonly Role[] = ['reviewer'];
export const applicantRoles: readonly Role[] = ['applicant'];

export const allStates = Object.keys(states) as OrderState[];
export const editableStates: readonly OrderState[] = ['DRAFT', 'CORRECTION_REQUIRED', 'INITIAL_REJECTED', 'LAPSED'];
export { pushableStates };
export const statesAtBureau: readonly OrderState[] = [
  'SUBMITTING',
  'UPLOAD_FAILED',
  'SMS_PENDING',
  'SMS_RETURNED',
  'BUREAU_REVIEW',
];
/**
 * States in which an order follows the bureau's publications. Sent content is fixed until it comes back; a lapsed order
 * follows when it is saved.
 */
export const statesFollowingPublications: readonly OrderState[] = [
  'DRAFT',
  'INITIAL_REVIEW',
  'CORRECTION_REQUIRED',
  'INITIAL_REJECTED',
  'VERIFICATION_PENDING',
  'PHOTO_REVIEW',
  ...pushableStates,
];
export const reviewerStates = allStates.filter((state) => states[state].nextActor === 'reviewer');
export const applicantStates = allStates.filter((state) => states[state].duty === 'applicantMove');
/** States in which a clock of the desk, the ministry or the bureau runs. */
export const timedStates = allStates.filter(
  (state) => states[state].duty !== null && states[state].nextActor !== 'applicant',
);
/** On the way to the bureau: one duty, whose clock is paused while the connection is closed. */
export const handOverStates = allStates.filter((state) => states[state].duty === 'handOver');
