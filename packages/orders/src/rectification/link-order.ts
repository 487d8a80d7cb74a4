import type { Tx } from '@beian/database/transaction';
import { type RectificationKind, rectificationKindRow } from '@beian/domain/bureau';
import { bilingual, type Refusal, refusal } from '@beian/domain/text';

export const RECTIFICATION_RULE = 'R-10.1';

/** A notice that the actor does not see, or whose clock has stopped. */
export const noticeNotOpen = refusal('GUARD_FAILED', {
  code: 'NOTICE_NOT_OPEN',
  field: 'id',
  message: bilingual(
    '没有此通知或任务，或已整改、已处理',
    'There is no such notice or task, or it is answered or dealt with',
  ),
  suggestion: bilingual('请刷新列表', 'Load the list again'),
  ruleId: RECTIFICATION_RULE,
});

/** Why an order of this record cannot answer a notice; undefined: it can. Policies hide the notices of other partners. */
export async function findLinkFault(
  tx: Tx,
  { rectificationId, recordId }: { readonly rectificationId: string; readonly recordId: string | null },
): Promise<Refusal | undefined> {
  const { rows } = await tx.client.query<{ recordId: string | null; about: RectificationKind }>(
    `/* findLinkFault */ select record_id as "recordId", about from app.rectifications where id = $1 and closed_at is null`,
    [rectificationId],
  );
  const [row] = rows;
  if (row === undefined) return noticeNotOpen;
  if (rectificationKindRow(row.about).takesNoOrder) return answeredByResult;
  return row.recordId !== null && row.recordId === recordId ? undefined : ofOtherRecord;
}

/** The same for an order that is to be opened: an open order of the subject is named, as it can be linked instead. */
export async function findOpeningFault(
  tx: Tx,
  of: { readonly rectificationId: string; readonly recordId: string | null },
): Promise<Refusal | undefined> {
  const fault = await findLinkFault(tx, of);
  if (fault !== undefined) return fault;
  const { rows } = await tx.client.query<{ number: string }>(
    `/* openOrderOf */ select number from app.orders where record_id = $1 and locked limit 1`,
    [of.recordId],
  );
  return rows[0] && otherOrderOpen(rows[0].number);
}

/** Links an order to a notice; twice has one effect. */
export async function addRectificationOrder(tx: Tx, rectificationId: string, orderId: string): Promise<void> {
  await tx.client.query(
    `/* addRectificationOrder */ insert into app.rectification_orders (rectification_id, order_id) values ($1, $2)
     on conflict do nothing`,
    [rectificationId, orderId],
  );
  await notifyRecords(tx);
}

/** An approved order answers the notices to which it is linked, and stops their clocks. */
export async function answerRectifications(tx: Tx, orderId: string): Promise<void> {
  const { rowCount } = await tx.client.query(
    `/* answerRectifications */ update app.rectifications n set answered_at = app.now(), answered_order = l.order_id
     from app.rectification_orders l where l.order_id = $1 and l.rectification_id = n.id and n.closed_at is null`,
    [orderId],
  );
  if (rowCount !== 0) await notifyRecords(tx);
}

/** Screens that show notices load again. */
const notifyRecords = async (tx: Tx): Promise<void> => {
  await tx.client.query(`select pg_notify('records', '')`);
};

const answeredByResult = refusal('GUARD_FAILED', {
  code: 'NOTICE_TAKES_NO_ORDER',
  field: 'rectificationId',
  message: bilingual('核实任务不由订单完成', 'No order answers a verification task'),
  suggestion: bilingual(
    '请由主管反馈核实结果，或在管局系统反馈后将任务标为已处理',
    'Have a supervisor answer the task, or answer it in the bureau’s system and mark it as dealt with',
  ),
  ruleId: RECTIFICATION_RULE,
});

const ofOtherRecord = refusal('GUARD_FAILED', {
  code: 'NOTICE_OF_OTHER_RECORD',
  field: 'rectificationId',
  message: bilingual('此整改通知不属于该备案', 'The notice is not about this record'),
  suggestion: bilingual(
    '请为整改通知所涉的备案创建订单，或关联该备案的订单',
    'Open the order for the record that the notice is about, or link an order of that record',
  ),
  ruleId: RECTIFICATION_RULE,
});

const otherOrderOpen = (number: string): Refusal =>
  refusal('GUARD_FAILED', {
    code: 'NO_OTHER_OPEN_ORDER',
    field: 'recordId',
    message: bilingual(`该主体已有进行中的订单 ${number}`, `The subject already has the open order ${number}`),
    suggestion: bilingual(
      `请将整改通知关联到订单 ${number}，在其中一并整改`,
      `Link the notice to the order ${number} and correct it there`,
    ),
    ruleId: 'ORD-03',
  });
