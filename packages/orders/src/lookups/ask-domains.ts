import { addJob } from '@beian/database/outbox';
import { editionInForceIn } from '@beian/database/settings';
import type { Tx } from '@beian/database/transaction';
import { checkDomainName } from '@beian/domain/checks';
import { DOMAIN_CHECK_HOURS } from '@beian/domain/domain-verification';
import type { OrderKind } from '@beian/domain/order-names';
import type { Rules } from '@beian/domain/province';
import { mayOrderAddDomains } from '@beian/domain/province-rules';
import { domainContentSql } from '../facts/domain-content.ts';

export interface DomainCheckRequest {
  readonly orderId: string;
  readonly kind: OrderKind;
  readonly province: string;
  readonly edition: Rules;
  /** Canonical names that the order adds. */
  readonly added: readonly string[];
  /** Those that are filed and tested again. */
  readonly forecast: readonly string[];
  /** Ask again even when the stored answer is still valid. */
  readonly force: boolean;
}

/**
 * Requests checks of the added domains, in the caller's transaction, which has locked the order. Pending checks are
 * kept, and valid answers too unless `force` is set. Rows of domains no longer added are deleted.
 */
export async function requestDomainChecks(
  tx: Tx,
  { orderId, kind, province, edition, added, forecast, force }: DomainCheckRequest,
): Promise<void> {
  const names = [...(mayOrderAddDomains({ kind, province, edition }) ? added : []), ...forecast].filter(
    (name) => checkDomainName(name).outcome !== 'fail',
  );
  await tx.client.query(
    '/* requestDomainChecks */ delete from app.domain_checks where order_id = $1 and domain <> all($2)',
    [orderId, names],
  );
  if (names.length === 0) return;
  const { rowCount } = await tx.client.query(
    `/* requestDomainChecks */ insert into app.domain_checks as k (order_id, domain)
       select o.id, d.domain from unnest($2::text[]) d(domain)
       join app.orders o on o.id = $1 join app.order_contents c on c.order_id = o.id join app.records r on r.id = o.record_id
       where $3 or not exists (select 1 from app.domain_checks was where was.order_id = o.id and was.domain = d.domain
         and was.state = 'done' and was.answered_at > app.now() - $4 * interval '1 hour'
         and was.content_hash = ${domainContentSql('d.domain', editionInForceIn('o.province'))})
     on conflict (order_id, domain) do update
       set state = 'pending', asking = k.asking + 1, asked_at = app.now(), tries = 0, again_at = null, fault = null
       where k.state <> 'pending'`,
    [orderId, names, force, DOMAIN_CHECK_HOURS],
  );
  if ((rowCount ?? 0) > 0) await addJob(tx, 'verifyDomains', { orderId });
}
