import type { BilingualText, Language } from '../text/bilingual-text.ts';
import { type ReasonCode, reasonRow } from './reasons.ts';

/** What an installation may say in its own words: `label` and `advice` of a reason. */
export interface ReasonText {
  readonly label: BilingualText;
  readonly advice: BilingualText;
}

/** A reason as it was given: with the advice that a reviewer edited, and the installation's own text of that day. */
interface GivenText {
  readonly code: ReasonCode;
  readonly advice?: string | undefined;
  readonly own?: ReasonText | undefined;
}

/** What a given reason says to whoever reads it. */
export function reasonTextIn({ code, advice, own }: GivenText, language: Language): { label: string; advice: string } {
  const text = own ?? reasonRow(code);
  return { label: text.label[language], advice: advice ?? text.advice[language] };
}
