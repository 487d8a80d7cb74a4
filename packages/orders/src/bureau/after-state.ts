import {
  canonicalDomain,
  changedFields,
  type FilingRecord,
  type MaterialKind,
  readWebsite,
  type Website,
  writeWebsite,
} from '@beian/domain';
import { and, eq, isNull } from 'drizzle-orm';
import { readContent } from '../content.ts';
import type { House, Tx } from '../house.ts';
import { bureaus } from '../schema/bureau.ts';
import { materials, orders } from '../schema/order.ts';
import { nextId } from './publish.ts';
import { getRecord } from './record.ts';

/**
 * The website as the order would have it: what the order changes, over what is filed now. The bureau may have published
 * other values since the order was opened; they stay.
 */
export async function afterState(house: House, tx: Tx, orderId: string, website: Website): Promise<Website> {
  const { base, now } = await readContent(house, tx, orderId);
  const values = { ...readWebsite(website) };
  for (const id of changedFields('CHANGE_WEBSITE', base, now)) {
    if (now[id] === undefined) delete values[id];
    else values[id] = now[id];
  }
  const names = [values['website.domains'] ?? []].flat();
  const known = new Set(website.domains.map((domain) => canonicalDomain(domain.name)));
  const ids = new Map<string, string>();
  for (const name of names) if (!known.has(canonicalDomain(name))) ids.set(name, await nextId(tx));
  return writeWebsite(website, values, (name) => ids.get(name) ?? '');
}

export interface OrderToReport {
  readonly orderId: string;
  /** The complete after state: the subject as filed, the one website as it will be, with our own accesses alone. */
  readonly record: FilingRecord;
  readonly materials: readonly { readonly kind: MaterialKind; readonly file: string; readonly hash: string }[];
}

/** What one order reports to its bureau, unsealed; for the worker alone. */
export async function orderToReport(house: House, tx: Tx, orderId: string): Promise<OrderToReport> {
  const [order] = await tx
    .select({ recordId: orders.recordId, websiteId: orders.websiteId, ispId: bureaus.ispId })
    .from(orders)
    .innerJoin(bureaus, eq(bureaus.province, orders.province))
    .where(eq(orders.id, orderId));
  if (order === undefined) throw new Error(`no order ${orderId}, or no connection to its bureau`);
  const filed = await getRecord(house, tx, order.recordId);
  const target = await filedWebsite(tx, filed, order.websiteId);
  const after = await afterState(house, tx, orderId, target);
  const website = { ...after, accesses: after.accesses.filter((access) => access.ispId === order.ispId) };
  const pictures = await tx
    .select({ kind: materials.kind, file: materials.file, hash: materials.hash })
    .from(materials)
    .where(and(eq(materials.orderId, orderId), isNull(materials.removedAt)));
  return {
    orderId,
    record: { subject: filed.subject, websites: [website] },
    materials: pictures.map((one) => ({ ...one, kind: one.kind as MaterialKind })),
  };
}

async function filedWebsite(tx: Tx, filed: FilingRecord, websiteId: string): Promise<Website> {
  const { rows } = await tx.client.query<{ bureau_id: string }>('select bureau_id from app.websites where id = $1', [
    websiteId,
  ]);
  const website = filed.websites.find((one) => one.bureauId === rows[0]?.bureau_id);
  if (website === undefined) throw new Error(`website ${websiteId} is no longer filed`);
  return website;
}
