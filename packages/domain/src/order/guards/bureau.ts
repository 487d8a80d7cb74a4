import { readAgain } from '../../refusal.ts';
import { type Text, text } from '../../text.ts';
import type { OrderFacts } from '../facts.ts';
import { inputText } from '../guard-reading.ts';
import type { Guard } from './guard.ts';

const attribution = 'life-cycle: which result belongs to which attempt';

/** What a result is asked by; the answer of the call itself, a refused file, carries no day. */
interface Asked {
  readonly submissionId: string | undefined;
  readonly day: string | undefined;
}
type Attempt = NonNullable<OrderFacts['attempt']>;

/** The clauses of the attribution rule: what is said where one fails. The order's state is the row's own `from`. */
const clauses: Readonly<Record<string, { says: Text; fails: (attempt: Attempt, asked: Asked) => boolean }>> = {
  NOT_THE_LATEST: {
    says: text('结果对应的不是该主体最近一次上报', "It is not of the subject's latest attempt"),
    fails: (attempt, { submissionId }) => !attempt.current || submissionId !== attempt.submissionId,
  },
  // SENDING and UNKNOWN count: the result proves that the bureau has the file.
  NOT_SENT: {
    says: text('最近一次上报尚未发送', 'The latest attempt has not been sent'),
    fails: ({ sentDay, state }, { day }) =>
      sentDay === null || state === 'PREPARED' || (state === 'REFUSED' && day !== undefined),
  },
  BEFORE_SENDING: {
    says: text('结果日期早于最近一次发送', 'It is dated before the latest attempt was sent'),
    fails: ({ sentDay }, { day }) => day !== undefined && sentDay !== null && day < sentDay,
  },
  EARLIER_UNANSWERED: {
    says: text('该主体更早的上报尚无答复', 'An earlier attempt of the subject has no answer yet'),
    fails: ({ earlierAnswered }) => !earlierAnswered,
  },
};

/** Guards: the way to the bureau and back. */
export const bureauGuards = {
  fourEyes: {
    says: text('初审由您通过，须由他人提交管局', 'You approved the initial review; somebody else must push it'),
    suggestion: text('请交给同事', 'Hand it to a colleague'),
    ruleId: 'product.md R7',
    holds: (facts, actor) => !facts.fourEyes || facts.initialApprovedBy !== actor.id,
  },
  reportable: {
    says: text('上报内容正在生成', 'The report is being prepared'),
    suggestion: text('请稍候再提交管局', 'Push it in a moment'),
    ruleId: 'house.md §2',
    holds: (facts) =>
      facts.report !== null &&
      (facts.report.problems.length === 0 ||
        facts.report.problems.map((problem) => ({
          code: 'NOT_REPORTABLE',
          field: problem.field,
          message: problem.message,
          suggestion: text(
            '请退回申请人修改此项；此订单不能修改的，以整个订单的理由退回',
            'Send it back for this item; where the order cannot change it, with a reason for the order as a whole',
          ),
          ruleId: 'bureau-interface.md §8.1',
        }))),
  },
  bureauConfigured: {
    says: text('该省管局连接未配置或已停用', 'No working connection to this bureau'),
    suggestion: text('请联系管理员', 'Ask an administrator'),
    ruleId: 'life-cycle: submission',
    holds: (facts) => facts.bureau !== null && !facts.bureau.stopped,
  },
  noAnswerOutstanding: {
    says: text('上一次上报尚无答复', 'An earlier attempt has no answer yet'),
    suggestion: text(
      '请等待管局答复；长期无答复由主管核销',
      "Wait for the bureau's answer, or have a supervisor write it off",
    ),
    ruleId: 'code 1017',
    holds: (facts) => facts.unanswered.length === 0,
  },
  somethingUnanswered: {
    says: text('没有未答复的上报', 'Every attempt has its answer'),
    suggestion: readAgain,
    ruleId: 'life-cycle: which result belongs to which attempt',
    hides: true,
    holds: (facts) => facts.unanswered.length > 0,
  },
  notNumbered: {
    says: text('文件已编号，不能撤回', 'Its file has a number: it cannot be recalled'),
    suggestion: text('请等待管局答复', "Wait for the bureau's answer"),
    ruleId: 'life-cycle: recall',
    // Answered and still submitting: its file was too large, its new one has no number yet.
    holds: ({ attempt }) => attempt === null || !attempt.current || attempt.answered,
  },
  answerApproves: {
    says: text('管局没有通过', 'The bureau did not approve'),
    suggestion: text('请按管局的答复登记', 'Enter what the bureau answered'),
    ruleId: 'life-cycle: recordBureauAnswer',
    holds: (_facts, _actor, input) => (input as { approves?: boolean } | undefined)?.approves === true,
  },
  evidenceAttached: {
    says: text('请写明凭据或上传扫描件', 'Say what it rests on, or attach a scan'),
    suggestion: text('例如管局网站的查询结果', "For instance what the bureau's site shows"),
    ruleId: 'life-cycle: recordBureauAnswer',
    holds: (_facts, _actor, input) =>
      input === undefined || inputText(input, 'evidence') !== undefined || inputText(input, 'evidenceId') !== undefined,
  },
  resultIsOfThisAttempt: {
    says: text('结果不属于最近一次上报', 'The result does not belong to the latest attempt'),
    suggestion: readAgain,
    ruleId: attribution,
    holds: ({ attempt }, _actor, input) => {
      if (attempt === null) return false;
      const asked = { submissionId: inputText(input, 'submissionId'), day: inputText(input, 'day') };
      const failed = Object.entries(clauses).filter(([, clause]) => clause.fails(attempt, asked));
      return (
        failed.length === 0 ||
        failed.map(([code, { says }]) => ({ code, message: says, suggestion: readAgain, ruleId: attribution }))
      );
    },
  },
} as const satisfies Record<string, Guard>;
