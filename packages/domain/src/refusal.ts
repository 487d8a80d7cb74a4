import { type BilingualText, bilingual } from './bilingual-text.ts';

/** Why something is refused: what is wrong, where, and what to do about it. */
export interface Reason {
  /** Stable machine code, UPPER_SNAKE. */
  readonly code: string;
  readonly message: BilingualText;
  /** Path of the field, material or argument at fault, e.g. `website.principal.mobile`. */
  readonly field?: string;
  /** What to do. */
  readonly suggestion: BilingualText;
  /** The rule behind it, e.g. `WEB-01` or `rules.md §2`. */
  readonly ruleId: string;
}

/** An expected refusal is a value. `code` says the class; `reasons` say everything else. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly reasons: readonly Reason[];
}

/** What to do where the caller's picture of the order is behind. */
export const reloadOrderAdvice = bilingual(
  '请重新读取订单，现在可以做的操作见其 actions',
  'Read the order again: its actions say what can be done now',
);

/** What to do about a finding that says all there is to say. */
export const followMessageAdvice = bilingual('请按提示修改', 'Correct it as the message says');

export type RefusalCode =
  | 'NOT_POSSIBLE' // role or state does not allow it; no details leak
  | 'GUARD_FAILED' // a rule is not met
  | 'INVALID_INPUT' // the input is not of its shape
  | 'STALE' // version is old
  | 'LEASE_LOST' // somebody else may write now, or nobody
  | 'NOT_FOUND' // does not exist, or is not visible to the caller
  | 'KEY_REUSED'; // the same idempotency key with another body

export const refusal = (code: RefusalCode, ...reasons: Reason[]): Refusal => ({ code, reasons });
