import type { Tx } from '@beian/database/transaction';
import type { PartnerEventKind, PartnerEventRulesView } from '@beian/domain/partner';
import { isRequestedKindSql } from '@beian/orders/event';

const KIND: PartnerEventKind = 'rules.changed';

/**
 * Tells every partner that is open of a change of rules, in the transaction of its approval: a row of its event log, and a delivery per
 * endpoint that wants this kind. The row keeps what was told.
 */
export async function tellRulesChanged(tx: Tx, rules: PartnerEventRulesView): Promise<void> {
  await tx.client.query(
    `/* tellRulesChanged */ with told as (
         insert into app.partner_events (id, partner_id, kind, at, rules)
         select app.new_id('event'), p.id, $1, app.now(), $2 from app.partners p where p.closed_at is null returning id, partner_id)
       insert into app.webhook_deliveries (id, endpoint_id, event_id, partner_id)
       select app.new_id('delivery'), w.id, t.id, t.partner_id from told t join app.webhook_endpoints w on w.partner_id = t.partner_id
       where w.state = 'ENABLED' and ${isRequestedKindSql('$1', 'w.kinds')}`,
    [KIND, JSON.stringify(rules)],
  );
}
