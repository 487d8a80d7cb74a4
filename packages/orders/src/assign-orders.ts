import { type Actor, type Refusal, refusal, text } from '@beian/domain';
import type { Outcome } from './call.ts';
import { type House, inTransaction } from './house.ts';
import { recall, remember } from './keys.ts';
import { perform } from './perform.ts';
import { bodyHash } from './sql/facts.ts';

/** Orders of one call. */
export const mostAssigned = 100;

export interface AssignCall {
  readonly actor: Actor;
  /** 1 to 100 orders, each once. */
  readonly orderIds: readonly string[];
  /** null: to nobody. */
  readonly staffId: string | null;
  readonly key: string;
}

export type AssignOutcome =
  | { readonly ok: true; readonly results: readonly { readonly orderId: string; readonly outcome: Outcome }[] }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * Assigns many orders, each in a transaction of its own through `perform`: one that is refused leaves the others as they were
 * decided. The same key again answers the same and assigns nothing anew; after a crash it goes on where it stopped, since each
 * order has a key of its own.
 * @throws DatabaseAway
 */
export async function assignOrders(
  house: House,
  { actor, orderIds, staffId, key }: AssignCall,
): Promise<AssignOutcome> {
  const wanted = new Set(orderIds);
  if (wanted.size === 0 || wanted.size > mostAssigned) return { ok: false, refusal: wrongNumber };
  const body = bodyHash(['assignOrders', [...wanted], staffId]);
  // Noted before the first order, as a push is: another call under this key is refused before it has done anything.
  const noted = await inTransaction(house, actor, async (tx): Promise<Noted> => {
    const seen = await recall<Noted>(house, tx, actor, key, body);
    if (seen === undefined) await remember(house, tx, actor, key, body, { ok: true });
    return seen ?? { ok: true };
  });
  if (!noted.ok) return noted;
  const results: { orderId: string; outcome: Outcome }[] = [];
  for (const orderId of wanted) {
    const call = {
      event: 'assign',
      orderId,
      actor,
      input: { staffId },
      key: bodyHash(['assign', key, orderId]),
    } as const;
    results.push({ orderId, outcome: await inTransaction(house, actor, (tx) => perform(house, tx, call)) });
  }
  return { ok: true, results };
}

type Noted = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal };

const wrongNumber = refusal('INVALID_INPUT', {
  code: 'WRONG_SHAPE',
  field: 'ids',
  message: text(`每次可指派 1 至 ${mostAssigned} 个订单`, `One call assigns 1 to ${mostAssigned} orders`),
  suggestion: text('请分批指派', 'Assign them in several calls'),
  ruleId: 'product.md S2',
});
