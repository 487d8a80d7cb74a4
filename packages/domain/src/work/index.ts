export {
  type Absence,
  type AbsenceDays,
  type Availability,
  absenceOn,
  isAbsence,
  joinAbsences,
  MAX_ABSENCES,
  MAX_CAP,
} from './availability.ts';
export {
  assignmentObstacle,
  type BalanceOrder,
  type BalancePerson,
  type BalanceReason,
  balanceReasons,
  type Load,
  type RebalanceInputs,
  type StuckOrder,
} from './balance.ts';
export { type AssignCandidateView, assignCandidateFields } from './candidate-fields.ts';
export { planBalance } from './rebalance.ts';
export type { Skills } from './skills.ts';
export {
  type AbsenceView,
  absenceFields,
  type ColleagueView,
  colleagueFields,
  type StaffSkillsView,
  staffSkillsFields,
} from './staff-fields.ts';
