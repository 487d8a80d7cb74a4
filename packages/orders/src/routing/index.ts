export { filedOverSql, goesByHandSql, inFilingHoursSql, isFilingTimeSql, waitsForFileSql } from './routing.ts';
