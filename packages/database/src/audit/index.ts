export { auditRefusal } from './audit-refusal.ts';
export { auditTextSql, eventTextSql, hashOfEvent, hashOfLink, REDACTED } from './texts.ts';
export { skipAuditCheck, writeAudit } from './write-audit.ts';
