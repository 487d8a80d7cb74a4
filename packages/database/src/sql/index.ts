export { escapeLikePattern } from './escape-like-pattern.ts';
export { conditionsOf, type FilterConditions } from './filter-conditions.ts';
export { dayOfSql, isoSql, startOfDay, startOfDaySql, toStorableText } from './instants.ts';
export {
  type IdPage,
  type KeyedRow,
  type Keyset,
  keysetPage,
  keysetSql,
  type PageQuery,
  type PageSql,
  pageLimits,
  queryPage,
  readCursor,
  writeCursor,
} from './keyset.ts';
export { fromBase64, jsonRowsSql, type Projection } from './projection.ts';
export { forOneId, type IdsQuery, queryByIds } from './query-by-ids.ts';
export { selectListOf } from './select-list.ts';
export { settledTxSql } from './settled.ts';
