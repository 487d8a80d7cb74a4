import { system } from '@beian/database/transaction';
import { perform } from '@beian/orders/perform';
import { eraseOrders, type OrderDataKind, orderDataKinds } from './erase-orders.ts';
import { olderThanDays, type Sweep } from './sweep.ts';

// The indexes have the bucket of `updated_at`, which rises with it.
const dueCondition = `${olderThanDays('o.updated_at')} and ${olderThanDays('o.updated_bucket')}`;
const inSequence = 'order by o.updated_bucket, o.updated_at, o.id';

/** A part of orders that were submitted and have ended. */
const endedOrders = (share: OrderDataKind): Sweep => ({
  dueSql: `select o.id from app.orders o where not o.locked and not o.erased @> '{${share}}' and o.round > 0 and ${dueCondition} ${inSequence}`,
  lockAlias: 'o',
  erase: (ctx, tx, ids) => eraseOrders(ctx, tx, ids, [share]),
});

/**
 * Orders that were never submitted are deleted completely. One that still locks its subject must lapse first
 * (`perform`).
 */
const drafts: Sweep = {
  dueSql: `select o.id from app.orders o where not o.locked and not o.erased @> '{orders}' and o.round = 0 and ${dueCondition} ${inSequence}`,
  lockAlias: 'o',
  erase: (ctx, tx, ids) => eraseOrders(ctx, tx, ids, orderDataKinds),
};
const openDrafts: Sweep = {
  dueSql: `select o.id from app.orders o where o.locked and o.round = 0 and o.state = 'DRAFT' and ${dueCondition} ${inSequence}`,
  lockAlias: 'o',
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
    await eraseOrders(ctx, tx, ids, orderDataKinds);
  },
};

/** Codes of servers that outlasted the values of their orders, and that no filing of a website has any more. */
const formerServiceCodes: Sweep = {
  dueSql: `select k.ctid::text as id from app.service_codes k join app.orders o on o.id = k.order_id
    where k.standing = 'FILED' and not o.locked and o.erased @> '{orders}' and ${olderThanDays('k.asked_at')}
      and (k.replaced_at is not null or not exists (select from app.websites w where w.id = o.website_id and w.ours and not w.gone))
    order by k.asked_at, k.order_id`,
  lockAlias: 'k',
  erase: async (_ctx, tx, ids) => {
    await tx.client.query('/* retain */ delete from app.service_codes where ctid = any($1::tid[])', [ids]);
  },
};

export const orderSweeps = {
  drafts: [openDrafts, drafts],
  orders: [endedOrders('orders'), formerServiceCodes],
  materials: [endedOrders('materials')],
  photos: [endedOrders('photos')],
  words: [endedOrders('words')],
} satisfies Partial<Record<string, readonly Sweep[]>>;
