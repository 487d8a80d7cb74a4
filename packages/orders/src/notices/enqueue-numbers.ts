import type { AppContext, Tx } from '@beian/database/transaction';
import { kindRow, orderKinds } from '@beian/domain/order-names';
import { findFacts } from '../facts/facts.ts';
import { writeNotices } from './enqueue-notices.ts';

const keptKinds = orderKinds.filter((kind) => kindRow(kind).effect.does !== 'end');
const accessKinds = orderKinds.filter((kind) => {
  const { effect } = kindRow(kind);
  return effect.does === 'add' && effect.what === 'access';
});

/**
 * Tells the numbers of websites that their bureau has just published, by the last approved order of each; an order that is not approved yet
 * tells them itself. What gets an access has its number, which the order names. Test orders send no notices. Called in the transaction of the
 * publication, which holds the record, so that two do not tell the same.
 */
export async function enqueuePublishedNumbers(ctx: AppContext, tx: Tx, websiteIds: readonly string[]): Promise<void> {
  if (websiteIds.length === 0) return;
  const { rows } = await tx.client.query<{ id: string; knowsNext: boolean }>(
    `/* enqueuePublishedNumbers */ select t.id, exists (select from app.notices n where n.order_id = t.id and n.name = 'nextStepDue') as "knowsNext" from (
       select distinct on (o.website_id) o.id, o.website_id, o.kind, o.filing_number from app.orders o join app.order_events e on e.order_id = o.id and e.to_state = 'APPROVED'
       where o.website_id = any($1) and o.state = 'APPROVED' and not o.test and o.kind = any($2) order by o.website_id, e.at desc, o.id desc) t
     join app.websites w on w.id = t.website_id
     where not (t.kind = any($3) and t.filing_number = w.filing_number) and not exists (select from app.notices n where n.order_id = t.id and n.name in ('numberPublished', 'nextStepDue')
       and n.places -> 'numbers' ->> 'website' = w.filing_number)
     order by t.id`,
    [websiteIds, keptKinds, accessKinds],
  );
  const loaded = await findFacts(
    tx,
    rows.map(({ id }) => id),
  );
  for (const { id: orderId, knowsNext } of rows) {
    const facts = loaded.get(orderId)?.facts;
    if (facts === undefined) continue;
    // The next step of a plan waits for the publication of a first filing: one message says both.
    const name = facts.plan?.next != null && !knowsNext ? 'nextStepDue' : 'numberPublished';
    await writeNotices(ctx, tx, { orderId, facts }, [name]);
  }
}
