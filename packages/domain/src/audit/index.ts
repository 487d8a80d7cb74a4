export { type AuditDetails, auditDetailLabel, auditDetails, auditDetailText } from './audit-details.ts';
