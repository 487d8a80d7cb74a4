export { isRequestedKindSql, reportedKindSql } from './kinds-sql.ts';
export type { PerformCall, PerformOutcome } from './perform-call.ts';
