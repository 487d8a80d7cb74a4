import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/**
 * 查看目的: purposes for which staff without the lease may reveal one personal value. `needsWords`: a note is required
 * because the order alone does not explain the purpose to a reader of the audit log.
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

/** How long one value is shown, seconds (docs/spec/desk.md D-personal-data). */
export const REVEAL_SECONDS = 30;
/** Maximum length of the note in characters. */
export const revealNoteBounds = { most: 200 } as const;

/** What a note has to have, as people read it; `isMeaningfulNote` counts the same. */
export const revealNoteRule = bilingual(
  '至少四个不同的汉字，或三个英文词',
  'three different words, or four Chinese characters',
);

/** Whether a note has content, in words of at least three letters: `xx` has none. */
export function isMeaningfulNote(words: string): boolean {
  const han = new Set(words.match(/\p{Script=Han}/gu));
  const others = new Set(words.toLowerCase().match(/(?!\p{Script=Han})\p{L}{3,}/gu));
  return han.size >= 4 || others.size >= 3;
}
