export { pickNext, pickNextSql, updateHandlingTimes } from './next-sql.ts';
export { takeNext } from './take-next.ts';
