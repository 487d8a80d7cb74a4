import { text } from '../../text.ts';
import { inputText } from '../guard-reading.ts';
import type { Guard } from './guard.ts';

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
    ruleId: 'house.md §2',
    holds: (facts) =>
      facts.report !== null &&
      (facts.report.problems.length === 0 ||
        facts.report.problems.map((problem) => ({
          code: 'NOT_REPORTABLE',
          field: problem.field,
          message: problem.message,
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
    suggestion: text('请等待管局答复', "Wait for the bureau's answer"),
    ruleId: 'code 1017',
    holds: (facts) => facts.attempt === null || (facts.attempt.answered && facts.attempt.earlierAnswered),
  },
  resultIsOfThisAttempt: {
    says: text('结果不属于最近一次上报', 'The result does not belong to the latest attempt'),
    ruleId: 'life-cycle: which result belongs to which attempt',
    holds: (facts, _actor, input) => {
      const attempt = facts.attempt;
      if (attempt === null || attempt.sentDay === null || attempt.answered || !attempt.earlierAnswered) return false;
      // A refused upload is the answer of the call itself and carries no day.
      const day = inputText(input, 'day') ?? attempt.sentDay;
      return (
        attempt.state !== 'PREPARED' &&
        inputText(input, 'submissionId') === attempt.submissionId &&
        day >= attempt.sentDay
      );
    },
  },
} as const satisfies Record<string, Guard>;
