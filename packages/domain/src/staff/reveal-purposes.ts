import { type Text, text } from '../text.ts';

/** 查看目的: what a member of staff without the lease may look at one personal value for. */
export const revealPurposes = {
  CALL_APPLICANT: text('联系申请人', 'To reach the applicant'),
  CHECK_MATERIAL: text('与材料核对', 'To hold it against a material'),
  ANSWER_BUREAU: text('答复管局', 'To answer the bureau'),
  COMPLAINT: text('处理投诉或咨询', 'To deal with a complaint or question'),
  DATA_SUBJECT: text('个人信息主体请求', 'A person asks about their own data'),
  OTHER: text('其他', 'Something else'),
} as const satisfies Record<string, Text>;

export type RevealPurpose = keyof typeof revealPurposes;
export const revealPurposeNames = Object.keys(revealPurposes) as RevealPurpose[];

/** How long one value is shown, seconds (product.md A2). */
export const REVEAL_SECONDS = 30;
/** Characters of the words beside the purpose. */
export const revealWords = { least: 2, most: 200 } as const;
