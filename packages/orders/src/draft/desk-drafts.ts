import { writeAudit } from '@beian/database/audit';
import { queryByIds } from '@beian/database/sql';
import type { AppContext, Tx } from '@beian/database/transaction';
import { type OrderState, stateRow, states } from '@beian/domain/order-names';
import type { Actor } from '@beian/domain/staff';
import { bilingual, type Refusal, refusal, textLengths } from '@beian/domain/text';

/** Text that a staff member has typed for an order and not sent yet. */
export interface DeskDraft {
  /** Opaque text of the screen; no other package reads it. */
  readonly body: string;
  /** Time of the last save. ISO 8601, UTC. */
  readonly at: string;
}

const terminalStates = (Object.keys(states) as OrderState[]).filter((state) => stateRow(state).terminal);

const draftAad = (orderId: string, staffId: string): string => `desk_drafts.body:${orderId}:${staffId}`;

/**
 * Stores, sealed, what a person has typed for an order; only that person can read it. Empty text deletes the draft. No
 * lease is needed, so a draft survives a lost lease. `perform` deletes it when that person decides the order.
 */
export async function saveDeskDraft(
  ctx: AppContext,
  tx: Tx,
  { actor, orderId, body }: { actor: Actor; orderId: string; body: string },
): Promise<{ readonly ok: true } | { readonly ok: false; readonly refusal: Refusal }> {
  const refused = await writeDraft(ctx, tx, { actor, orderId, body });
  const details = refused === undefined ? {} : { code: refused.code };
  await writeAudit(tx, actor, 'saveDeskDraft', orderId, refused === undefined ? 'done' : 'refused', details);
  return refused === undefined ? { ok: true } : { ok: false, refusal: refused };
}

async function writeDraft(
  ctx: AppContext,
  tx: Tx,
  { actor, orderId, body }: { actor: Actor; orderId: string; body: string },
): Promise<Refusal | undefined> {
  if (actor.kind !== 'staff') return staffOnly;
  if (body.length > textLengths.deskDraft) return tooLong;
  if (body === '') {
    await deleteDeskDraft(tx, orderId, actor.id);
    return undefined;
  }
  const { rowCount } = await tx.client.query({
    name: 'save-desk-draft',
    text: `/* saveDeskDraft */ insert into app.desk_drafts (order_id, staff_id, body, at)
      select id, $2, $3, app.now() from app.orders where id = $1
      on conflict (order_id, staff_id) do update set body = excluded.body, at = excluded.at`,
    values: [orderId, actor.id, ctx.keys.seal(draftAad(orderId, actor.id), body)],
  });
  return rowCount === 1 ? undefined : orderNotFound;
}

/** The actor's own drafts by order id; other people's drafts are not returned. */
export async function loadDeskDrafts(
  ctx: AppContext,
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
): Promise<Map<string, DeskDraft>> {
  if (actor.kind !== 'staff') return new Map();
  const { rows } = await queryByIds<{ orderId: string; body: Buffer; at: string }>(tx, ids, {
    name: 'desk-drafts',
    text: `/* loadDeskDrafts */ select order_id as "orderId", body, app.iso(at) as at from app.desk_drafts
      where order_id = any($1) and staff_id = $2`,
    values: [actor.id],
  });
  return new Map(
    rows.map(({ orderId, body, at }) => [
      orderId,
      { body: ctx.keys.unseal(draftAad(orderId, actor.id), body).toString(), at },
    ]),
  );
}

export async function deleteDeskDraft(tx: Tx, orderId: string, staffId: string): Promise<void> {
  await tx.client.query({
    name: 'forget-desk-draft',
    text: '/* deleteDeskDraft */ delete from app.desk_drafts where order_id = $1 and staff_id = $2',
    values: [orderId, staffId],
  });
}

/**
 * Deletes drafts of finished orders and drafts not touched within the retention period. Returns how many were deleted.
 */
export async function deleteStaleDrafts(tx: Tx): Promise<number> {
  const { rowCount } = await tx.client.query(
    `/* deleteStaleDrafts */ delete from app.desk_drafts d using app.orders o
     where o.id = d.order_id and (o.state = any($1) or d.at < app.now()
       - (select days from app.retention where kind = 'deskDrafts') * interval '1 day')`,
    [terminalStates],
  );
  return rowCount ?? 0;
}

const ruleId = 'D-next';
const staffOnly = refusal('NOT_POSSIBLE', {
  code: 'NOT_POSSIBLE',
  message: bilingual('只有审核人员有审核草稿', 'Only the desk’s people have drafts here'),
  suggestion: bilingual('请以审核人员登录', 'Sign in as staff'),
  ruleId,
});
const tooLong = refusal('INVALID_INPUT', {
  code: 'WRONG_SHAPE',
  field: 'body',
  message: bilingual(
    `草稿最多 ${textLengths.deskDraft} 个字符`,
    `A draft has at most ${textLengths.deskDraft} characters`,
  ),
  suggestion: bilingual('请缩短内容', 'Shorten it'),
  ruleId,
});
const orderNotFound = refusal('NOT_FOUND', {
  code: 'ORDER_NOT_FOUND',
  field: 'orderId',
  message: bilingual('没有您可以操作的此订单', 'There is no such order that you may act on'),
  suggestion: bilingual('请核对订单号', 'Check the order'),
  ruleId,
});
