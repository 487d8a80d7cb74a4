import { type AuditFilter, auditFilters } from '@beian/domain/audit';
import { filterNamesOf } from '@beian/domain/filter';

/** Filters of the list, as named in the URL. */
export const filterNames = filterNamesOf(auditFilters);
export type FilterName = keyof AuditFilter;
