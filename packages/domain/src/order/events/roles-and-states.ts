import { allStates, states } from '../../order-names/states.ts';
import type { Role } from '../../staff/roles.ts';

export {
  allStates,
  editableStates,
  pushableStates,
  statesAtBureau,
  statesFollowingPublications,
} from '../../order-names/states.ts';

// Roles and sets of states that several events share.

export const reviewerRoles: readonly Role[] = ['reviewer'];
export const applicantRoles: readonly Role[] = ['applicant'];

export const reviewerStates = allStates.filter((state) => states[state].nextActor === 'reviewer');
export const applicantStates = allStates.filter((state) => states[state].duty === 'applicantMove');
/** States in which another clock runs than that of the applicant's move. */
export const timedStates = allStates.filter((state) => states[state].duty !== null && !applicantStates.includes(state));
/** On the way to the bureau: one duty, whose clock is paused while the connection is closed. */
export const handOverStates = allStates.filter((state) => states[state].duty === 'handOver');
