import type { AppContext, Tx } from '@beian/database/transaction';
import { hasRight, rightRefusal } from '@beian/domain/staff';
import { bilingual, refusal } from '@beian/domain/text';
import { noticeNotOpen, RECTIFICATION_RULE } from '@beian/orders/rectification';
import { isReplyUnderWay, replyUnderWay } from '../replies/reply-file.ts';
import { materialOrderSql } from './reply-to-send.ts';
import { type RectificationOutcome, runStep, type StepCall } from './steps.ts';

/**
 * A notice asks for verification material 核验材料: a reviewer or supervisor sends that of the latest approved order of its record, as it was
 * accepted. It waits for a file of its connection, and the bureau's result answers the notice; one that was refused can be sent again.
 */
export const sendVerificationMaterial = (ctx: AppContext, tx: Tx, call: StepCall): Promise<RectificationOutcome> =>
  runStep(ctx, tx, call, 'sendVerificationMaterial', { input: [] }, async () => {
    const { actor, id } = call;
    if (!hasRight(actor, 'sendMaterial')) return mayNotSend;
    if (await isReplyUnderWay(tx, id)) return replyUnderWay;
    const { rows } = await tx.client.query<{ orderId: string | null }>(
      `/* sendVerificationMaterial */ select (select p.id from (${materialOrderSql}) p) as "orderId"
       from app.rectifications o where o.id = $1 and o.for_subject and o.closed_at is null`,
      [id],
    );
    const [row] = rows;
    if (row === undefined) return noticeNotOpen;
    if (row.orderId === null) return noMaterial;
    await tx.client.query(
      `/* sendVerificationMaterial */ update app.rectifications set reply_order = $2, reply_by = $3, reply_name = $4,
         reply_at = app.now(), reply_file = null, reply_refused = null where id = $1`,
      [id, row.orderId, actor.id, actor.name],
    );
    await tx.client.query(`select pg_notify('uploads', ''), pg_notify('records', '')`);
    return undefined;
  });

const mayNotSend = rightRefusal(
  'sendMaterial',
  bilingual('上报核验材料', 'send verification material'),
  RECTIFICATION_RULE,
);

const noMaterial = refusal('GUARD_FAILED', {
  code: 'NO_MATERIAL',
  field: 'id',
  message: bilingual(
    '该备案没有可上报的核验材料：没有已通过的订单，或其材料已按保存期限删除',
    'There is no material to send: the record has no approved order, or its materials were deleted after their retention',
  ),
  suggestion: bilingual('请通过变更备案重新收集材料', 'Collect the materials again with a change order'),
  ruleId: RECTIFICATION_RULE,
});
