import { bureauProvinces, bureaus, materials, orderContents, orders, websites } from '@beian/database/schema';
import type { AppContext, Tx } from '@beian/database/transaction';
import { canonicalDomain } from '@beian/domain/checks';
import {
  applyFieldValues,
  type FieldId,
  type FieldValues,
  type FilingRecord,
  fieldIds,
  fieldRow,
  fieldsOfKind,
  isPerson,
  type MaterialKind,
  type NewAccess,
  type NewFiling,
  type NewWebsite,
  type SubjectAndWebsite,
  textOf,
  toFieldValues,
  toNewAccess,
  toNewFiling,
  toNewWebsite,
  withSentNames,
} from '@beian/domain/filing';
import { isFilingPasswordRequired } from '@beian/domain/order';
import { type Ending, kindRow, type OrderKind } from '@beian/domain/order-names';
import { rareCharacterSignOf } from '@beian/domain/province-rules';
import { getSubjectAndWebsite } from '@beian/records/record';
import { and, eq, isNull } from 'drizzle-orm';
import { readContent, rebaseProposal } from '../content/content.ts';
import { hostKey } from '../content/host-key.ts';
import type { StoredImage } from '../material/uploads.ts';

/**
 * Subject and website after the order: its changes applied to what is filed now. Values that the bureau has published
 * since the order was opened are kept.
 */
export async function buildAfterState(
  ctx: AppContext,
  tx: Tx,
  order: { readonly id: string; readonly kind: OrderKind; readonly ispId: string },
  filed: SubjectAndWebsite,
): Promise<SubjectAndWebsite> {
  const values = rebaseProposal(filed, order.kind, await readContent(ctx, tx, order.id));
  const added = await tx.client.query<{ domain: string; provider_id: string }>(
    '/* addedDomains */ select domain, provider_id from app.domain_checks where order_id = $1',
    [order.id],
  );
  const [content] = await tx
    .select({ providerIds: orderContents.providerIds })
    .from(orderContents)
    .where(eq(orderContents.orderId, order.id));
  const domainIds = new Map(added.rows.map((row) => [row.domain, row.provider_id]));
  const known = (id: string | undefined, what: string): string => {
    if (id === undefined) throw new Error(`order ${order.id} adds ${what} without an id of ours`);
    return id;
  };
  return applyFieldValues(filed, values, {
    domain: (name) => known(domainIds.get(canonicalDomain(name)) ?? content?.providerIds[hostKey(name)], 'a domain'),
    ipRange: (range) => known(content?.providerIds[range], 'a range of addresses'),
    ...(kindRow(order.kind).effect.does === 'add'
      ? { access: { providerId: known(content?.providerIds.access, 'an access'), ispId: order.ispId } }
      : {}),
  });
}

/** How a report names what is filed: by the bureau's id, or by the filing number where we know that alone. */
type NameInReport = { readonly bureauId: string } | { readonly filingNumber: string };

/** What a report says, by the block of its upload (docs/spec/bureau-interface.md B-8). */
export type ReportContent =
  | {
      readonly block: 'BGBA';
      /** The complete state after the order: the subject and the one website, with only our own accesses. */
      readonly record: FilingRecord;
      readonly filingPasswordHash?: string;
    }
  | {
      readonly block: 'ZXBA';
      readonly ends: Ending;
      /** Of the subject, website or access that ends. */
      readonly bureauId: string;
      readonly reason: number;
      readonly remark?: string;
      readonly filingPasswordHash?: string;
      readonly filingPasswordNeeded: boolean;
    }
  | { readonly block: 'XZBA'; readonly filing: NewFiling }
  | {
      readonly block: 'XZWZ';
      readonly subject: NameInReport;
      readonly subjectIsUnit: boolean;
      readonly websites: readonly NewWebsite[];
      readonly filingPasswordHash?: string;
    }
  | {
      /** 人工报送: the interface has no report of it; a person enters these values in the bureau's own system. */
      readonly block: null;
      readonly kind: OrderKind;
      readonly values: FieldValues;
      /** Numbers by which the bureau's system finds what is filed. */
      readonly numbers: { readonly subject: string; readonly service: string };
    }
  | {
      readonly block: 'XZJR';
      readonly website: NameInReport;
      readonly subject: NameInReport;
      readonly access: NewAccess;
      readonly filingPasswordHash: string;
    };

export interface OrderToReport {
  readonly orderId: string;
  /** The bureau's id of the subject: a file holds one report per subject. */
  readonly subjectId: string;
  readonly content: ReportContent;
  readonly materials: readonly (StoredImage & { readonly kind: MaterialKind; readonly hash: string })[];
}

/** The data of one order for its bureau, unsealed; for the worker only. */
export async function loadOrderToReport(ctx: AppContext, tx: Tx, orderId: string): Promise<OrderToReport> {
  const [order] = await tx
    .select({
      id: orders.id,
      kind: orders.kind,
      edition: orders.edition,
      province: orders.province,
      recordId: orders.recordId,
      websiteId: orders.websiteId,
      accessId: orders.accessId,
      ispId: bureaus.ispId,
      gone: websites.gone,
    })
    .from(orders)
    .innerJoin(websites, eq(websites.id, orders.websiteId))
    .innerJoin(bureauProvinces, eq(bureauProvinces.province, orders.province))
    .innerJoin(bureaus, eq(bureaus.id, bureauProvinces.bureauId))
    .where(eq(orders.id, orderId));
  if (order === undefined) throw new Error(`no order ${orderId}, or no connection to its bureau`);
  if (order.gone) throw new Error(`website ${order.websiteId} is no longer filed`);
  const filed = await getSubjectAndWebsite(ctx, tx, order);
  const content = await reportContent(ctx, tx, order, filed);
  const pictures = await tx
    .select({
      id: materials.id,
      kind: materials.kind,
      file: materials.file,
      reportFile: materials.reportFile,
      hash: materials.hash,
    })
    .from(materials)
    .where(and(eq(materials.orderId, orderId), isNull(materials.removedAt)));
  return {
    orderId,
    subjectId: filed.subject.bureauId,
    content,
    materials: pictures.map((one) => ({ ...one, kind: one.kind as MaterialKind })),
  };
}

type ReportedOrder = Pick<typeof orders.$inferSelect, 'id' | 'kind' | 'edition' | 'province'> & {
  readonly ispId: string;
};

async function reportContent(
  ctx: AppContext,
  tx: Tx,
  order: ReportedOrder,
  filed: SubjectAndWebsite,
): Promise<ReportContent> {
  const { effect, report } = kindRow(order.kind);
  const { now } = await readContent(ctx, tx, order.id);
  if (report === null || filed.website.app !== undefined) return enteredByHand(order.kind, filed, now);
  const filingPasswordHash = textOf(now, 'subject.filingPassword');
  if (effect.does === 'end')
    return {
      block: 'ZXBA',
      ends: effect.what,
      bureauId: endedId(filed, effect.what),
      reason: Number(textOf(now, 'cancellation.reason')),
      remark: textOf(now, 'cancellation.remark'),
      filingPasswordHash,
      filingPasswordNeeded: isFilingPasswordRequired(order),
    };
  const rulesOf = await tx.ruleBook.for(tx.client, order.edition);
  const sign = rareCharacterSignOf(order.province, rulesOf(order.edition));
  const after = withSentNames(await buildAfterState(ctx, tx, order, filed), sign);
  const { subject, website } = after;
  switch (report.block) {
    case 'XZBA':
      return { block: 'XZBA', filing: toNewFiling(after) };
    case 'XZWZ':
      return {
        block: 'XZWZ',
        subject: nameInReport(subject, filed),
        subjectIsUnit: !isPerson(toFieldValues(after)),
        websites: [toNewWebsite(website)],
        filingPasswordHash,
      };
    case 'XZJR': {
      // The guard accessIsNew: no other access of the website is ours.
      const access = website.accesses.find(({ ispId }) => ispId === order.ispId);
      if (access === undefined) throw new Error(`order ${order.id} adds no access`);
      return {
        block: 'XZJR',
        website: nameInReport(website, filed),
        subject: nameInReport(subject, filed),
        access: toNewAccess(access),
        filingPasswordHash: filingPasswordHash ?? '',
      };
    }
    default:
      return {
        block: 'BGBA',
        record: onlyOurs(after, order.ispId),
        filingPasswordHash: filingPasswordHash ?? filed.subject.filingPasswordHash,
      };
  }
}

/** What an order fills in or restates, whatever else is filed: the fields of its kind and who the subject is. */
function enteredByHand(kind: OrderKind, filed: SubjectAndWebsite, now: FieldValues): ReportContent {
  const { subject, website } = filed;
  const values = { ...toFieldValues(filed), ...now };
  const asked = new Set<FieldId>(['subject.name', 'subject.certificateNumber', 'website.name', ...fieldsOfKind(kind)]);
  const shown = fieldIds.filter((id) => asked.has(id) && values[id] !== undefined && fieldRow(id).digest === undefined);
  return {
    block: null,
    kind,
    values: Object.fromEntries(shown.map((id) => [id, values[id]])),
    numbers: { subject: subject.filingNumber, service: website.filingNumber },
  };
}

const nameInReport = (
  { bureauId, filingNumber }: { readonly bureauId: string; readonly filingNumber: string },
  { elsewhere }: SubjectAndWebsite,
): NameInReport => (elsewhere ? { filingNumber } : { bureauId });

/** The bureau's id of what an order ends. */
export function endedId({ subject, website, accessId }: SubjectAndWebsite, what: Ending): string {
  const id = { subject: subject.bureauId, website: website.bureauId, access: accessId }[what];
  if (id === undefined) throw new Error('an order that ends an access names none');
  return id;
}

const onlyOurs = ({ subject, website }: SubjectAndWebsite, ispId: string): FilingRecord => ({
  subject,
  websites: [{ ...website, accesses: website.accesses.filter((access) => access.ispId === ispId) }],
});
