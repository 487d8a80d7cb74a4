import { writeAudit } from '@beian/database/audit';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import { checkInput } from '@beian/database/input';
import type { AppContext, Tx } from '@beian/database/transaction';
import { MAX_RECTIFICATION_DAYS_AHEAD } from '@beian/domain/bureau';
import { dayNumberOf, dayOfNumber, isDay } from '@beian/domain/calendar';
import { type OrderState, stateRow } from '@beian/domain/order-names';
import { type Actor, hasRight, rightRefusal } from '@beian/domain/staff';
import { bilingual, type Reason, type Refusal, refusal, textLengths } from '@beian/domain/text';
import { orderNotFound } from '@beian/orders/facts';
import { addRectificationOrder, findLinkFault, noticeNotOpen, RECTIFICATION_RULE } from '@beian/orders/rectification';
import { z } from 'zod';
import { isReplyUnderWay, replyUnderWay } from '../replies/reply-file.ts';
import { rectificationAad } from './store-notice.ts';

export type RectificationOutcome =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly refusal: Refusal };

export interface StepCall {
  readonly actor: Actor;
  readonly id: string;
  readonly key: string;
}

/** One step about a notice: audited, one effect per idempotency key. Refusals are values. */
export async function runStep(
  ctx: AppContext,
  tx: Tx,
  { actor, id, key }: StepCall,
  action:
    | 'handleRectification'
    | 'setRectificationDue'
    | 'linkRectification'
    | 'answerVerificationTask'
    | 'sendVerificationMaterial',
  { input, details = {} }: { readonly input: readonly unknown[]; readonly details?: Readonly<Record<string, unknown>> },
  write: () => Promise<Refusal | undefined>,
): Promise<RectificationOutcome> {
  const body = bodyHash([action, id, ...input]);
  const seen = await findAnswer<RectificationOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const refused = await write();
  const outcome: RectificationOutcome = refused === undefined ? { ok: true, id } : { ok: false, refusal: refused };
  const logged = refused === undefined ? details : { codes: refused.reasons.map((one) => one.code) };
  await writeAudit(tx, actor, action, id, outcome.ok ? 'done' : 'refused', logged);
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

const noteInput = z.strictObject({ note: z.string().trim().min(1).max(textLengths.rectification) });

/** A supervisor marks a notice as dealt with, in other ways than by an order. `note`: 1 to 1,000 characters, sealed. */
export const handleRectification = (
  ctx: AppContext,
  tx: Tx,
  call: StepCall & { readonly note: string },
): Promise<RectificationOutcome> =>
  runStep(ctx, tx, call, 'handleRectification', { input: [call.note] }, async () => {
    const { actor, id, note } = call;
    if (!hasRight(actor, 'handleRectification')) return mayNotHandle;
    const checked = checkInput(noteInput, { note });
    if ('reasons' in checked) return checked;
    if (await isReplyUnderWay(tx, id)) return replyUnderWay;
    const { rowCount } = await tx.client.query(
      `/* handleRectification */ update app.rectifications
       set handled_at = app.now(), handled_by = $2, handled_name = $3, note = $4 where id = $1 and closed_at is null`,
      [id, actor.id, actor.name, ctx.keys.seal(rectificationAad('note', id), checked.value.note)],
    );
    return rowCount === 1 ? undefined : noticeNotOpen;
  });

/**
 * A supervisor sets the last day on which a notice is answered in time, YYYY-MM-DD in Shanghai, because the bureau's text names one. The
 * partner is told again, with that day.
 */
export const setRectificationDue = (
  ctx: AppContext,
  tx: Tx,
  call: StepCall & { readonly day: string; readonly note: string },
): Promise<RectificationOutcome> =>
  runStep(
    ctx,
    tx,
    call,
    'setRectificationDue',
    { input: [call.day, call.note], details: { day: call.day } },
    async () => {
      const { actor, id, day, note } = call;
      if (!hasRight(actor, 'handleRectification')) return mayNotSetDue;
      const checked = checkInput(noteInput, { note });
      if ('reasons' in checked) return checked;
      const { rows } = await tx.client.query<{ today: string }>('select app.shanghai_day(app.now()) as today');
      const fault = dayFault(day, rows[0]?.today ?? '');
      if (fault !== undefined) return refusal('INVALID_INPUT', fault);
      const { rowCount } = await tx.client.query(
        `/* setRectificationDue */ update app.rectifications set due_day = $2::date, due_note = $3, due_name = $4,
         notified_at = null, reminded_at = null, overdue_notified_at = null where id = $1 and closed_at is null`,
        [id, day, ctx.keys.seal(rectificationAad('due_note', id), checked.value.note), actor.name],
      );
      return rowCount === 1 ? undefined : noticeNotOpen;
    },
  );

/** An open order of the record answers the notice; by a supervisor, or by the partner of both. */
export const linkRectification = (
  ctx: AppContext,
  tx: Tx,
  call: StepCall & { readonly orderId: string },
): Promise<RectificationOutcome> =>
  runStep(
    ctx,
    tx,
    call,
    'linkRectification',
    { input: [call.orderId], details: { orderId: call.orderId } },
    async () => {
      const { actor, id, orderId } = call;
      if (actor.kind === 'staff' && !hasRight(actor, 'handleRectification')) return mayNotLink;
      const { rows } = await tx.client.query<{ recordId: string; state: OrderState }>(
        `/* linkRectification */ select record_id as "recordId", state from app.orders where id = $1`,
        [orderId],
      );
      const [order] = rows;
      if (order === undefined) return orderNotFound;
      if (stateRow(order.state).terminal) return orderEnded;
      const fault = await findLinkFault(tx, { rectificationId: id, recordId: order.recordId });
      if (fault === undefined) await addRectificationOrder(tx, id, orderId);
      return fault;
    },
  );

function dayFault(day: string, today: string): Reason | undefined {
  const last = dayOfNumber(dayNumberOf(today) + MAX_RECTIFICATION_DAYS_AHEAD);
  if (isDay(day) && day >= today && day <= last) return undefined;
  return {
    code: 'RECTIFICATION_DAY',
    field: 'day',
    message: bilingual(`期限须在 ${today} 至 ${last} 之间`, `The day lies between ${today} and ${last}`),
    suggestion: bilingual(
      '请按管局通知正文写明的日期填写，如 2026-12-31',
      'Enter the day that the text names, such as 2026-12-31',
    ),
    ruleId: RECTIFICATION_RULE,
  };
}

const needsRight = (zh: string, en: string) =>
  rightRefusal('handleRectification', bilingual(zh, en), RECTIFICATION_RULE);
const mayNotHandle = needsRight('将整改通知、核查或核实任务标为已处理', 'mark a notice, check or task as dealt with');
const mayNotSetDue = needsRight('设定整改或核查期限', 'set the day of a notice, check or task');
const mayNotLink = needsRight('将整改通知或核查关联到订单', 'link a notice or check to an order');
const orderEnded = refusal('GUARD_FAILED', {
  code: 'ORDER_ENDED',
  field: 'orderId',
  message: bilingual('该订单已办结或已结束', 'The order has ended'),
  suggestion: bilingual('请关联进行中的订单', 'Link an order that is still open'),
  ruleId: RECTIFICATION_RULE,
});
