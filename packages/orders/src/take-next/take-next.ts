import { writeAudit } from '@beian/database/audit';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import { type AppContext, leavePending, settleAll, type Tx } from '@beian/database/transaction';
import { explainOffer, type NothingNext, reasonsNotOffered } from '@beian/domain/order';
import { findProvince } from '@beian/domain/province';
import { type Actor, hasRight, rightRefusal } from '@beian/domain/staff';
import { type BilingualText, bilingual, type Language, type Refusal } from '@beian/domain/text';
import { findFacts, type LoadedOrder } from '../facts/facts.ts';
import { loadOrders, type OrderQuery } from '../order-list/orders.ts';
import { perform } from '../perform/perform.ts';
import type { OrderView } from '../views/order-view.ts';
import { explainNothingPicked, type PickedOrder, pickNext, previewPick } from './next-sql.ts';

type NothingTaken =
  | { readonly ok: true; readonly orderId: null; readonly nothing: NothingNext }
  | { readonly ok: false; readonly refusal: Refusal };
/** As it is saved under the call's idempotency key. */
type SavedNext =
  | {
      readonly ok: true;
      readonly orderId: string;
      readonly version: number;
      /** The reasons for this order, as sentences. */
      readonly why: readonly BilingualText[];
    }
  | NothingTaken;
export type NextOutcome = (Exclude<SavedNext, NothingTaken> & { readonly order: OrderView }) | NothingTaken;

/** Who takes an order, and the parts of it that are answered. */
type Reader = Omit<OrderQuery, 'ids'>;

/** Maximum number of picks that the guards refuse; each means that the SQL statement and the guards disagree. */
const MAX_PICKS = 5;

/**
 * 取下一单 (take next): gives the reviewer the order with the greatest breach risk among those they may decide, under a
 * lease with a fencing token (docs/spec/desk.md D-next). One statement picks and locks the order, the guards decide whether it may
 * be claimed, and `perform` writes the claim, all in the caller's transaction. A repeated call with the same key
 * returns the same order, as it is by then, and takes no other.
 */
export async function takeNext(
  ctx: AppContext,
  tx: Tx,
  { key, ...query }: Reader & { readonly key: string },
): Promise<NextOutcome> {
  const { actor } = query;
  const body = bodyHash(['takeNext']);
  // Pipelined: a repeated call, which is rare, has locked an order in vain until its transaction ends.
  const [seen, first] = await settleAll([
    findAnswer<SavedNext>(ctx, tx, actor, key, body),
    hasRight(actor, 'takeNext') ? pickNext(tx, actor.id, []) : undefined,
  ]);
  const { outcome, order } = seen === undefined ? await claimPicked(ctx, tx, query, first) : { outcome: seen };
  // An empty answer is not saved: the same key may find an order a minute later.
  if (seen === undefined && (!outcome.ok || outcome.orderId !== null))
    leavePending(tx, saveAnswer(ctx, tx, actor, key, body, outcome));
  if (!outcome.ok || outcome.orderId === null) return outcome;
  return { ...outcome, order: order ?? (await readTaken(ctx, tx, outcome.orderId, query)) };
}

async function claimPicked(
  ctx: AppContext,
  tx: Tx,
  query: Reader,
  first: PickedOrder | undefined,
): Promise<{ readonly outcome: SavedNext; readonly order?: OrderView }> {
  const { actor } = query;
  if (!hasRight(actor, 'takeNext')) {
    await writeAudit(tx, actor, 'takeNext', undefined, 'refused');
    return { outcome: { ok: false, refusal: reviewersOnly } };
  }
  const offered = await findOffered(tx, actor, pickNext, first);
  if (offered === undefined) {
    await writeAudit(tx, actor, 'takeNext', undefined, 'done', { found: false });
    return { outcome: { ok: true, orderId: null, nothing: await explainNothingPicked(tx, actor.id) } };
  }
  const { id } = offered.picked;
  const claimed = await perform(ctx, tx, { event: 'claim', orderId: id, actor, input: {} }, offered.loaded);
  if (!claimed.ok) throw new Error(`takeNext: claim of ${id} is refused`);
  const order = await readTaken(ctx, tx, id, query);
  return { outcome: { ...claimed, why: explain(offered, order) }, order };
}

async function readTaken(ctx: AppContext, tx: Tx, id: string, query: Reader): Promise<OrderView> {
  const [order] = await loadOrders(ctx, tx, { ...query, ids: [id] });
  if (order === undefined) throw new Error('an order that was taken is out of its own holder’s sight');
  return order;
}

export type NextPreview =
  | { readonly ok: true; readonly order: OrderView; readonly why: readonly BilingualText[] }
  | { readonly ok: true; readonly order: null; readonly nothing: NothingNext }
  | { readonly ok: false; readonly refusal: Refusal };

/** What `takeNext` would take now. It claims and locks nothing: somebody else may take the order first. */
export async function previewNext(
  ctx: AppContext,
  tx: Tx,
  { actor, language }: { actor: Actor; language: Language },
): Promise<NextPreview> {
  if (!hasRight(actor, 'takeNext')) return { ok: false, refusal: reviewersOnly };
  const offered = await findOffered(tx, actor, previewPick, await previewPick(tx, actor.id, []));
  const ids = offered === undefined ? [] : [offered.picked.id];
  const [order] = await loadOrders(ctx, tx, { actor, ids, parts: [], language });
  if (offered === undefined || order === undefined)
    return { ok: true, order: null, nothing: await explainNothingPicked(tx, actor.id) };
  return { ok: true, order, why: explain(offered, order) };
}

interface Offered {
  readonly picked: PickedOrder;
  readonly loaded: LoadedOrder;
}

/** The order that the statement picks and the guards let this person take; `first`: what it has picked already. */
async function findOffered(
  tx: Tx,
  actor: Actor,
  pick: typeof pickNext,
  first: PickedOrder | undefined,
): Promise<Offered | undefined> {
  const rejectedIds: string[] = [];
  let picked = first;
  while (picked !== undefined && rejectedIds.length < MAX_PICKS) {
    const loaded = (await findFacts(tx, [picked.id], actor)).get(picked.id);
    if (loaded !== undefined && reasonsNotOffered(loaded.facts, actor).length === 0) return { picked, loaded };
    rejectedIds.push(picked.id);
    picked = await pick(tx, actor.id, rejectedIds);
  }
  return undefined;
}

const explain = ({ picked, loaded: { facts } }: Offered, order: OrderView): readonly BilingualText[] =>
  explainOffer({
    state: facts.state ?? 'INITIAL_REVIEW',
    left: order.due?.left ?? null,
    handlingMs: picked.handlingMs,
    province: findProvince(facts.province)?.label ?? bilingual(facts.province, facts.province),
    fourEyes: picked.fourEyes,
    assigned: picked.assigned,
  });

const reviewersOnly = rightRefusal('takeNext', bilingual('取单', 'take orders'), 'D-next');
