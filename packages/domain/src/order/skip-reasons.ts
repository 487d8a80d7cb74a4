import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** 跳过原因: why a reviewer skips an order. */
export const skipReasons = {
  NEEDS_EXPERIENCE: bilingual('需更有经验的同事处理', 'Needs a more experienced colleague'),
  WAITS_FOR_ANSWER: bilingual('等待申请人或同事答复', 'Waits for an answer of the applicant or a colleague'),
  KNOWS_APPLICANT: bilingual('与申请人有利害关系，应回避', 'Knows the applicant and should not decide'),
  CANNOT_READ: bilingual('材料无法打开或辨认', 'The materials cannot be opened or read'),
  OTHER: bilingual('其他', 'Another reason'),
} as const satisfies Record<string, BilingualText>;

export type SkipReason = keyof typeof skipReasons;
export const skipReasonNames = Object.keys(skipReasons) as SkipReason[];
