export {
  type CoveredTable,
  type CoveredTableName,
  coveredTable,
  coveredTableNames,
  keySql,
  rowHashSql,
} from './covered-tables.ts';
export { namedRowsSql, noteWritten, type WrittenRows } from './written-rows.ts';
