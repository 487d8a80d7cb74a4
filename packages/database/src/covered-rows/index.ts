export {
  type CoveredTable,
  type CoveredTableName,
  coveredTable,
  coveredTableNames,
  keySql,
  rowHashSql,
} from './covered-tables.ts';
export { namedRowsSql, namedRowsValues, noteWritten, type WrittenRows } from './written-rows.ts';
