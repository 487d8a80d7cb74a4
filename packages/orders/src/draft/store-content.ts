import { noteWritten } from '@beian/database/covered-rows';
import { orderContents } from '@beian/database/schema';
import type { AppContext, Tx } from '@beian/database/transaction';
import { shanghaiDay } from '@beian/domain/calendar';
import { changedFields, type FieldId, type FieldValues, listOf, SERVICE_CODE, textOf } from '@beian/domain/filing';
import { kindRow } from '@beian/domain/order-names';
import { blackListColumns, loadPublishedRules } from '@beian/records/published';
import { mobileHash, orderSearchColumns } from '@beian/records/record';
import { eq, sql } from 'drizzle-orm';
import { assessmentColumns } from '../content/assessment-columns.ts';
import {
  hashFields,
  nonPersonalValues,
  partnerKnowledge,
  personalValues,
  type SentHashes,
} from '../content/content.ts';
import { countFiledServices } from '../content/filed-services.ts';
import { hostKey } from '../content/host-key.ts';
import type { LoadedOrder } from '../facts/facts.ts';
import { requestDomainChecks } from '../lookups/ask-domains.ts';
import { requestFilingChecks } from '../lookups/ask-filings.ts';
import { requestServiceCode } from '../service-codes/lock.ts';

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
  const { elsewhere } = facts.record;
  const today = shanghaiDay(Date.parse(facts.now));
  const published = await loadPublishedRules(ctx, tx, province, now);
  const search = orderSearchColumns(ctx, [base, now]);
  const known = partnerKnowledge(row.salt, { base, now, sent });
  const counted = await countFiledServices(tx, { kind, recordId: row.recordId, websiteId: row.websiteId }, now);
  const proposal = {
    ...{ kind, elsewhere, province, edition, today, before: base, after: now, published },
    ...counted,
    ...known,
  };
  const columns = assessmentColumns(proposal);
  await tx
    .update(orderContents)
    .set({
      basePlain: nonPersonalValues(base),
      basePersonal: ctx.keys.sealJson(`order_contents.base_personal:${row.id}`, personalValues(base)),
      plain: nonPersonalValues(now),
      personal: ctx.keys.sealJson(`order_contents.personal:${row.id}`, personalValues(now)),
      fieldHashes: hashFields(row.salt, now, sent),
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
  const { effect, app } = kindRow(kind);
  await drawProviderIds(tx, row.id, [
    ...(effect.does === 'add' ? [ACCESS] : []),
    ...addedRanges(base, now),
    ...(app === true ? listOf(now, 'website.domains').map(hostKey) : []),
  ]);
  noteWritten(tx, 'order_contents', row.id);
  const changed = changedFields(kind, base, now, elsewhere, known.given);
  const { forecast } = columns.assessment;
  const domains = { added: columns.addedDomains, removed: columns.removedDomains };
  await requestDomainChecks(tx, {
    orderId: row.id,
    kind,
    province,
    edition,
    added: domains.added,
    forecast,
    force: false,
  });
  await requestFilingChecks(tx, {
    orderId: row.id,
    facts: { kind, changed, domains, province, edition },
    force: false,
  });
  await requestServiceCode(tx, row.id, textOf(now, SERVICE_CODE), facts.serviceCode);
  return changed;
}

/** Key of our id of an access that the order files for the first time. */
const ACCESS = 'access';

const addedRanges = (base: FieldValues, now: FieldValues): string[] => {
  const filed = listOf(base, 'access.ipRanges');
  return listOf(now, 'access.ipRanges').filter((range) => !filed.includes(range));
};

/** Draws our id for each of these; one that has an id keeps it. */
async function drawProviderIds(tx: Tx, orderId: string, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await tx.client.query(
    `/* drawProviderIds */ update app.order_contents c set provider_ids = (select jsonb_object_agg(k.key,
       coalesce(c.provider_ids ->> k.key, app.next_provider_id()::text)) from unnest($2::text[]) k(key))
     where c.order_id = $1`,
    [orderId, keys],
  );
}
