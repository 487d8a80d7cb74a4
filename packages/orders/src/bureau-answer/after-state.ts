import { bureauProvinces, bureaus, materials, orders, websites } from '@beian/database/schema';
import type { AppContext, Tx } from '@beian/database/transaction';
import { canonicalDomain } from '@beian/domain/checks';
import {
  applyFieldValues,
  type FilingRecord,
  type MaterialKind,
  type SubjectAndWebsite,
  toFieldValues,
} from '@beian/domain/filing';
import type { OrderKind } from '@beian/domain/order-names';
import { getMatter } from '@beian/records/record';
import { and, eq, isNull } from 'drizzle-orm';
import { readContent, rebaseProposal } from '../content/content.ts';
import type { StoredImage } from '../material/uploads.ts';

/**
 * Subject and website after the order: its changes applied to what is filed now. Values that the bureau has published
 * since the order was opened are kept.
 */
export async function buildAfterState(
  ctx: AppContext,
  tx: Tx,
  order: { readonly id: string; readonly kind: OrderKind },
  filed: SubjectAndWebsite,
): Promise<SubjectAndWebsite> {
  const values = rebaseProposal(toFieldValues(filed), order.kind, await readContent(ctx, tx, order.id));
  const added = await tx.client.query<{ domain: string; provider_id: string }>(
    '/* addedDomains */ select domain, provider_id from app.domain_checks where order_id = $1',
    [order.id],
  );
  const ids = new Map(added.rows.map((row) => [row.domain, row.provider_id]));
  return applyFieldValues(filed, values, (name) => {
    const id = ids.get(canonicalDomain(name));
    if (id === undefined) throw new Error(`order ${order.id} adds a domain that was never verified`);
    return id;
  });
}

export interface OrderToReport {
  readonly orderId: string;
  /** The complete state after the order: the subject and the one website, with only our own accesses. */
  readonly record: FilingRecord;
  readonly materials: readonly (StoredImage & { readonly kind: MaterialKind; readonly hash: string })[];
}

/** The data of one order for its bureau, unsealed; for the worker only. */
export async function loadOrderToReport(ctx: AppContext, tx: Tx, orderId: string): Promise<OrderToReport> {
  const [order] = await tx
    .select({
      kind: orders.kind,
      recordId: orders.recordId,
      websiteId: orders.websiteId,
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
  const filed = await getMatter(ctx, tx, order.recordId, order.websiteId);
  const after = await buildAfterState(ctx, tx, { id: orderId, kind: order.kind as OrderKind }, filed);
  const accesses = after.website.accesses.filter((access) => access.ispId === order.ispId);
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
    record: { subject: after.subject, websites: [{ ...after.website, accesses }] },
    materials: pictures.map((one) => ({ ...one, kind: one.kind as MaterialKind })),
  };
}
