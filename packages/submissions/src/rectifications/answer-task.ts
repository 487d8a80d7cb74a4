import { checkInput } from '@beian/database/input';
import type { AppContext, Tx } from '@beian/database/transaction';
import { hasRight, rightRefusal } from '@beian/domain/staff';
import { bilingual, type Refusal, refusal, textLengths } from '@beian/domain/text';
import { noticeNotOpen, RECTIFICATION_RULE } from '@beian/orders/rectification';
import { z } from 'zod';
import { isReplyUnderWay, loadTaskFile, type ResultText, replyUnderWay, type TaskFile } from './reply-file.ts';
import { type RectificationOutcome, runStep, type StepCall } from './steps.ts';
import { rectificationAad } from './store-notice.ts';

const text = (longest: number) => z.string().trim().min(1).max(longest);
/** A refusal says what is wrong. */
const input = z.discriminatedUnion('passed', [
  z.strictObject({ passed: z.literal(true), opinion: text(textLengths.verificationOpinion) }),
  z.strictObject({
    passed: z.literal(false),
    opinion: text(textLengths.verificationOpinion),
    errors: text(textLengths.verificationErrors),
  }),
]);

export interface AnswerTaskCall extends StepCall, ResultText {
  readonly passed: boolean;
  /**
   * The bureau's codec, which this package does not know: what keeps a result with these texts from being written, as names of texts or paths of
   * the record; empty if nothing does.
   */
  readonly problemsOf: (
    task: TaskFile,
    result: ResultText & { readonly passed: boolean; readonly verifier: string },
  ) => readonly string[];
}

/**
 * A supervisor answers a verification task 核实任务: the result waits for a file of its connection, and the task is answered once the bureau
 * has taken that file. One that was refused can be answered again.
 */
export const answerVerificationTask = (
  ctx: AppContext,
  tx: Tx,
  call: AnswerTaskCall,
): Promise<RectificationOutcome> => {
  const { actor, id, passed, opinion, errors } = call;
  return runStep(
    ctx,
    tx,
    call,
    'answerVerificationTask',
    { input: [passed, opinion, errors ?? null], details: { passed } },
    async () => {
      if (!hasRight(actor, 'handleRectification')) return mayNotAnswer;
      const checked = checkInput(input, { passed, opinion, ...(errors === undefined ? {} : { errors }) });
      if ('reasons' in checked) return checked;
      if (await isReplyUnderWay(tx, id)) return replyUnderWay;
      const { rowCount } = await tx.client.query(
        `/* answerVerificationTask */ select 1 from app.rectifications where id = $1 and about = 'verificationTask' and closed_at is null`,
        [id],
      );
      if (rowCount !== 1) return noticeNotOpen;
      const { passed: _, ...said } = checked.value;
      const problems = call.problemsOf(await loadTaskFile(ctx, tx, id), { ...said, passed, verifier: actor.name });
      if (problems.length > 0) return unwritable(problems);
      await tx.client.query(
        `/* answerVerificationTask */ update app.rectifications set reply_passed = $2, reply = $3, reply_by = $4, reply_name = $5,
           reply_at = app.now(), reply_file = null, reply_refused = null where id = $1`,
        [id, passed, ctx.keys.sealJson(rectificationAad('reply', id), said), actor.id, actor.name],
      );
      await tx.client.query(`select pg_notify('uploads', ''), pg_notify('records', '')`);
      return undefined;
    },
  );
};

const mayNotAnswer = rightRefusal(
  'handleRectification',
  bilingual('反馈核实结果', 'answer a verification task'),
  RECTIFICATION_RULE,
);

const unwritable = (problems: readonly string[]): Refusal => {
  const [first = ''] = problems;
  const isText = ['opinion', 'errors', 'verifier'].includes(first);
  return refusal(
    'GUARD_FAILED',
    isText
      ? {
          code: 'RESULT_TEXT',
          field: first,
          message: bilingual('含有管局系统不支持的字符', 'The text has a character that the bureau does not take'),
          suggestion: bilingual('请改用常用汉字，去掉表情等符号', 'Use common characters, without emoji'),
          ruleId: RECTIFICATION_RULE,
        }
      : {
          code: 'TASK_INCOMPLETE',
          field: 'id',
          message: bilingual(
            `任务中的备案数据不完整，无法生成核实结果：${problems.join('、')}`,
            `The record in the task is incomplete, so no result can be written: ${problems.join(', ')}`,
          ),
          suggestion: bilingual(
            '请在管局系统中反馈，然后将任务标为已处理',
            "Answer it in the bureau's own system, then mark the task as dealt with",
          ),
          ruleId: RECTIFICATION_RULE,
        },
  );
};
