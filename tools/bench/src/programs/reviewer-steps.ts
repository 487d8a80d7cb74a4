import { type AppContext, readOnly, transaction } from '@beian/database/transaction';
import type { Actor } from '@beian/domain/staff';
import { perform } from '@beian/orders/perform';
import { openOrderId, SEALED } from '../fill/fill-growth.ts';

/** Sealed orders in initial review, one after the other. */
export async function openInReview(app: AppContext, actor: Actor, nth: number): Promise<string> {
  const ids = Array.from({ length: SEALED }, (_, at) => openOrderId(at));
  const { rows } = await readOnly(app, actor, (tx) =>
    tx.client.query<{ id: string }>(
      `select id from app.orders where id = any($1) and state = 'INITIAL_REVIEW' and lease_holder is null order by id`,
      [ids],
    ),
  );
  const row = rows[nth % rows.length];
  if (row === undefined) throw new Error('no order in initial review');
  return row.id;
}

/** The token of the lease that the actor holds. */
export async function tokenOf(app: AppContext, actor: Actor, orderId: string): Promise<string> {
  const { rows } = await readOnly(app, actor, (tx) =>
    tx.client.query<{ token: string }>('select lease_token::text as token from app.orders where id = $1', [orderId]),
  );
  return rows[0]?.token ?? '';
}

/** One step of a reviewer. @throws Error naming the refusal */
export async function call(
  app: AppContext,
  actor: Actor,
  orderId: string,
  event: 'claim' | 'release' | 'recordVerdict' | 'addNote',
  more: { readonly token?: string; readonly key?: string; readonly input?: unknown },
): Promise<void> {
  const outcome = await transaction(app, actor, (tx) =>
    perform(app, tx, { event, orderId, actor, input: {}, ...more }),
  );
  if (!outcome.ok) throw new Error(`${event}: ${JSON.stringify(outcome.refusal)}`);
}
