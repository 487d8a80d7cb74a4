import { changedFields, type FieldId, type FieldValues, shanghaiDay, textOf } from '@beian/domain';
import { eq, sql } from 'drizzle-orm';
import { assessed } from '../assessment.ts';
import { blackListColumns } from '../bureau/black-list.ts';
import { publishedFor } from '../bureau/published.ts';
import { mobileHash } from '../bureau/record.ts';
import { hashesOf, personalOf, plainOf, type SentHashes } from '../content.ts';
import { askAboutDomains } from '../domains/ask.ts';
import { askAboutFilings } from '../filings/ask.ts';
import type { AppContext, Tx } from '../context.ts';
import { orderContents } from '../schema/order.ts';
import { orderSearchColumns } from '../search/columns.ts';
import type { OrderInHand } from '../sql/facts.ts';

/**
 * Stores what is filed and what the order makes of it, with what the rules say of it today, and asks about domains that
 * are added now, and at the bureau about what it brings. Returns the fields that differ.
 */
export async function storeContent(
  ctx: AppContext,
  tx: Tx,
  { facts, row }: OrderInHand,
  { base, now, sent }: { readonly base: FieldValues; readonly now: FieldValues; readonly sent: SentHashes },
): Promise<FieldId[]> {
  const { kind, province, edition } = facts;
  const today = shanghaiDay(Date.parse(facts.now));
  const published = await publishedFor(ctx, tx, province, now);
  const search = orderSearchColumns(ctx, [base, now]);
  const columns = assessed({ kind, province, edition, today, before: base, after: now, published });
  await tx
    .update(orderContents)
    .set({
      basePlain: plainOf(base),
      basePersonal: ctx.keys.sealJson(`order_contents.base_personal:${row.id}`, personalOf(base)),
      plain: plainOf(now),
      personal: ctx.keys.sealJson(`order_contents.personal:${row.id}`, personalOf(now)),
      fieldHashes: hashesOf(row.salt, now),
      sentHashes: sent,
      ...blackListColumns(ctx, now),
      ...search,
      // Whoever stood in an earlier content may still be seen in a material or a return of it.
      personHashes: sql`array(select distinct unnest(coalesce(person_hashes, '{}') || ${sql.param(search.personHashes)}::text[]))`,
      subjectMobileHash: mobileHash(ctx, textOf(now, 'subject.principal.mobile')),
      websiteMobileHash: mobileHash(ctx, textOf(now, 'website.principal.mobile')),
      ...columns,
    })
    .where(eq(orderContents.orderId, row.id));
  const changed = changedFields(kind, base, now);
  const domains = { added: columns.addedDomains, removed: columns.removedDomains };
  await askAboutDomains(tx, { orderId: row.id, edition, added: domains.added, anew: false });
  await askAboutFilings(tx, { orderId: row.id, facts: { changed, domains, edition }, anew: false });
  return changed;
}
