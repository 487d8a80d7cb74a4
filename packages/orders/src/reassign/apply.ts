import { writeAudit } from '@beian/database/audit';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import { type AppContext, type Tx, transaction } from '@beian/database/transaction';
import { eventRow, MAX_REBALANCE_MOVES } from '@beian/domain/order';
import { type Actor, roleRefusal } from '@beian/domain/staff';
import { bilingual, type Reason, type Refusal, refusal } from '@beian/domain/text';
import type { PerformOutcome } from '../event/perform-call.ts';
import { findFacts, type LoadedOrder, lockOrder } from '../facts/facts.ts';
import { orderNotFound, staleVersion } from '../facts/refusals.ts';
import { perform } from '../perform/perform.ts';
import { mayReassignOrders } from './assign-orders.ts';
import { isPlanToken, type PlannedMove } from './plan.ts';
import { createReassignment, saveMove } from './store.ts';

export type ReassignmentOutcome =
  | {
      readonly ok: true;
      readonly reassignmentId: string;
      readonly results: readonly { readonly orderId: string; readonly outcome: PerformOutcome }[];
    }
  | { readonly ok: false; readonly refusal: Refusal };
type StartOutcome = { readonly ok: true; readonly id: string } | { readonly ok: false; readonly refusal: Refusal };

/**
 * Applies exactly the moves of a preview, each order for itself, through `perform`. An order that was claimed,
 * reassigned or changed since is refused; the others are moved. A repeated call with the same key returns the same
 * answer and completes what is left.
 * @throws DatabaseUnavailable
 */
export async function applyRebalance(
  ctx: AppContext,
  { actor, moves, token, key }: { actor: Actor; moves: readonly PlannedMove[]; token: string; key: string },
): Promise<ReassignmentOutcome> {
  const body = bodyHash(['applyRebalance', token]);
  const noted = await transaction(ctx, actor, async (tx): Promise<StartOutcome> => {
    const seen = await findAnswer<StartOutcome>(ctx, tx, actor, key, body);
    if (seen !== undefined) return seen;
    const wrong = checkPlan(ctx, actor, moves, token);
    const begun: StartOutcome =
      wrong === null
        ? { ok: true, id: await createReassignment(tx, actor, 'REBALANCE') }
        : { ok: false, refusal: wrong };
    const details = begun.ok ? { orders: moves.length } : { code: begun.refusal.code };
    await writeAudit(
      tx,
      actor,
      'applyRebalance',
      begun.ok ? begun.id : undefined,
      begun.ok ? 'done' : 'refused',
      details,
    );
    await saveAnswer(ctx, tx, actor, key, body, begun);
    return begun;
  });
  if (!noted.ok) return noted;
  const { id } = noted;
  const results: { orderId: string; outcome: PerformOutcome }[] = [];
  for (const move of moves) {
    const { orderId } = move;
    const call = { actor, orderId, key: bodyHash(['rebalance', key, orderId]) };
    const outcome = await runIdempotent(ctx, call, async (tx) => {
      const before = await loadOrder(tx, orderId);
      const refused = before === null ? orderNotFound : checkUnchanged(before, move);
      if (before === null || refused !== null) return { ok: false, refusal: refused ?? orderNotFound };
      const done = await perform(ctx, tx, { event: 'assign', actor, orderId, input: { staffId: move.to } }, before);
      if (done.ok) await saveMove(tx, { id, why: move.why, before });
      return done;
    });
    results.push({ orderId, outcome });
  }
  return { ok: true, reassignmentId: id, results };
}

function checkPlan(ctx: AppContext, actor: Actor, moves: readonly PlannedMove[], token: string): Refusal | null {
  if (!mayReassignOrders(actor)) return notPermitted;
  return moves.length === 0 || moves.length > MAX_REBALANCE_MOVES || !isPlanToken(ctx, actor, moves, token)
    ? planMismatch
    : null;
}

/**
 * One order in a transaction of its own, with one effect per idempotency key; a refusal is audited and has no other
 * effect.
 */
export function runIdempotent(
  ctx: AppContext,
  { actor, orderId, key }: { actor: Actor; orderId: string; key: string },
  work: (tx: Tx) => Promise<PerformOutcome>,
): Promise<PerformOutcome> {
  const body = bodyHash(['assign', orderId]);
  return transaction(ctx, actor, async (tx) => {
    const seen = await findAnswer<PerformOutcome>(ctx, tx, actor, key, body);
    if (seen !== undefined) return seen;
    const outcome = await work(tx);
    // Refused before `perform` was called, which would have written the audit row.
    if (!outcome.ok && tx.trail.rows === 0) {
      const codes = outcome.refusal.reasons.map((reason) => reason.code);
      await writeAudit(tx, actor, 'assign', orderId, 'refused', { code: outcome.refusal.code, codes });
    }
    await saveAnswer(ctx, tx, actor, key, body, outcome);
    return outcome;
  });
}

/** Locks and loads the order; null if there is none. */
export async function loadOrder(tx: Tx, orderId: string): Promise<LoadedOrder | null> {
  if (!(await lockOrder(tx, orderId))) return null;
  return (await findFacts(tx, [orderId])).get(orderId) ?? null;
}

/** Why an order differs from the plan; null if it does not. */
function checkUnchanged({ row, facts }: LoadedOrder, { version, from }: PlannedMove): Refusal | null {
  if (row.version !== version) return staleVersion(version, row.version);
  const reasons: Reason[] = [];
  if ((facts.assignee?.id ?? null) !== from) reasons.push(reassignedSince(facts.assignee?.name ?? null));
  if (facts.lease !== null && facts.lease.until > facts.now) reasons.push(claimedNow(facts.lease.holderName));
  const [first, ...more] = reasons;
  return first === undefined ? null : refusal('GUARD_FAILED', first, ...more);
}

const ruleId = 'D-assignment';
export const reassignedSince = (name: string | null): Reason => ({
  code: 'ASSIGNED_SINCE',
  message:
    name === null
      ? bilingual('此后已改为不指派给任何人', 'It has been taken back since and is nobody’s now')
      : bilingual(`此后已改派给${name}`, `It has been given to ${name} since`),
  suggestion: bilingual('请重新预览', 'Look at a new preview'),
  ruleId,
});
export const claimedNow = (name: string): Reason => ({
  code: 'HELD_NOW',
  message: bilingual(`${name}正在处理此订单`, `${name} has it in hand`),
  suggestion: bilingual('在手处理的订单不转派', 'What somebody has in hand is not moved'),
  ruleId,
});
const notPermitted = roleRefusal(eventRow('assign').by, bilingual('转派订单', 'move work'), ruleId);
const planMismatch = refusal('INVALID_INPUT', {
  code: 'NOT_THE_PLAN',
  field: 'token',
  message: bilingual('这些转派不是为您预览的方案', 'These moves are not the plan that you were shown'),
  suggestion: bilingual('请重新预览，再照原样应用', 'Preview again, and send the moves back as they came'),
  ruleId,
});

export { notPermitted as reassignNotPermitted };
