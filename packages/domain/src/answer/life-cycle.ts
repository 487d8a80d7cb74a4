import { defineLifeCycle } from '../life-cycle/define.ts';
import type { GuardRow } from '../life-cycle/judge.ts';
import { kindRow, orderKinds } from '../order-names/kinds/kinds.ts';
import type { AnswerVerdict } from '../reasons/bureau-answer.ts';
import { bilingual } from '../text/bilingual-text.ts';
import type { RefusalReasonCode } from '../text/reason-codes.ts';
import type { Reason } from '../text/refusal.ts';

export type AnswerState = 'UNMATCHED' | 'MATCHED' | 'DISMISSED';
export type AnswerEvent = 'arrive' | 'matchAnswer' | 'dismissAnswer';

interface AnswerNames {
  state: AnswerState;
  event: AnswerEvent;
  duty: never;
  guard: 'verdictReads' | 'ofAnOrder';
  job: never;
}

/** Facts about an unmatched entry for the guards. */
export interface AnswerFacts {
  readonly state: AnswerState | null;
  readonly verdict: AnswerVerdict;
  /** Czlx: the kind of filing that it answers; '' if the bureau leaves it out. */
  readonly operation: string;
}

/** Whether results with this Czlx answer some kind of order (docs/spec/bureau-interface.md B-9.2). */
export const isAnswerOfAKind = (operation: string): boolean =>
  orderKinds.some((kind) => kindRow(kind).report?.answer === operation);

const attribution = 'L-attribution';

export const answerGuards: Record<AnswerNames['guard'], GuardRow<AnswerFacts>> = {
  verdictReads: {
    message: bilingual(
      '答复读不出通过或驳回，不能匹配',
      'Neither approval nor refusal can be read from it: it cannot be matched',
    ),
    suggestion: bilingual(
      '请向管局核实，在订单上登记管局答复，再忽略此条',
      'Ask the bureau, record its answer on the order, then dismiss this one',
    ),
    ruleId: attribution,
    check: ({ verdict }) => verdict === 'approved' || verdict === 'refused' || verdict === 'technical',
  },
  ofAnOrder: {
    message: bilingual('不是本系统订单的结果', 'It answers no kind of order'),
    suggestion: bilingual('核实后忽略此条', 'Check it, then dismiss it'),
    ruleId: 'B-9.2',
    // A bureau may leave the operation out.
    check: ({ operation }) => operation === '' || isAnswerOfAKind(operation),
  },
};

const state = (zh: string, en: string, terminal?: true) => ({
  label: bilingual(zh, en),
  nextActor: null,
  duty: null,
  terminal,
});

/** An entry of a bureau's answer that matches no order automatically: a person handles it. */
export const answerLifeCycle = defineLifeCycle<AnswerNames>()({
  start: 'arrive',
  states: {
    UNMATCHED: state('待匹配', 'Unmatched'),
    MATCHED: state('已匹配', 'Matched', true),
    DISMISSED: state('已忽略', 'Dismissed', true),
  },
  events: {
    arrive: { label: bilingual('进入待匹配列表', 'Arrive'), from: [], to: 'UNMATCHED', by: ['bureau'] },
    matchAnswer: {
      label: bilingual('匹配到订单', 'Match to an order'),
      from: ['UNMATCHED'],
      to: 'MATCHED',
      by: ['supervisor'],
      when: ['verdictReads', 'ofAnOrder'],
      confirm: bilingual('将按管局答复处理所选订单', "The order is then moved by the bureau's answer"),
    },
    dismissAnswer: {
      label: bilingual('忽略', 'Dismiss'),
      from: ['UNMATCHED'],
      to: 'DISMISSED',
      by: ['supervisor'],
      confirm: bilingual('此条不会用于任何订单', 'It is then used for no order'),
    },
  },
});

/** Reason why an entry is unmatched, if no clause of the order's attribution rule gives it. */
const unmatchedReason = (
  code: RefusalReasonCode,
  zh: string,
  en: string,
  suggestion = bilingual('请人工核对后归入订单，或忽略', 'Look at it, then give it to an order or dismiss it'),
): Reason => ({
  code,
  message: bilingual(zh, en),
  suggestion,
  ruleId: attribution,
});
export const unmatchedReasons = {
  UNLISTED_CODE: unmatchedReason(
    'UNLISTED_CODE',
    '答复代码不是此类业务的结果代码，无法判断通过或驳回',
    'Its code is none that such a filing is answered with: it says neither yes nor no',
    bilingual(
      '请向管局核实含义：有结论时在订单上登记管局答复，再忽略此条',
      'Ask the bureau what it means; record its answer on the order, then dismiss this one',
    ),
  ),
  SAYS_NEITHER: unmatchedReason(
    'SAYS_NEITHER',
    '审核意见没有写明通过或驳回',
    'The opinion says neither yes nor no',
    bilingual(
      '请向管局核实：有结论时在订单上登记管局答复，再忽略此条',
      'Ask the bureau; record its answer on the order, then dismiss this one',
    ),
  ),
  ENTRY_NOT_NEW: unmatchedReason(
    'ENTRY_NOT_NEW',
    '与此前收到的一条答复完全相同，多为重复送达',
    'It equals an answer that came before: mostly it came twice',
    bilingual('确属此订单的结果时可以匹配，否则忽略', 'Match it where it is a result of this order; else dismiss it'),
  ),
  OTHER_OPERATION: unmatchedReason(
    'OTHER_OPERATION',
    '结果的业务类型与订单不符',
    'It answers another kind of filing than the order',
  ),
  NAMES_NOBODY: unmatchedReason('NAMES_NOBODY', '没有写明主体', 'It names no subject'),
  SUBJECT_NOT_SENT: unmatchedReason(
    'SUBJECT_NOT_SENT',
    '该主体没有经此管局上报过的订单',
    'No order of that subject was ever sent to this bureau',
  ),
  FILE_NOT_SENT: unmatchedReason(
    'FILE_NOT_SENT',
    '没有该日之前发送的同名文件',
    'No file of that name was sent by that day',
  ),
  STATE_DOES_NOT_TAKE_IT: unmatchedReason(
    'STATE_DOES_NOT_TAKE_IT',
    '订单当前状态不接受此结果',
    'The state of the order does not take it',
  ),
  NAMES_ANOTHER_SUBJECT: unmatchedReason('NAMES_ANOTHER_SUBJECT', '写明的是另一个主体', 'It names another subject'),
  PUBLISHED_AS_ORDERED: unmatchedReason(
    'PUBLISHED_AS_ORDERED',
    '管局已公布的备案与此订单的结果一致，但没有收到审核结果',
    'The bureau published the filing as the order asks for it, and no verdict came',
    bilingual(
      '核对后可将其作为管局通过的依据匹配到订单，否则忽略',
      'If it is right match it as the approval; else dismiss it',
    ),
  ),
  ANOTHER_BUREAU: unmatchedReason('ANOTHER_BUREAU', '订单属于另一管局', 'The order is of another bureau'),
} as const satisfies Record<string, Reason>;
