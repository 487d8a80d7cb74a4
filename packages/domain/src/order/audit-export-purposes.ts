import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** 审计导出用途: why rows of the audit are taken out; kept with the row of the download. */
export const auditExportPurposes = {
  INSPECTION: bilingual('定期审计', 'Regular inspection'),
  INCIDENT: bilingual('调查事件', 'Investigation of an incident'),
  AUTHORITY: bilingual('主管部门要求', 'Asked for by an authority'),
  DATA_SUBJECT: bilingual('答复个人信息请求', 'Answer to a data subject'),
} as const satisfies Record<string, BilingualText>;
export type AuditExportPurpose = keyof typeof auditExportPurposes;
