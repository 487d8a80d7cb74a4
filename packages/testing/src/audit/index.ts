export { type AuditedDatabase, auditedDatabase, type Query } from './audited-database.ts';
export { verifyTestAudit } from './verify-audit.ts';
