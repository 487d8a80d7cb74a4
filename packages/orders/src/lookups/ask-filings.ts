import type { Tx } from '@beian/database/transaction';
import { FILING_CHECK_HOURS, settledFilingResults } from '@beian/domain/filing-status';
import { filingCheckTargets, type OrderFacts } from '@beian/domain/order';
import { filingContentSql } from '../facts/filing-content.ts';

/**
 * Minimum time before an unsettled answer (e.g. filed elsewhere), which may be corrected at any time, is asked again.
 */
const UNSETTLED_RECHECK_S = 60;

export interface FilingCheckRequest {
  readonly orderId: string;
  readonly facts: Pick<OrderFacts, 'kind' | 'changed' | 'domains' | 'province' | 'edition'>;
  /** Ask again even when the stored answer is still valid. */
  readonly force: boolean;
}

/**
 * Requests checks of whether what the order brings is filed already (ORD-04, DOM-10), in the caller's transaction,
 * which has locked the order. Each new row wakes the worker. Pending checks are kept, and valid answers too unless
 * `force` is set. Rows of what the order no longer brings are deleted.
 */
export async function requestFilingChecks(tx: Tx, { orderId, facts, force }: FilingCheckRequest): Promise<void> {
  const about = filingCheckTargets(facts);
  await tx.client.query(
    '/* requestFilingChecks */ delete from app.filing_checks where order_id = $1 and about <> all($2)',
    [orderId, about],
  );
  if (about.length === 0) return;
  await tx.client.query(
    `/* requestFilingChecks */ insert into app.filing_checks as k (order_id, about)
       select o.id, d.about from unnest($2::text[]) d(about)
       join app.orders o on o.id = $1 join app.order_contents c on c.order_id = o.id join app.records r on r.id = o.record_id
       join app.websites w on w.id = o.website_id
       where $3 or not exists (select 1 from app.filing_checks was where was.order_id = o.id and was.about = d.about
         and was.state = 'done' and was.content_hash = ${filingContentSql('d.about')}
         and was.answered_at > app.now() - case when was.result = any($5) then $4 * interval '1 hour'
           else $6 * interval '1 second' end)
     on conflict (order_id, about) do update
       set state = 'pending', asking = k.asking + 1, asked_at = app.now(), tries = 0, again_at = app.now(), fault = null
       where k.state <> 'pending'`,
    [orderId, about, force, FILING_CHECK_HOURS, settledFilingResults, UNSETTLED_RECHECK_S],
  );
}

/** Whether a first answer of a registry or bureau about the order is still pending. */
export async function hasPendingLookups(tx: Tx, orderId: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `/* hasPendingLookups */ select 1 from app.domain_checks where order_id = $1 and state = 'pending'
     union all select 1 from app.filing_checks where order_id = $1 and state = 'pending' limit 1`,
    [orderId],
  );
  return (rowCount ?? 0) > 0;
}
