import { type AppContext, system, type Tx } from '@beian/database/transaction';
import { orderLifeCycle } from '@beian/domain/order';
import type { OrderKind, OrderState } from '@beian/domain/order-names';
import { readRebasedContent } from '@beian/orders/content';

import { perform } from '@beian/orders/perform';

/** The changed status of the website in the record. */
export type FilingStatus = 'filed' | 'gone' | 'ours' | 'notOurs';

const syncedStates: readonly OrderState[] = orderLifeCycle.events.takePublication.from;

/**
 * Syncs an order with what is filed now: one event if a compared value has changed, otherwise none. An order that is
 * at its bureau is synced when it comes back (`followRecord` in these rows of the life cycle).
 */
export async function syncOrderWithRecord(
  ctx: AppContext,
  tx: Tx,
  orderId: string,
  standing?: FilingStatus,
): Promise<void> {
  const { rows } = await tx.client.query<{
    state: OrderState;
    kind: OrderKind;
    recordId: string;
    websiteId: string;
    accessId: string | null;
    salt: Buffer;
  }>(
    `/* followRecord */ select state, kind, record_id as "recordId", website_id as "websiteId", access_id as "accessId", salt
     from app.orders where id = $1 for update`,
    [orderId],
  );
  const [order] = rows;
  if (order === undefined || !syncedStates.includes(order.state)) return;
  const { outdated } = await readRebasedContent(ctx, tx, { id: orderId, ...order });
  if (outdated.length === 0 && standing === undefined) return;
  const outcome = await perform(ctx, tx, {
    event: 'takePublication',
    orderId,
    actor: system('bureau'),
    input: standing === undefined ? {} : { standing },
  });
  if (!outcome.ok) throw new Error(`takePublication: ${outcome.refusal.reasons.map(({ code }) => code).join(', ')}`);
}

/** How a publication names a subject or website. */
export interface PublishedNames {
  readonly bureauId: string;
  /** Our own id of what an order files for the first time. */
  readonly providerId?: string;
  readonly filingNumber?: string;
}

/** Locks the open orders of a subject for this transaction, before their record, as every event does. */
export async function lockOpenOrders(
  tx: Tx,
  { bureauId, providerId, filingNumber }: PublishedNames,
): Promise<{ id: string; websiteId: string }[]> {
  const { rows } = await tx.client.query<{ id: string; websiteId: string }>(
    `/* lockOpenOrders */ select o.id, o.website_id as "websiteId" from app.orders o
     join app.records r on r.id = o.record_id where (r.bureau_id = $1 or (r.provider_id = $2 and not r.filed) or (r.filing_number = $3 and r.elsewhere)) and o.locked order by o.id for update of o`,
    [bureauId, providerId ?? null, filingNumber ?? null],
  );
  return rows;
}
