import { fromBase64, type Projection } from '@beian/database/sql';
import type { AppContext } from '@beian/database/transaction';
import type { OrderMetadata } from '@beian/domain/order';
import { partOf } from '../part/part.ts';

const metadataAad = (orderId: string): string => `order_contents.metadata:${orderId}`;

/** Sealed value of the column; null where nothing is kept. */
export const sealMetadata = (
  ctx: AppContext,
  orderId: string,
  metadata: OrderMetadata | null | undefined,
): Buffer | null =>
  metadata == null || metadata.length === 0 ? null : ctx.keys.sealJson(metadataAad(orderId), metadata);

/** The pairs of the column. */
export const openMetadata = (ctx: AppContext, orderId: string, sealed: Buffer | null): OrderMetadata =>
  sealed === null ? [] : ctx.keys.unsealJson<OrderMetadata>(metadataAad(orderId), sealed);

const metadata: Projection<'metadata', string | null> = {
  name: 'metadata',
  sql: `(select encode(c.metadata, 'base64') from app.order_contents c where c.order_id = o.id)`,
};

/** What the partner keeps with its order; free text of its own, so staff do not read it. */
export const metadataPart = partOf({
  projections: [metadata],
  view: ({ metadata }, { id }, { ctx, actor }) => ({
    metadata: metadata === null || actor.kind !== 'partner' ? [] : openMetadata(ctx, id, fromBase64(metadata)),
  }),
});
