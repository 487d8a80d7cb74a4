export { pickNext, pickNextSql, updateHandlingTimes } from './next-sql.ts';
export { previewNext, takeNext } from './take-next.ts';
