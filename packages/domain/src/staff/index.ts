export {
  type OwnAccountView,
  ownAccountFields,
  type StaffAccountChangedView,
  type StaffAccountView,
  type StaffMemberView,
  type StaffSessionView,
  staffAccountChangedFields,
  staffAccountFields,
  staffMemberFields,
  staffSessionFields,
} from './account-fields.ts';
export {
  type AccountState,
  accountStates,
  BACKGROUND_HEADER,
  foldLogin,
  forbiddenPasswordWords,
  INVITATION_HOURS,
  LIST_AGE_HEADER,
  loginBounds,
  loginPattern,
  MAX_NAME_LENGTH,
  MAX_SESSIONS,
  passwordBounds,
  REAUTHENTICATED_MINUTES,
  RECOVERY_CODES,
  SESSION_HOURS,
  SESSION_IDLE_HOURS,
  type SessionEnd,
  type StaffRole,
  sessionEnds,
  staffRoles,
} from './accounts.ts';
export { MAX_DOWNLOADS_PER_PERSON } from './downloads.ts';
export {
  isMeaningfulNote,
  REVEAL_SECONDS,
  type RevealPurpose,
  revealNoteBounds,
  revealNoteRule,
  revealPurposeNames,
  revealPurposes,
} from './reveal-purposes.ts';
export {
  LOOK_MINUTES,
  OPENINGS_PER_HOUR,
  partnerLooks,
  REVEAL_LIFT_MINUTES,
  type RevealAlarmKind,
  type RevealQuotaName,
  revealAlarmKinds,
  revealQuotaOf,
  revealQuotas,
} from './reveal-quota.ts';
export { hasRight } from './rights.ts';
export { onlyHoldersOf, onlyRoles, rightRefusal, roleRefusal } from './role-refusal.ts';
export { type Actor, hasAnyRole, type Role, roles, rolesOf } from './roles.ts';
export { safePath, startPath } from './safe-path.ts';
export { type ViewerView, viewerFields, type WorkdayView, workdayFields } from './viewer-fields.ts';
