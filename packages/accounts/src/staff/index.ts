export type { PasswordCost, PasswordFault } from './passwords.ts';
export {
  createStaff,
  type PartnerOfPerson,
  partnerPersonActor,
  type StaffRole,
  type StaffView,
  staffActor,
} from './staff.ts';
export { canReviewSql, canWorkSql, isAwaySql, isOpenSql, matchesSkillsSql } from './staff-sql.ts';
