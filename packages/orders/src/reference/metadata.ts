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

const metadata: Projection<'metadata', string | null> = {
  name: 'metadata',
  sql: `(select encode(c.metadata, 'base64') from app.order_contents c where c.order_id = o.id)`,
};

/** What the partner keeps with its order; free text of its own, so staff do not read it. */
export const metadataPart = partOf({
  projections: [metadata],
  view: ({ metadata }, { id }, { ctx, actor }) => ({
    metadata:
      metadata === null || actor.kind !== 'partner'
        ? []
        : ctx.keys.unsealJson<OrderMetadata>(metadataAad(id), fromBase64(metadata)),
  }),
});
