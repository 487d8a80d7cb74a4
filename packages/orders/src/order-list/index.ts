export { type OptionalRows, optionalRowNames, optionalRows } from '../facts/optional-rows.ts';
export { fillSearchColumns } from './fill.ts';
export {
  listAuditActors,
  listAuditIds,
  loadAuditChain,
  loadAuditRows,
  mayReadAudit,
} from './order-audit.ts';
export { countsAsLateSql, dueKey, dutyFilterSql, flags } from './order-filter.ts';
export { listOrderIds, queueCounts } from './order-pages.ts';
export { listOrders, loadOrders } from './orders.ts';
export { optionalProjections, partNames, readOrders } from './parts.ts';
export { searchAll } from './search.ts';
