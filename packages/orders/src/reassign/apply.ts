import { type Actor, type Reason, type Refusal, refusal, text } from '@beian/domain';
import { mayMoveWork } from '../assign-orders.ts';
import type { Outcome } from '../call.ts';
import { type AppContext, inTransaction, type Tx } from '../context.ts';
import { recall, remember } from '../keys.ts';
import { perform } from '../perform.ts';
import { notFound, stale } from '../refusals.ts';
import { writeAudit } from '../sql/audit.ts';
import { bodyHash, findFacts, lockOrder, type OrderInHand } from '../sql/facts.ts';
import { keepMove, openReassignment } from './keep.ts';
import { isPlan, MOST_MOVES, type PlannedMove } from './plan.ts';

export type MovesOutcome =
  | {
      readonly ok: true;
      readonly reassignmentId: string;
      readonly results: readonly { readonly orderId: string; readonly outcome: Outcome }[];
    }
  | { readonly ok: false; readonly refusal: Refusal };
type Noted = { readonly ok: true; readonly id: string } | { readonly ok: false; readonly refusal: Refusal };

/**
 * Does exactly what a preview showed: each order for itself, through `perform`. One that has been claimed, given to another, or
 * changed since is refused and stays; the others are done. The same key again answers the same and does what is left.
 * @throws DatabaseAway
 */
export async function applyRebalance(
  ctx: AppContext,
  { actor, moves, token, key }: { actor: Actor; moves: readonly PlannedMove[]; token: string; key: string },
): Promise<MovesOutcome> {
  const body = bodyHash(['applyRebalance', token]);
  const noted = await inTransaction(ctx, actor, async (tx): Promise<Noted> => {
    const seen = await recall<Noted>(ctx, tx, actor, key, body);
    if (seen !== undefined) return seen;
    const wrong = check(ctx, actor, moves, token);
    const begun: Noted =
      wrong === null ? { ok: true, id: await openReassignment(tx, actor, 'REBALANCE') } : { ok: false, refusal: wrong };
    const details = begun.ok ? { orders: moves.length } : { code: begun.refusal.code };
    await writeAudit(
      tx,
      actor,
      'applyRebalance',
      begun.ok ? begun.id : undefined,
      begun.ok ? 'done' : 'refused',
      details,
    );
    await remember(ctx, tx, actor, key, body, begun);
    return begun;
  });
  if (!noted.ok) return noted;
  const { id } = noted;
  const results: { orderId: string; outcome: Outcome }[] = [];
  for (const move of moves) {
    const { orderId } = move;
    const call = { actor, orderId, key: bodyHash(['rebalance', key, orderId]) };
    const outcome = await once(ctx, call, async (tx) => {
      const before = await inHand(tx, orderId);
      const refused = before === null ? notFound : stays(before, move);
      if (before === null || refused !== null) return { ok: false, refusal: refused ?? notFound };
      const done = await perform(ctx, tx, { event: 'assign', actor, orderId, input: { staffId: move.to } }, before);
      if (done.ok) await keepMove(tx, { id, why: move.why, before });
      return done;
    });
    results.push({ orderId, outcome });
  }
  return { ok: true, reassignmentId: id, results };
}

function check(ctx: AppContext, actor: Actor, moves: readonly PlannedMove[], token: string): Refusal | null {
  if (!mayMoveWork(actor)) return notTheirs;
  return moves.length === 0 || moves.length > MOST_MOVES || !isPlan(ctx, actor, moves, token) ? notThePlan : null;
}

/** One order in a transaction of its own, with one effect per key; a refusal is audited and leaves nothing else. */
export function once(
  ctx: AppContext,
  { actor, orderId, key }: { actor: Actor; orderId: string; key: string },
  work: (tx: Tx) => Promise<Outcome>,
): Promise<Outcome> {
  const body = bodyHash(['assign', orderId]);
  return inTransaction(ctx, actor, async (tx) => {
    const seen = await recall<Outcome>(ctx, tx, actor, key, body);
    if (seen !== undefined) return seen;
    const outcome = await work(tx);
    // Refused before it was asked of `perform`.
    if (!outcome.ok && tx.trail.rows === 0) {
      const codes = outcome.refusal.reasons.map((reason) => reason.code);
      await writeAudit(tx, actor, 'assign', orderId, 'refused', { code: outcome.refusal.code, codes });
    }
    await remember(ctx, tx, actor, key, body, outcome);
    return outcome;
  });
}

/** The order under its lock; null: there is none. */
export async function inHand(tx: Tx, orderId: string): Promise<OrderInHand | null> {
  if (!(await lockOrder(tx, orderId))) return null;
  return (await findFacts(tx, [orderId])).get(orderId) ?? null;
}

/** Why an order is not what the plan saw; null: it is. */
function stays({ row, facts }: OrderInHand, { version, from }: PlannedMove): Refusal | null {
  if (row.version !== version) return stale(version, row.version);
  const reasons: Reason[] = [];
  if ((facts.assignee?.id ?? null) !== from) reasons.push(givenSince(facts.assignee?.name ?? null));
  if (facts.lease !== null && facts.lease.until > facts.now) reasons.push(heldNow(facts.lease.holderName));
  const [first, ...more] = reasons;
  return first === undefined ? null : refusal('GUARD_FAILED', first, ...more);
}

const ruleId = 'product.md S2';
export const givenSince = (name: string | null): Reason => ({
  code: 'ASSIGNED_SINCE',
  message:
    name === null
      ? text('此后已改为不指派给任何人', 'It has been taken back since and is nobody’s now')
      : text(`此后已改派给${name}`, `It has been given to ${name} since`),
  suggestion: text('请重新预览', 'Look at a new preview'),
  ruleId,
});
export const heldNow = (name: string): Reason => ({
  code: 'HELD_NOW',
  message: text(`${name}正在处理此订单`, `${name} has it in hand`),
  suggestion: text('在手处理的订单不转派', 'What somebody has in hand is not moved'),
  ruleId,
});
const notTheirs = refusal('NOT_POSSIBLE', {
  code: 'NOT_POSSIBLE',
  message: text('只有主管可以转派订单', 'Only supervisors move work'),
  suggestion: text('请联系主管', 'Ask a supervisor'),
  ruleId,
});
const notThePlan = refusal('INVALID_INPUT', {
  code: 'NOT_THE_PLAN',
  field: 'token',
  message: text('这些转派不是为您预览的方案', 'These moves are not the plan that you were shown'),
  suggestion: text('请重新预览，再照原样应用', 'Preview again, and send the moves back as they came'),
  ruleId,
});

export { notTheirs as movesNotTheirs };
