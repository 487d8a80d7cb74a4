import { writeAudit } from '@beian/database/audit';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import { sha256 } from '@beian/database/sealing';
import { type AppContext, transaction } from '@beian/database/transaction';
import { eventRow, MAX_PUSHED_ORDERS } from '@beian/domain/order';
import { type Actor, hasAnyRole } from '@beian/domain/staff';
import { bilingual, type Refusal, refusal } from '@beian/domain/text';
import { z } from 'zod';
import { perform } from '../perform/perform.ts';

/** One order to push, with the version that the caller saw. */
export const pushInput = z
  .strictObject({
    id: z.string().meta({ graphql: 'ID', description: "The order's global id." }),
    version: z.int().meta({ description: 'The `version` that the caller has seen; an older one is refused as STALE.' }),
  })
  .meta({ graphql: 'PushInput', description: 'An order to push, as the caller saw it. Since 2026-11.' });
type PushInput = z.infer<typeof pushInput>;

/** The new version of a pushed order, or the refusal. */
export type PushResult =
  | { readonly orderId: string; readonly version: number; readonly refusal: null }
  | { readonly orderId: string; readonly version: null; readonly refusal: Refusal };

export type PushOutcome =
  | { readonly ok: true; readonly results: readonly PushResult[] }
  | { readonly ok: false; readonly refusal: Refusal };

export interface PushOrdersCall {
  readonly actor: Actor;
  readonly orders: readonly PushInput[];
  readonly key: string;
  /** Called before each order is pushed, outside a transaction. */
  readonly before: (orderId: string) => Promise<void>;
}

type RecordedCall = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal };

/**
 * Pushes up to MAX_PUSHED_ORDERS orders to their bureaus in the given sequence, each through `perform` in its own transaction: a
 * refused order does not stop the others. The whole call is refused for an invalid list, or for a key that was used for
 * another call.
 *
 * The call's key is saved first with its body; each order then has a key derived from it. A repeated call, wherever the
 * first one was interrupted, therefore returns the saved answers of finished orders and pushes the rest: no order is
 * pushed twice.
 * @throws DatabaseUnavailable
 */
export async function pushOrders(
  ctx: AppContext,
  { actor, orders, key, before }: PushOrdersCall,
): Promise<PushOutcome> {
  const wrong = checkOrderList(orders);
  if (wrong !== null) return { ok: false, refusal: wrong };
  const body = bodyHash(['pushOrders', orders.map(({ id, version }) => [id, version])]);
  const recorded = await transaction(ctx, actor, async (tx): Promise<RecordedCall> => {
    const seen = await findAnswer<RecordedCall>(ctx, tx, actor, key, body);
    if (seen !== undefined) return seen;
    await saveAnswer(ctx, tx, actor, key, body, { ok: true });
    // Whether an order may be pushed is checked for each; who may push none at all is not said to have pushed them.
    const mayPush = actor.kind === 'staff' && hasAnyRole(actor, eventRow('pushToBureau').by);
    await writeAudit(tx, actor, 'pushOrders', undefined, mayPush ? 'done' : 'refused', {
      orders: orders.length,
      ...(mayPush ? {} : { code: 'FORBIDDEN' }),
    });
    return { ok: true };
  });
  if (!recorded.ok) return recorded;
  const results: PushResult[] = [];
  for (const { id: orderId, version } of orders) {
    await before(orderId);
    const outcome = await transaction(ctx, actor, (tx) =>
      perform(ctx, tx, {
        event: 'pushToBureau',
        actor,
        orderId,
        version,
        input: {},
        key: `push:${sha256(JSON.stringify([key, orderId]))}`,
      }),
    );
    results.push(
      outcome.ok
        ? { orderId, version: outcome.version, refusal: null }
        : { orderId, version: null, refusal: outcome.refusal },
    );
  }
  return { ok: true, results };
}

function checkOrderList(orders: readonly PushInput[]): Refusal | null {
  if (orders.length === 0 || orders.length > MAX_PUSHED_ORDERS) {
    return orderListRefusal(
      bilingual(`一次提交 1 至 ${MAX_PUSHED_ORDERS} 个订单`, `1 to ${MAX_PUSHED_ORDERS} orders are pushed at once`),
    );
  }
  if (new Set(orders.map((one) => one.id)).size < orders.length) {
    return orderListRefusal(bilingual('同一订单出现两次', 'An order is given twice'));
  }
  return null;
}

const orderListRefusal = (message: { zh: string; en: string }): Refusal =>
  refusal('INVALID_INPUT', {
    code: 'WRONG_SHAPE',
    field: 'orders',
    message,
    suggestion: bilingual('请修改订单列表后重试', 'Correct the list and send it again'),
    ruleId: 'D-hand-over',
  });
