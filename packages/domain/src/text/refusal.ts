import { type BilingualText, bilingual } from './bilingual-text.ts';
import type { RefusalReasonCode } from './reason-codes.ts';
import type { refusalKinds } from './refusal-kinds.ts';

/** One reason of a refusal: what is wrong, where, and what to do. */
export interface Reason {
  /** Stable machine code, UPPER_SNAKE. */
  readonly code: RefusalReasonCode;
  readonly message: BilingualText;
  /** Path of the field, material or argument at fault, e.g. `website.principal.mobile`. */
  readonly field?: string;
  /** What to do. */
  readonly suggestion: BilingualText;
  /** The source rule, e.g. `WEB-01` or `R-2`. */
  readonly ruleId: string;
}

/** An expected refusal is returned as a value. `code` is the class; `reasons` contain the details. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly reasons: readonly Reason[];
}

/** Advice if the caller's version of the order is outdated. */
export const reloadOrderAdvice = bilingual(
  '请刷新订单，查看现在可以进行的操作',
  'Load the order again to see what can be done now',
);

/** Advice if the message of the finding is sufficient. */
export const followMessageAdvice = bilingual('请按提示修改', 'Correct it as the message says');

/** The class of a refusal; what each means: `errors/refusal-kinds.ts`. */
export type RefusalCode = keyof typeof refusalKinds;

export const refusal = (code: RefusalCode, ...reasons: Reason[]): Refusal => ({ code, reasons });
