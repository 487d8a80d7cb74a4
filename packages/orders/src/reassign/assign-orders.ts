import { writeAudit } from '@beian/database/audit';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import { type AppContext, type Tx, transaction } from '@beian/database/transaction';
import { eventRow, MAX_ASSIGNED_ORDERS } from '@beian/domain/order';
import { type Actor, hasAnyRole } from '@beian/domain/staff';
import { bilingual, type Refusal, refusal } from '@beian/domain/text';
import type { PerformOutcome } from '../event/perform-call.ts';
import { findFacts, lockOrder } from '../facts/facts.ts';
import { perform } from '../perform/perform.ts';
import { createReassignment, saveMove } from './store.ts';

export interface AssignCall {
  readonly actor: Actor;
  /** 1 to MAX_ASSIGNED_ORDERS distinct order ids. */
  readonly orderIds: readonly string[];
  /** null removes the assignment. */
  readonly staffId: string | null;
  readonly key: string;
}

export type AssignOutcome =
  | {
      readonly ok: true;
      /** Id of the stored reassignment, needed to undo it; null when none was stored. */
      readonly reassignmentId: string | null;
      readonly results: readonly { readonly orderId: string; readonly outcome: PerformOutcome }[];
    }
  | { readonly ok: false; readonly refusal: Refusal };

/** Supervisors may move work (row `assign` of the life cycle). */
export function mayReassignOrders(actor: Actor): boolean {
  return actor.kind === 'staff' && hasAnyRole(actor, eventRow('assign').by);
}

/**
 * Assigns many orders, each through `perform` in its own transaction: a refused order does not affect the others. A
 * repeated call with the same key returns the same answers and assigns nothing again. After a crash it continues where
 * it stopped, because each order has its own derived key. The result is stored as a reassignment, which can be undone
 * as a whole.
 * @throws DatabaseUnavailable
 */
export async function assignOrders(
  ctx: AppContext,
  { actor, orderIds, staffId, key }: AssignCall,
): Promise<AssignOutcome> {
  const wanted = new Set(orderIds);
  if (wanted.size === 0 || wanted.size > MAX_ASSIGNED_ORDERS) return { ok: false, refusal: wrongOrderCount };
  const body = bodyHash(['assignOrders', [...wanted], staffId]);
  // Saved before the first order, as in `pushOrders`: a different call under this key is refused before it changes
  // anything.
  const recorded = await transaction(ctx, actor, async (tx): Promise<RecordedCall> => {
    const seen = await findAnswer<RecordedCall>(ctx, tx, actor, key, body);
    if (seen !== undefined) return seen;
    const mayMove = mayReassignOrders(actor);
    const begun = { ok: true, id: mayMove ? await createReassignment(tx, actor, 'ASSIGN') : null } as const;
    const details = { orders: wanted.size, staffId };
    await writeAudit(tx, actor, 'assignOrders', begun.id ?? undefined, mayMove ? 'done' : 'refused', details);
    await saveAnswer(ctx, tx, actor, key, body, begun);
    return begun;
  });
  if (!recorded.ok) return recorded;
  // Answers saved before reassignments existed have no id.
  const id = recorded.id ?? null;
  const results: { orderId: string; outcome: PerformOutcome }[] = [];
  for (const orderId of wanted) {
    const outcome = await transaction(ctx, actor, (tx) =>
      assignOne(ctx, tx, { actor, orderId, staffId, key: bodyHash(['assign', key, orderId]) }, id),
    );
    results.push({ orderId, outcome });
  }
  return { ok: true, reassignmentId: id, results };
}

async function assignOne(
  ctx: AppContext,
  tx: Tx,
  { staffId, ...of }: { actor: Actor; orderId: string; staffId: string | null; key: string },
  id: string | null,
): Promise<PerformOutcome> {
  const call = { event: 'assign', ...of, input: { staffId } } as const;
  if (id === null) return perform(ctx, tx, call);
  await lockOrder(tx, of.orderId);
  const before = (await findFacts(tx, [of.orderId])).get(of.orderId);
  const outcome = await perform(ctx, tx, call, before);
  if (outcome.ok && before !== undefined) await saveMove(tx, { id, why: null, before });
  return outcome;
}

type RecordedCall =
  | { readonly ok: true; readonly id?: string | null }
  | { readonly ok: false; readonly refusal: Refusal };

const wrongOrderCount = refusal('INVALID_INPUT', {
  code: 'WRONG_SHAPE',
  field: 'ids',
  message: bilingual(
    `每次可指派 1 至 ${MAX_ASSIGNED_ORDERS} 个订单`,
    `One call assigns 1 to ${MAX_ASSIGNED_ORDERS} orders`,
  ),
  suggestion: bilingual('请分批指派', 'Assign them in several calls'),
  ruleId: 'D-assignment',
});
