import { type BilingualText, bilingual } from '../bilingual-text.ts';

/**
 * 查看目的: what a member of staff without the lease may look at one personal value for. `needsWords`: where the order does not say which
 * case is meant, somebody who reads the audit later has to be told.
 */
export const revealPurposes = {
  CALL_APPLICANT: { ...bilingual('联系申请人', 'To reach the applicant'), needsWords: false },
  CHECK_MATERIAL: { ...bilingual('与材料核对', 'To hold it against a material'), needsWords: false },
  ANSWER_BUREAU: { ...bilingual('答复管局', 'To answer the bureau'), needsWords: false },
  COMPLAINT: { ...bilingual('处理投诉或咨询', 'To deal with a complaint or question'), needsWords: true },
  DATA_SUBJECT: { ...bilingual('个人信息主体请求', 'A person asks about their own data'), needsWords: true },
  OTHER: { ...bilingual('其他', 'Something else'), needsWords: true },
} as const satisfies Record<string, BilingualText & { readonly needsWords: boolean }>;

export type RevealPurpose = keyof typeof revealPurposes;
export const revealPurposeNames = Object.keys(revealPurposes) as RevealPurpose[];

/** How long one value is shown, seconds (product.md A2). */
export const REVEAL_SECONDS = 30;
/** Characters of the words beside the purpose. */
export const revealNoteBounds = { most: 200 } as const;

/** Whether words say something: four different Chinese characters, or three different words of three letters and more. `xx` does not. */
export function isMeaningfulNote(words: string): boolean {
  const han = new Set(words.match(/\p{Script=Han}/gu));
  const others = new Set(words.toLowerCase().match(/(?!\p{Script=Han})\p{L}{3,}/gu));
  return han.size >= 4 || others.size >= 3;
}
