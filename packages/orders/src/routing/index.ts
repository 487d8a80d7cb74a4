export { filedOverSql, inFilingHoursSql, isFilingTimeSql, waitsForFileSql } from './routing.ts';
