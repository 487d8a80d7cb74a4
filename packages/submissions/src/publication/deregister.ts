import type { AppContext, Tx } from '@beian/database/transaction';
import type { FilingRecord } from '@beian/domain/filing';
import type { Ending } from '@beian/domain/order-names';
import { endFiled, noteEnded, saveVersion } from '@beian/records/record';
import { sql } from 'drizzle-orm';
import { offerAsAnswer, type PublicationOrigin } from './fulfilled.ts';
import { lockOpenOrders, syncOrderWithRecord } from './sync-order.ts';

/** An entry of ZXSJ: a subject with all its websites, one website, or one access that is no longer filed. */
export interface Deregistered {
  readonly kind: Ending;
  /** The bureau's own id: Ztid, Wzid or Jrid. */
  readonly bureauId: string;
}

/**
 * Marks what is deregistered 注销 and syncs an open order, which is then refused at submission or push. Stored by the
 * bureau's id, so that a record published later than its end does not reappear. Repeated entries have no further
 * effect.
 */
export async function storeDeregistered(
  ctx: AppContext,
  tx: Tx,
  { kind, bureauId }: Deregistered,
  origin: PublicationOrigin | null,
  ispId: string,
): Promise<void> {
  if (!(await noteEnded(tx, { what: kind, bureauId }, origin?.answerId ?? null))) return;
  const { rows } = await tx.client.query<{ id: string; subject: string }>(
    `/* subjectOf */ select distinct r.id, r.bureau_id as subject from app.records r join app.websites w on w.record_id = r.id
     where case $1 when 'subject' then r.bureau_id = $2 when 'website' then w.bureau_id = $2
       else w.plain -> 'accesses' @> jsonb_build_array(jsonb_build_object('bureauId', $2::text)) end`,
    [kind, bureauId],
  );
  const [found] = rows;
  if (found === undefined) return;
  const orders = await lockOpenOrders(tx, { bureauId: found.subject });
  const touched = await endFiled(ctx, tx, { what: kind, bureauId }, ispId);
  for (const { id, websiteId } of orders) {
    if (touched.has(websiteId)) await syncOrderWithRecord(ctx, tx, id, touched.get(websiteId));
  }
  await saveVersion(ctx, tx, found.id, { cause: 'deregistered' });
  if (origin !== null) await offerAsAnswer(ctx, tx, origin, { bureauId: found.subject });
  await tx.execute(sql`select pg_notify('records', '')`);
}

/** Bureau ids of this record, its websites and accesses that were deregistered. */
export async function findDeregistered(
  tx: Tx,
  { subject, websites: sites }: FilingRecord,
): Promise<ReadonlySet<string>> {
  const accesses = sites.flatMap((site) => site.accesses.map((access) => access.bureauId));
  const { rows } = await tx.client.query<{ bureau_id: string }>(
    `/* deregisteredOf */ select bureau_id from app.deregistrations
     where (kind = 'subject' and bureau_id = $1) or (kind = 'website' and bureau_id = any($2))
       or (kind = 'access' and bureau_id = any($3))`,
    [subject.bureauId, sites.map((site) => site.bureauId), accesses],
  );
  return new Set(rows.map((row) => row.bureau_id));
}
