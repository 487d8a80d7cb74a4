import { type BilingualText, bilingual } from '../bilingual-text.ts';
import type { ReasonCode } from './reasons.ts';

/** What a bureau's answer says of an order, in our words: stored with the answer, so that nobody else need know its codes. */

/** What one entry of an answer comes to; `technical`: file or connection is at fault; `unknown`: for a person to read. */
export type AnswerVerdict = 'approved' | 'refused' | 'technical' | 'notice' | 'unknown';

/** What people call a verdict, and what a supervisor may say in a bureau's stead. */
export const answerLabels: Readonly<Record<AnswerVerdict | 'writtenOff', BilingualText>> = {
  approved: bilingual('通过', 'Approved'),
  refused: bilingual('驳回', 'Refused'),
  technical: bilingual('技术性退回', 'Returned for technical reasons'),
  notice: bilingual('进展通知', 'Progress notice'),
  unknown: bilingual('无法判断', 'Neither yes nor no'),
  writtenOff: bilingual('已核销', 'Written off'),
};

/** What a code asks of us (rules.md §10, typical handling). */
export const handlings = {
  correct: bilingual('由申请人修改后重新上报', 'The applicant corrects it, then file again'),
  wait: bilingual('稍后原样重新上报', 'Wait, then file it again unchanged'),
  ours: bilingual('由我方更正后重新上报', 'Put right on our side, then file again'),
  stop: bilingual('不能以变更办理', 'Cannot be done by a change'),
} as const satisfies Record<string, BilingualText>;
export type Handling = keyof typeof handlings;

/** One code of an answer: the bureau's sentence and its meaning. Holds no personal value. */
export interface ExplainedCode {
  readonly code: string;
  readonly sentence: BilingualText;
  readonly handling?: Handling;
}

/** What a code speaks of, and why that is not in order. */
export interface Concern {
  readonly code: string;
  /** Key of an item; null: the order as a whole. */
  readonly item: string | null;
  readonly reason: ReasonCode;
}

/**
 * What the concerns come to for one order: those of its own items, of which the changed ones come before what was filed
 * before and stayed; a code that speaks of none of them speaks of the order as a whole. Each item and reason once; a refusal
 * that names no cause (1002, an opinion) says nothing beside one that does.
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
