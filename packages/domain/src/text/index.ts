export { type BilingualText, bilingual, fillTemplate, type Language, storedTextIn } from './bilingual-text.ts';
export { countInWords, formatCount, listInWords, workingDaysInWords } from './in-words.ts';
export {
  isRefusalReasonCode,
  type RefusalReasonCode,
  refusalReasonCodes,
  retiredReasonCodes,
} from './reason-codes.ts';
export { followMessageAdvice, type Reason, type Refusal, type RefusalCode, refusal } from './refusal.ts';
export { refusalKinds } from './refusal-kinds.ts';
export { textLengths } from './text-lengths.ts';
