import { type FirstRunItem, openListText } from '../../first-run/first-run.ts';
import { bilingual } from '../../text/bilingual-text.ts';
import { type Reason, reloadOrderAdvice } from '../../text/refusal.ts';
import type { OrderFacts } from '../facts.ts';
import type { Guard } from './guard.ts';

const attribution = 'L-attribution';

/** Identifies a result; the direct answer of the call (a refused file) has no day. */
interface ResultIdentity {
  readonly submissionId: string | undefined;
  readonly day: string | undefined;
}
type Attempt = NonNullable<OrderFacts['attempt']>;

/**
 * Clauses of the attribution rule, each with the message shown when it fails. The order's state is checked by `from` of
 * the event row.
 */
const attributionClauses: readonly (Pick<Reason, 'code' | 'message'> & {
  readonly fails: (attempt: Attempt, asked: ResultIdentity) => boolean;
})[] = [
  {
    code: 'NOT_THE_LATEST',
    message: bilingual('结果对应的不是该主体最近一次上报', "It is not of the subject's latest attempt"),
    fails: (attempt, { submissionId }) => !attempt.current || submissionId !== attempt.submissionId,
  },
  // SENDING and UNKNOWN count: the result proves that the bureau has the file.
  {
    code: 'NOT_SENT',
    message: bilingual('最近一次上报尚未发送', 'The latest attempt has not been sent'),
    // A file whose bytes were lost may end without having been sent.
    fails: ({ sentDay, state }, { day }) =>
      state === 'REFUSED' ? day !== undefined : sentDay === null || state === 'PREPARED',
  },
  {
    code: 'BEFORE_SENDING',
    message: bilingual('结果日期早于最近一次发送', 'It is dated before the latest attempt was sent'),
    fails: ({ sentDay }, { day }) => day !== undefined && sentDay !== null && day < sentDay,
  },
  {
    code: 'EARLIER_UNANSWERED',
    message: bilingual('该主体更早的上报尚无答复', 'An earlier attempt of the subject has no answer yet'),
    fails: ({ earlierAnswered }) => !earlierAnswered,
  },
];

const notConnectedReason: Reason = {
  code: 'BUREAU_CONFIGURED',
  message: bilingual('没有连接报送该省的备案', 'No connection files this province'),
  suggestion: bilingual(
    '请管理员在网关看板新增连接，或把该省加入已有的连接',
    'An administrator adds a connection, or the province to one that exists, on the bureau board',
  ),
  ruleId: 'L-submission',
};

/** Nothing is pushed to a real bureau before the first-run list is confirmed; `open`: what it lacks. */
function firstRunReason(open: readonly FirstRunItem[]): Reason {
  const { zh, en } = openListText(open);
  return {
    code: 'FIRST_RUN_CONFIRMED',
    message:
      open.length === 0
        ? bilingual('首次运行清单已完成，尚未确认', 'The first-run list is done, and not confirmed yet')
        : bilingual(`首次运行清单尚有未完成的事项：${zh}`, `The first-run list is not done: ${en}`),
    suggestion: bilingual(
      '请管理员在时效看板逐项完成并确认清单',
      'An administrator does its items and confirms the list on the SLA board',
    ),
    ruleId: 'D-first-run',
  };
}

/** Guards: submission to the bureau and its answers. */
export const bureauGuards = {
  fourEyes: {
    message: bilingual('初审由您通过，须由他人提交管局', 'You approved the initial review; somebody else must push it'),
    suggestion: bilingual('请交给同事', 'Hand it to a colleague'),
    ruleId: 'D-hand-over',
    check: (facts, actor) => !facts.fourEyes || facts.initialApprovedBy !== actor.id,
  },
  reportable: {
    message: bilingual('上报内容正在生成', 'The report is being prepared'),
    suggestion: bilingual('请稍候再提交管局', 'Push it in a moment'),
    ruleId: 'D-report',
    // What was not built yet is built by the push, before it is judged.
    check: ({ report, bureau }) => {
      // What is entered by hand needs no id that the bureau publishes by its interface.
      const problems = (report?.problems ?? []).filter(
        ({ field }) => bureau?.manual !== true || !field.endsWith('.bureauId'),
      );
      return (
        problems.length === 0 ||
        problems.map((problem) => ({
          code: 'NOT_REPORTABLE',
          field: problem.field,
          message: problem.message,
          suggestion: bilingual(
            '请退回申请人修改此项；此订单不能修改的，以整个订单的理由退回',
            'Send it back for this item; where the order cannot change it, with a reason for the order as a whole',
          ),
          ruleId: 'B-8.1',
        }))
      );
    },
  },
  bureauConfigured: {
    message: bilingual('该省管局连接已停止', 'The connection to this bureau is stopped'),
    suggestion: bilingual(
      '原因见网关看板；排除后由主管或管理员恢复',
      'The bureau board says why; a supervisor or an administrator resumes it once that is mended',
    ),
    ruleId: 'L-submission',
    check: ({ bureau }) => (bureau === null ? [notConnectedReason] : !bureau.stopped || bureau.manual),
  },
  firstRunConfirmed: {
    message: bilingual('首次运行清单尚未确认', 'The first-run list is not confirmed'),
    suggestion: bilingual(
      '请管理员在时效看板逐项完成并确认清单',
      'An administrator does its items and confirms the list on the SLA board',
    ),
    ruleId: 'D-first-run',
    check: ({ bureau }) => bureau === null || bureau.firstRunOpen === null || [firstRunReason(bureau.firstRunOpen)],
  },
  noAnswerOutstanding: {
    message: bilingual('上一次上报尚无答复', 'An earlier attempt has no answer yet'),
    suggestion: bilingual(
      '请等待管局答复；长期无答复由主管核销',
      "Wait for the bureau's answer, or have a supervisor write it off",
    ),
    ruleId: 'B-7, code 1017',
    check: (facts) => facts.unanswered.length === 0,
  },
  somethingUnanswered: {
    message: bilingual('没有未答复的上报', 'Every attempt has its answer'),
    suggestion: reloadOrderAdvice,
    ruleId: 'L-attribution',
    hideWhenFailing: true,
    check: (facts) => facts.unanswered.length > 0,
  },
  notNumbered: {
    message: bilingual('文件已编号，不能撤回', 'Its file has a number: it cannot be recalled'),
    suggestion: bilingual('请等待管局答复', "Wait for the bureau's answer"),
    ruleId: 'L-recall',
    // Answered but still submitting: the file was too large, and its replacement has no number yet.
    check: ({ attempt }) => attempt === null || !attempt.current || attempt.answered,
  },
  answerApproves: {
    private: true,
    condition: bilingual('管局通过', 'The bureau approved'),
    ruleId: 'L-recorded-answer',
    check: (_facts, _actor, input) => input?.approves === true,
  },
  evidenceAttached: {
    message: bilingual('请写明凭据或上传扫描件', 'Say what it rests on, or attach a scan'),
    suggestion: bilingual('例如管局网站的查询结果', "For instance what the bureau's site shows"),
    ruleId: 'L-recorded-answer',
    check: (_facts, _actor, input) =>
      input === undefined || input.evidence !== undefined || input.evidenceId !== undefined,
  },
  resultIsOfThisAttempt: {
    message: bilingual('结果不属于最近一次上报', 'The result does not belong to the latest attempt'),
    suggestion: reloadOrderAdvice,
    ruleId: attribution,
    check: ({ attempt }, _actor, input) => {
      if (attempt === null) return false;
      const asked = { submissionId: input?.submissionId, day: input?.day };
      const failed = attributionClauses.filter((clause) => clause.fails(attempt, asked));
      return (
        failed.length === 0 ||
        failed.map(({ code, message }) => ({
          code,
          message,
          suggestion: reloadOrderAdvice,
          ruleId: attribution,
        }))
      );
    },
  },
} as const satisfies Record<string, Guard>;
