export type { PasswordCost, PasswordFault } from './passwords.ts';
export { createStaff, type StaffRole, type StaffView, staffActor } from './staff.ts';
export { canReviewSql, canWorkSql, isAwaySql, matchesSkillsSql } from './staff-sql.ts';
