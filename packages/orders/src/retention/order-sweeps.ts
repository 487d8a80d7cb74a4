import { system } from '../context.ts';
import { perform } from '../perform.ts';
import { eraseOrders, type OrderShare, orderShares } from './erase-orders.ts';
import type { Sweep } from './sweep.ts';

const due = `o.updated_at < app.now() - $1 * interval '1 day'`;

/** A share of orders that were handed in and have ended. */
const ended = (share: OrderShare): Sweep => ({
  due: `select o.id from app.orders o where not o.locked and not o.erased @> '{${share}}' and o.round > 0 and ${due} order by o.updated_at, o.id`,
  locks: 'o',
  erase: (ctx, tx, ids) => eraseOrders(ctx, tx, ids, [share]),
});

/** Orders that were never handed in go whole. One that still holds its subject lapses first, as the clock lets it (`perform`). */
const drafts: Sweep = {
  due: `select o.id from app.orders o where not o.locked and not o.erased @> '{orders}' and o.round = 0 and ${due} order by o.updated_at, o.id`,
  locks: 'o',
  erase: (ctx, tx, ids) => eraseOrders(ctx, tx, ids, orderShares),
};
const openDrafts: Sweep = {
  due: `select o.id from app.orders o where o.locked and o.round = 0 and o.state = 'DRAFT' and ${due} order by o.updated_at, o.id`,
  locks: 'o',
  erase: async (ctx, tx, ids) => {
    for (const orderId of ids) {
      const outcome = await perform(ctx, tx, {
        event: 'lapse',
        actor: system('clock'),
        orderId,
        input: { timerId: 'retention', share: 1 },
      });
      if (!outcome.ok) throw new Error(`a draft does not lapse: ${outcome.refusal.code}`);
    }
    await eraseOrders(ctx, tx, ids, orderShares);
  },
};

export const orderSweeps = {
  drafts: [openDrafts, drafts],
  orders: [ended('orders')],
  materials: [ended('materials')],
  photos: [ended('photos')],
  words: [ended('words')],
} satisfies Partial<Record<string, readonly Sweep[]>>;
