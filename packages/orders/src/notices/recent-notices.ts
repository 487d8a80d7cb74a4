import type { Tx } from '@beian/database/transaction';
import type { NoticeName, Recipient } from '@beian/domain/notices';
import type { OrderKind } from '@beian/domain/order-names';
import { photoEssentials } from '@beian/domain/photo';
import type { EditionId } from '@beian/domain/province';
import type { ReasonCode } from '@beian/domain/reasons';
import { itemOfReason, type SampleNotice } from '@beian/domain/rule-book';
import type { StoredPlaceholders } from './notice-texts.ts';

/** A notice that was written about an order, to be read with another text. */
export interface RecentNotice extends SampleNotice {
  readonly orderId: string;
  readonly number: string;
  readonly kind: OrderKind;
}

/** Orders in which notices are looked for, those changed last: notices have no index by name. */
const ORDERS_LOOKED_AT = 500;

/** In place of the link of a notice, which is a secret. */
const LINK = 'https://desk.example/step#example';

/**
 * The last notice with one of these names of some orders that changed lately, test orders and erased ones left out; of whoever acts
 * rather than of the partner. With `code`: of orders that were returned with this reason, and of that return.
 */
export async function findRecentNotices(
  tx: Tx,
  { names, code, most }: { readonly names: readonly NoticeName[]; readonly code?: ReasonCode; readonly most: number },
): Promise<readonly RecentNotice[]> {
  const { rows } = await tx.client.query<{
    orderId: string;
    number: string;
    filing: string;
    kind: OrderKind;
    province: string;
    edition: EditionId;
    name: NoticeName;
    recipient: Recipient;
    places: StoredPlaceholders;
    items: string[] | null;
  }>({
    name: 'recent-notices',
    text: `/* findRecentNotices */ with latest as (select o.id from app.orders o order by o.updated_bucket desc nulls last limit ${ORDERS_LOOKED_AT})
      select o.id as "orderId", o.number, o.filing_number as filing, o.kind, o.province, coalesce(o.hand_over_edition, o.edition) as edition,
        n.name, n.recipient, n.places, r.items
      from latest join app.orders o on o.id = latest.id
        left join lateral (select array(select jsonb_object_keys(t.items)) as items, t.at from app.returns t
          where t.order_id = o.id and $2 = any(t.codes) order by t.at desc, t.id desc limit 1) r on $2::text is not null
        join lateral (select * from app.notices n where n.order_id = o.id and n.name = any($1) and n.recipient <> 'principal'
          and ($2::text is null or n.created_at >= r.at)
          order by case when $2::text is null then n.created_at end desc, n.created_at, n.recipient = 'partner', n.recipient = 'formerContact', n.id
          limit 1) n on true
      where not o.test and o.erased = '{}' order by n.created_at desc, o.id limit $3`,
    values: [names, code ?? null, most],
  });
  const rulesOf = await tx.ruleBook.for(tx.client, ...rows.map(({ edition }) => edition));
  return rows.map(({ orderId, number, filing, kind, province, edition, name, recipient, places, items }) => {
    const guide = photoEssentials(province, rulesOf(edition));
    const values = { ...places, order: number, filing, kind, link: LINK };
    return {
      orderId,
      number,
      kind,
      name,
      recipient,
      // The one value that is a sentence itself.
      values: { zh: { ...values, guide: guide.zh }, en: { ...values, guide: guide.en } },
      item: code === undefined ? null : itemOfReason(code, items ?? []),
    };
  });
}
