import { checkInput } from '@beian/database/input';
import type { AppContext, Tx } from '@beian/database/transaction';
import { isInGbk } from '@beian/domain/checks';
import { hasRight, rightRefusal } from '@beian/domain/staff';
import { bilingual, type Refusal, refusal, textLengths } from '@beian/domain/text';
import { noticeNotOpen, RECTIFICATION_RULE } from '@beian/orders/rectification';
import { z } from 'zod';
import { isReplyUnderWay, replyUnderWay } from '../replies/reply-file.ts';
import type { ResultText } from './reply-to-send.ts';
import { type RectificationOutcome, runStep, type StepCall } from './steps.ts';
import { type NoticeDetails, rectificationAad } from './store-notice.ts';

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

interface AnswerTaskCall extends StepCall, ResultText {
  readonly passed: boolean;
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
      const { passed: _, ...said } = checked.value;
      const unsendable = Object.entries(said).find(([, one]) => ![...one].every(isSendable));
      if (unsendable !== undefined) return notInGbk(unsendable[0]);
      if (await isReplyUnderWay(tx, id)) return replyUnderWay;
      const { rows } = await tx.client.query<{ details: Buffer }>(
        `/* answerVerificationTask */ select details from app.rectifications where id = $1 and about = 'verificationTask' and closed_at is null`,
        [id],
      );
      const [row] = rows;
      if (row === undefined) return noticeNotOpen;
      const { lacks = [] } = ctx.keys.unsealJson<NoticeDetails>(rectificationAad('details', id), row.details);
      if (lacks.length > 0) return taskIncomplete(lacks);
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

/** Whether a character can stand in a file: of GBK, and no control character but tab and line end. */
function isSendable(character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  return isInGbk(point) && (point >= 0x20 || point === 9 || point === 10) && point !== 0x7f;
}

const notInGbk = (field: string): Refusal =>
  refusal('INVALID_INPUT', {
    code: 'RESULT_NOT_IN_GBK',
    field,
    message: bilingual('含有管局系统不支持的字符', 'The text has a character that the bureau does not take'),
    suggestion: bilingual('请改用常用汉字，去掉表情等符号', 'Use common characters, without emoji'),
    ruleId: RECTIFICATION_RULE,
  });

const taskIncomplete = (lacks: readonly string[]): Refusal =>
  refusal('GUARD_FAILED', {
    code: 'TASK_INCOMPLETE',
    field: 'id',
    message: bilingual(
      `任务中的备案数据不完整，无法生成核实结果：${lacks.join('、')}`,
      `The record in the task is incomplete, so no result can be written: ${lacks.join(', ')}`,
    ),
    suggestion: bilingual(
      '请在管局系统中反馈，然后将任务标为已处理',
      "Answer it in the bureau's own system, then mark the task as dealt with",
    ),
    ruleId: RECTIFICATION_RULE,
  });
