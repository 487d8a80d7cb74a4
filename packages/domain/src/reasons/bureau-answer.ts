import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import type { ReasonCode } from './reasons.ts';

/** A bureau's answer in terms of the order, stored with the answer so that no other code needs the bureau's codes. */

/** Meaning of one entry of an answer; `technical`: file or connection is at fault; `unknown`: a person must read it. */
export type AnswerVerdict = 'approved' | 'refused' | 'technical' | 'notice' | 'unknown';

/** Labels of the verdicts, including those that a supervisor may record for the bureau. */
export const answerLabels: Readonly<Record<AnswerVerdict | 'writtenOff', BilingualText>> = {
  approved: bilingual('通过', 'Approved'),
  refused: bilingual('驳回', 'Refused'),
  technical: bilingual('技术性退回', 'Returned for technical reasons'),
  notice: bilingual('进展通知', 'Progress notice'),
  unknown: bilingual('无法判断', 'Neither yes nor no'),
  writtenOff: bilingual('已核销', 'Written off'),
};

/** What a code requires of us (docs/spec/rules.md R-10, typical handling). */
export const handlings = {
  correct: bilingual('由申请人修改后重新上报', 'The applicant corrects it, then file again'),
  wait: bilingual('稍后原样重新上报', 'Wait, then file it again unchanged'),
  ours: bilingual('由我方更正后重新上报', 'Put right on our side, then file again'),
  stop: bilingual('不能这样办理', 'Cannot be done this way'),
} as const satisfies Record<string, BilingualText>;
export type Handling = keyof typeof handlings;

/** One code of an answer: the bureau's sentence and its meaning. Contains no personal values. */
export interface ExplainedCode {
  readonly code: string;
  readonly sentence: BilingualText;
  readonly handling?: Handling;
}

/** An item that a code refers to, with the reason of the library. */
export interface Concern {
  readonly code: string;
  /** Key of an item; null: the order as a whole. */
  readonly item: string | null;
  readonly reason: ReasonCode;
}

/**
 * The concerns that apply to one order: those of its own items, changed items before unchanged ones; a code that refers
 * to none of its items applies to the order as a whole. Each pair of item and reason occurs once; a refusal without a
 * cause (1002, an opinion) is dropped if another one names a cause.
 */
export function proposedConcerns(
  concerns: readonly Concern[],
  order: { readonly items: readonly string[]; readonly changed: readonly string[] },
): Concern[] {
  const found: Concern[] = [];
  for (const code of new Set(concerns.map((one) => one.code))) {
    const spoken = concerns.filter((one) => one.code === code);
    const own = spoken.filter((one) => one.item === null || order.items.includes(one.item));
    const changed = own.filter((one) => one.item !== null && order.changed.includes(one.item));
    const told = changed.length > 0 ? changed : own;
    found.push(...(told.length > 0 ? told : spoken.slice(0, 1).map((one) => ({ ...one, item: null }))));
  }
  const caused = found.filter((one) => one.reason !== 'ORD-12');
  const told = caused.length > 0 ? caused : found;
  return told.filter(
    (one, at) => told.findIndex((other) => other.item === one.item && other.reason === one.reason) === at,
  );
}
