import { type Actor, type Reason, type Refusal, refusal, text } from '@beian/domain';
import { mayMoveWork } from '../assign-orders.ts';
import type { Outcome } from '../call.ts';
import { type AppContext, inTransaction, type Tx } from '../context.ts';
import { recall, remember } from '../keys.ts';
import { perform } from '../perform.ts';
import { notFound } from '../refusals.ts';
import { writeAudit } from '../sql/audit.ts';
import { bodyHash, type OrderInHand } from '../sql/facts.ts';
import { givenSince, heldNow, inHand, type MovesOutcome, movesNotTheirs, once } from './apply.ts';

interface Move {
  readonly orderId: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly version: number;
  readonly seq: number;
}
type Noted = { readonly ok: true; readonly moves: readonly Move[] } | { readonly ok: false; readonly refusal: Refusal };

/**
 * Takes a reassignment back: each of its orders that nobody has touched since goes to whom it was taken from, away or not; each
 * other stays, and why is said. What has been taken back before is left out. One effect per key.
 * @throws DatabaseAway
 */
export async function undoReassignment(
  ctx: AppContext,
  { actor, id, key }: { actor: Actor; id: string; key: string },
): Promise<MovesOutcome> {
  const body = bodyHash(['undoReassignment', id]);
  const noted = await inTransaction(ctx, actor, async (tx): Promise<Noted> => {
    const seen = await recall<Noted>(ctx, tx, actor, key, body);
    if (seen !== undefined) return seen;
    const begun = await begin(tx, actor, id);
    const details = begun.ok ? { orders: begun.moves.length } : { code: begun.refusal.code };
    await writeAudit(tx, actor, 'undoReassignment', id, begun.ok ? 'done' : 'refused', details);
    await remember(ctx, tx, actor, key, body, begun);
    return begun;
  });
  if (!noted.ok) return noted;
  const results: { orderId: string; outcome: Outcome }[] = [];
  for (const move of noted.moves) {
    const { orderId } = move;
    const call = { actor, orderId, key: bodyHash(['undo', key, orderId]) };
    const outcome = await once(ctx, call, (tx) => giveBack(ctx, tx, { actor, id, move }));
    results.push({ orderId, outcome });
  }
  return { ok: true, reassignmentId: id, results };
}

async function begin(tx: Tx, actor: Actor, id: string): Promise<Noted> {
  if (!mayMoveWork(actor)) return { ok: false, refusal: movesNotTheirs };
  const { rowCount } = await tx.client.query(
    '/* undoReassignment */ update app.reassignments set undone_at = app.now(), undone_name = $2 where id = $1',
    [id, actor.name],
  );
  if (rowCount === 0) return { ok: false, refusal: noSuch };
  const { rows } = await tx.client.query<Move>(
    `/* movesToUndo */ select order_id as "orderId", from_staff as "from", to_staff as "to", version, seq
     from app.reassignment_moves where reassignment_id = $1 and undone_at is null order by order_id`,
    [id],
  );
  return { ok: true, moves: rows };
}

async function giveBack(
  ctx: AppContext,
  tx: Tx,
  { actor, id, move }: { actor: Actor; id: string; move: Move },
): Promise<Outcome> {
  const { orderId } = move;
  const hand = await inHand(tx, orderId);
  if (hand === null) return { ok: false, refusal: notFound };
  const touched = await touchedSince(tx, hand, move);
  if (touched !== null) return { ok: false, refusal: refusal('GUARD_FAILED', touched) };
  const input = { staffId: move.from, undoes: id };
  const outcome = await perform(ctx, tx, { event: 'assign', actor, orderId, input }, hand);
  if (outcome.ok)
    await tx.client.query(
      '/* undoneMove */ update app.reassignment_moves set undone_at = app.now() where reassignment_id = $1 and order_id = $2',
      [id, orderId],
    );
  return outcome;
}

/** What somebody has done with it since; null: nothing. */
async function touchedSince(tx: Tx, { row, facts }: OrderInHand, { to, seq }: Move): Promise<Reason | null> {
  if (facts.lease !== null && facts.lease.until > facts.now) return heldNow(facts.lease.holderName);
  if ((facts.assignee?.id ?? null) !== to) return givenSince(facts.assignee?.name ?? null);
  const { rows } = await tx.client.query<{ event: string; name: string }>(
    `/* touchedSince */ select event, actor_name as name from app.order_events
     where order_id = $1 and seq > $2 and (to_state is not null or event in ('assign', 'claim')) order by seq limit 1`,
    [row.id, seq],
  );
  const [first] = rows;
  if (first === undefined) return null;
  if (first.event === 'assign') return givenSince(facts.assignee?.name ?? null);
  return first.event === 'claim' ? claimedSince(first.name) : decidedSince;
}

const ruleId = 'product.md S2';
const claimedSince = (name: string): Reason => ({
  code: 'CLAIMED_SINCE',
  message: text(`此后${name}已领取过`, `${name} has claimed it since`),
  suggestion: text('如仍需转派，请单独指派', 'Assign it by itself if it is still to move'),
  ruleId,
});
const decidedSince: Reason = {
  code: 'DECIDED_SINCE',
  message: text('此后订单已有进展', 'The order has gone on since'),
  suggestion: text('如仍需转派，请单独指派', 'Assign it by itself if it is still to move'),
  ruleId,
};
const noSuch = refusal('NOT_FOUND', {
  code: 'REASSIGNMENT_NOT_FOUND',
  field: 'id',
  message: text('没有这次转派', 'There is no such reassignment'),
  suggestion: text('请从转派记录中选择', 'Choose from the list of reassignments'),
  ruleId,
});
