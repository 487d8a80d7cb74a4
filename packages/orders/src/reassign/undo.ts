import { writeAudit } from '@beian/database/audit';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import { type AppContext, type Tx, transaction } from '@beian/database/transaction';
import type { Actor } from '@beian/domain/staff';
import { bilingual, type Reason, type Refusal, refusal } from '@beian/domain/text';
import type { PerformOutcome } from '../event/perform-call.ts';
import type { LoadedOrder } from '../facts/facts.ts';
import { orderNotFound } from '../facts/refusals.ts';
import { perform } from '../perform/perform.ts';
import {
  claimedNow,
  loadOrder,
  type ReassignmentOutcome,
  reassignedSince,
  reassignNotPermitted,
  runIdempotent,
} from './apply.ts';
import { mayReassignOrders } from './assign-orders.ts';

interface Move {
  readonly orderId: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly version: number;
  readonly seq: number;
}
type StartOutcome =
  | { readonly ok: true; readonly moves: readonly Move[] }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * Undoes a reassignment: each of its orders that nobody has changed since goes back to its previous assignee, away or
 * not; the others stay, with the reason. Orders undone earlier are left out. One effect per idempotency key.
 * @throws DatabaseUnavailable
 */
export async function undoReassignment(
  ctx: AppContext,
  { actor, id, key }: { actor: Actor; id: string; key: string },
): Promise<ReassignmentOutcome> {
  const body = bodyHash(['undoReassignment', id]);
  const noted = await transaction(ctx, actor, async (tx): Promise<StartOutcome> => {
    const seen = await findAnswer<StartOutcome>(ctx, tx, actor, key, body);
    if (seen !== undefined) return seen;
    const begun = await startUndo(tx, actor, id);
    const details = begun.ok ? { orders: begun.moves.length } : { code: begun.refusal.code };
    await writeAudit(tx, actor, 'undoReassignment', id, begun.ok ? 'done' : 'refused', details);
    await saveAnswer(ctx, tx, actor, key, body, begun);
    return begun;
  });
  if (!noted.ok) return noted;
  const results: { orderId: string; outcome: PerformOutcome }[] = [];
  for (const move of noted.moves) {
    const { orderId } = move;
    const call = { actor, orderId, key: bodyHash(['undo', key, orderId]) };
    const outcome = await runIdempotent(ctx, call, (tx) => undoMove(ctx, tx, { actor, id, move }));
    results.push({ orderId, outcome });
  }
  return { ok: true, reassignmentId: id, results };
}

async function startUndo(tx: Tx, actor: Actor, id: string): Promise<StartOutcome> {
  if (!mayReassignOrders(actor)) return { ok: false, refusal: reassignNotPermitted };
  const { rowCount } = await tx.client.query(
    '/* undoReassignment */ update app.reassignments set undone_at = app.now(), undone_name = $2 where id = $1',
    [id, actor.name],
  );
  if (rowCount === 0) return { ok: false, refusal: reassignmentNotFound };
  const { rows } = await tx.client.query<Move>(
    `/* movesToUndo */ select order_id as "orderId", from_staff as "from", to_staff as "to", version, seq
     from app.reassignment_moves where reassignment_id = $1 and undone_at is null order by order_id`,
    [id],
  );
  return { ok: true, moves: rows };
}

async function undoMove(
  ctx: AppContext,
  tx: Tx,
  { actor, id, move }: { actor: Actor; id: string; move: Move },
): Promise<PerformOutcome> {
  const { orderId } = move;
  const loaded = await loadOrder(tx, orderId);
  if (loaded === null) return { ok: false, refusal: orderNotFound };
  const touched = await findLaterChange(tx, loaded, move);
  if (touched !== null) return { ok: false, refusal: refusal('GUARD_FAILED', touched) };
  const input = { staffId: move.from, undoes: id };
  const outcome = await perform(ctx, tx, { event: 'assign', actor, orderId, input }, loaded);
  if (outcome.ok)
    await tx.client.query(
      '/* undoneMove */ update app.reassignment_moves set undone_at = app.now() where reassignment_id = $1 and order_id = $2',
      [id, orderId],
    );
  return outcome;
}

/** A change of the order since the move; null if there is none. */
async function findLaterChange(tx: Tx, { row, facts }: LoadedOrder, { to, seq }: Move): Promise<Reason | null> {
  if (facts.lease !== null && facts.lease.until > facts.now) return claimedNow(facts.lease.holderName);
  if ((facts.assignee?.id ?? null) !== to) return reassignedSince(facts.assignee?.name ?? null);
  const { rows } = await tx.client.query<{ event: string; name: string }>(
    `/* touchedSince */ select event, actor_name as name from app.order_events
     where order_id = $1 and seq > $2 and (to_state is not null or event in ('assign', 'claim')) order by seq limit 1`,
    [row.id, seq],
  );
  const [first] = rows;
  if (first === undefined) return null;
  if (first.event === 'assign') return reassignedSince(facts.assignee?.name ?? null);
  return first.event === 'claim' ? claimedSince(first.name) : decidedSince;
}

const ruleId = 'D-assignment';
const claimedSince = (name: string): Reason => ({
  code: 'CLAIMED_SINCE',
  message: bilingual(`此后${name}已领取过`, `${name} has claimed it since`),
  suggestion: bilingual('如仍需转派，请单独指派', 'Assign it by itself if it is still to move'),
  ruleId,
});
const decidedSince: Reason = {
  code: 'DECIDED_SINCE',
  message: bilingual('此后订单已有进展', 'The order has gone on since'),
  suggestion: bilingual('如仍需转派，请单独指派', 'Assign it by itself if it is still to move'),
  ruleId,
};
const reassignmentNotFound = refusal('NOT_FOUND', {
  code: 'REASSIGNMENT_NOT_FOUND',
  field: 'id',
  message: bilingual('没有这次转派', 'There is no such reassignment'),
  suggestion: bilingual('请从转派记录中选择', 'Choose from the list of reassignments'),
  ruleId,
});
