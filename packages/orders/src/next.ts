import {
  type Actor,
  findProvince,
  holdsRight,
  type NothingNext,
  notOffered,
  offerWhy,
  type Refusal,
  refusal,
  type Text,
  text,
} from '@beian/domain';
import { type AppContext, type Tx, together } from './context.ts';
import { recall, remember } from './keys.ts';
import { perform } from './perform.ts';
import { loadOrders } from './queries/orders.ts';
import { writeAudit } from './sql/audit.ts';
import { bodyHash, findFacts } from './sql/facts.ts';
import { pickNext, whyNothing } from './sql/next.ts';

export type NextOutcome =
  | {
      readonly ok: true;
      readonly orderId: string;
      readonly version: number;
      /** Why this one, in sentences. */
      readonly why: readonly Text[];
    }
  | { readonly ok: true; readonly orderId: null; readonly nothing: NothingNext }
  | { readonly ok: false; readonly refusal: Refusal };

/** Picks that the judge does not allow are passed over at most so often: each means that statement and guards differ. */
const TRIES = 5;

/**
 * 取下一单: gives the reviewer the order with the greatest breach risk among those that they may decide, under a lease with a
 * fencing token (product.md R2). One statement picks and locks it, the judge says whether it may be claimed, and `perform`
 * writes the claim, all in the caller's transaction. The same key again answers the same order and takes no other.
 */
export async function takeNext(
  ctx: AppContext,
  tx: Tx,
  { actor, key }: { actor: Actor; key: string },
): Promise<NextOutcome> {
  const body = bodyHash(['takeNext']);
  const seen = await recall<NextOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const outcome = await take(ctx, tx, actor);
  // Nothing now may be something in a minute: the key stays free.
  if (!outcome.ok || outcome.orderId !== null) await remember(ctx, tx, actor, key, body, outcome);
  return outcome;
}

async function take(ctx: AppContext, tx: Tx, actor: Actor): Promise<NextOutcome> {
  if (!holdsRight(actor, 'takeNext')) {
    await writeAudit(tx, actor, 'takeNext', undefined, 'refused');
    return { ok: false, refusal: notTheirs };
  }
  const passed: string[] = [];
  while (passed.length < TRIES) {
    const picked = await pickNext(tx, actor.id, passed);
    if (picked === undefined) break;
    const hand = (await findFacts(tx, [picked.id])).get(picked.id);
    if (hand !== undefined && notOffered(hand.facts, actor).length === 0) {
      // The claim does not move the due time that is told.
      const [outcome, [order]] = await together([
        perform(ctx, tx, { event: 'claim', orderId: picked.id, actor, input: {} }, hand),
        loadOrders(ctx, tx, { actor, ids: [picked.id], parts: [], language: 'en' }),
      ]);
      if (!outcome.ok) throw new Error(`takeNext: claim of ${picked.id} is refused`);
      const why = offerWhy({
        state: hand.facts.state ?? 'INITIAL_REVIEW',
        left: order?.due?.left ?? null,
        handlingMs: picked.handlingMs,
        province: findProvince(hand.facts.province)?.label ?? text(hand.facts.province, hand.facts.province),
        fourEyes: picked.fourEyes,
        assigned: picked.assigned,
      });
      return { ...outcome, why };
    }
    passed.push(picked.id);
  }
  await writeAudit(tx, actor, 'takeNext', undefined, 'done', { found: false });
  return { ok: true, orderId: null, nothing: await whyNothing(tx, actor.id) };
}

const notTheirs = refusal('NOT_POSSIBLE', {
  code: 'NOT_POSSIBLE',
  message: text('只有审核人员可以取单', 'Only reviewers take orders'),
  suggestion: text('请用审核人员的账号登录', 'Sign in as a reviewer'),
  ruleId: 'product.md R2',
});
