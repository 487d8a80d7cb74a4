import { type Text, text } from '../text.ts';

/** Why a reviewer passes an order over 跳过原因. */
export const skipReasons = {
  NEEDS_EXPERIENCE: text('需更有经验的同事处理', 'Needs a more experienced colleague'),
  WAITS_FOR_ANSWER: text('等待申请人或同事答复', 'Waits for an answer of the applicant or a colleague'),
  KNOWS_APPLICANT: text('与申请人有利害关系，应回避', 'Knows the applicant and should not decide'),
  CANNOT_READ: text('材料无法打开或辨认', 'The materials cannot be opened or read'),
  OTHER: text('其他', 'Another reason'),
} as const satisfies Record<string, Text>;

export type SkipReason = keyof typeof skipReasons;
export const skipReasonNames = Object.keys(skipReasons) as SkipReason[];
