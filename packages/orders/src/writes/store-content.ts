import { changedFields, type FieldId, type FieldValues, shanghaiDay, textOf } from '@beian/domain';
import { eq, sql } from 'drizzle-orm';
import { assessmentColumns } from '../assessment-columns.ts';
import { blackListColumns } from '../bureau/black-list.ts';
import { loadPublishedRules } from '../bureau/published.ts';
import { mobileHash } from '../bureau/record.ts';
import { hashFields, nonPersonalValues, personalValues, type SentHashes } from '../content.ts';
import type { AppContext, Tx } from '../context.ts';
import { requestDomainChecks } from '../domains/ask.ts';
import { requestFilingChecks } from '../filings/ask.ts';
import { orderContents } from '../schema/order.ts';
import { orderSearchColumns } from '../search/columns.ts';
import type { LoadedOrder } from '../sql/facts.ts';

/**
 * Stores the filed and the proposed values with today's assessment, and requests checks of added domains at the
 * registry and of the filing at the bureau. Returns the fields that differ.
 */
export async function storeContent(
  ctx: AppContext,
  tx: Tx,
  { facts, row }: LoadedOrder,
  { base, now, sent }: { readonly base: FieldValues; readonly now: FieldValues; readonly sent: SentHashes },
): Promise<FieldId[]> {
  const { kind, province, edition } = facts;
  const today = shanghaiDay(Date.parse(facts.now));
  const published = await loadPublishedRules(ctx, tx, province, now);
  const search = orderSearchColumns(ctx, [base, now]);
  const columns = assessmentColumns({ kind, province, edition, today, before: base, after: now, published });
  await tx
    .update(orderContents)
    .set({
      basePlain: nonPersonalValues(base),
      basePersonal: ctx.keys.sealJson(`order_contents.base_personal:${row.id}`, personalValues(base)),
      plain: nonPersonalValues(now),
      personal: ctx.keys.sealJson(`order_contents.personal:${row.id}`, personalValues(now)),
      fieldHashes: hashFields(row.salt, now),
      sentHashes: sent,
      ...blackListColumns(ctx, now),
      ...search,
      // Hashes of earlier persons are kept: a material or return of earlier content may still show them.
      personHashes: sql`array(select distinct unnest(coalesce(person_hashes, '{}') || ${sql.param(search.personHashes)}::text[]))`,
      subjectMobileHash: mobileHash(ctx, textOf(now, 'subject.principal.mobile')),
      websiteMobileHash: mobileHash(ctx, textOf(now, 'website.principal.mobile')),
      ...columns,
    })
    .where(eq(orderContents.orderId, row.id));
  const changed = changedFields(kind, base, now);
  const domains = { added: columns.addedDomains, removed: columns.removedDomains };
  await requestDomainChecks(tx, { orderId: row.id, edition, added: domains.added, force: false });
  await requestFilingChecks(tx, { orderId: row.id, facts: { changed, domains, edition }, force: false });
  return changed;
}
