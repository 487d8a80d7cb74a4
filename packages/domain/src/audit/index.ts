export { type AuditDetails, auditDetailLabel, auditDetails, auditDetailText } from './audit-details.ts';
export {
  type AuditActorView,
  type AuditChainView,
  type AuditDetailView,
  type AuditHeadView,
  type AuditRowView,
  type AuditVerificationView,
  auditActorFields,
  auditChainFields,
  auditDetailFields,
  auditHeadFields,
  auditRowFields,
  auditVerificationFields,
} from './audit-fields.ts';
export { type AuditFilter, auditFilters } from './audit-filters.ts';
