export type { PasswordCost, PasswordFault } from './passwords.ts';
export { createStaff, type PartnerOfPerson, partnerPersonActor, staffActor } from './staff.ts';
export { canReviewSql, canWorkSql, isAwaySql, isOpenSql, matchesSkillsSql } from './staff-sql.ts';
