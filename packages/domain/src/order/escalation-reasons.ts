import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** 升级原因: why an order is escalated to the supervisors. */
export const escalationReasons = {
  RULE_UNCLEAR: bilingual('规则不明确，不知如何判断', 'The rules do not settle it'),
  SUSPECTED_FORGERY: bilingual('疑似伪造或冒用', 'Papers or identity may be forged or misused'),
  APPLICANT_COMPLAINS: bilingual('申请人投诉或催办', 'The applicant complains or presses'),
  BUREAU_UNCLEAR: bilingual('管局答复或要求不明确', "The bureau's answer or demand is unclear"),
  CANNOT_BE_IN_TIME: bilingual('无法按时完成', 'It cannot be done in time'),
  OTHER: bilingual('其他', 'Another reason'),
} as const satisfies Record<string, BilingualText>;

export type EscalationReason = keyof typeof escalationReasons;
export const escalationReasonNames = Object.keys(escalationReasons) as EscalationReason[];
