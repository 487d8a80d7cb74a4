export { listAccountIds, loadAccounts, loadOwnAccount } from './account-views.ts';
export {
  type AccountOutcome,
  changeStaffRoles,
  closeStaff,
  endStaffSessions,
  invitePartnerPerson,
  inviteStaff,
  mayManageAccounts,
  openStaff,
  partnerInvitation,
  resetSecondFactor,
  resetStaff,
  staffInvitation,
} from './accounts.ts';
export { acceptInvitation, findInvitation } from './invitations.ts';
export {
  beginOwnFactor,
  changePassword,
  confirmOwnFactor,
  endSession,
  type FactorFault,
  proveAgain,
  removeOwnFactor,
  renewRecoveryCodes,
  type SignedInStaff,
} from './own-account.ts';
