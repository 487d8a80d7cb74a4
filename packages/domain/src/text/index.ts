export { type BilingualText, bilingual, fillTemplate, type Language } from './bilingual-text.ts';
export { followMessageAdvice, type Reason, type Refusal, type RefusalCode, refusal } from './refusal.ts';
