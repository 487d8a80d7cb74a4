import type { Tx } from '@beian/database/transaction';
import type { AppPhotoProblem, AppPhotoState } from '@beian/domain/photo';

/** The aad of a sealed collection code. */
export const collectionCodeAad = (id: string): string => `app_photos.code:${id}`;

/** Stores a code to be asked about and deletes earlier ones that brought no photo. */
export async function insertAppPhotoRequest(
  tx: Tx,
  asking: { id: string; orderId: string; code: Buffer; codeHash: string },
): Promise<void> {
  await tx.client.query(
    '/* insertAppPhotoRequest */ delete from app.app_photos where order_id = $1 and material_id is null',
    [asking.orderId],
  );
  await tx.client.query(
    '/* insertAppPhotoRequest */ insert into app.app_photos (id, order_id, code, code_hash) values ($1, $2, $3, $4)',
    [asking.id, asking.orderId, asking.code, asking.codeHash],
  );
}

/** Whether a photo of this code was refused before. */
export async function isCollectionCodeUsedUp(tx: Tx, orderId: string, codeHashes: readonly string[]): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `/* isCollectionCodeUsedUp */ select 1 from app.app_photos where order_id = $1 and code_hash = any($2) and state = 'usedUp' limit 1`,
    [orderId, codeHashes],
  );
  return rowCount !== 0;
}

/** Marks the fetched photos of an order as used up. */
export async function markAppPhotosUsedUp(tx: Tx, orderId: string): Promise<void> {
  await tx.client.query(
    `/* markAppPhotosUsedUp */ update app.app_photos set state = 'usedUp' where order_id = $1 and state = 'fetched'`,
    [orderId],
  );
}

export interface PendingCollectionCode {
  readonly id: string;
  readonly code: Buffer;
  readonly recordId: string;
  readonly websiteId: string;
  readonly mobileHash: string | null;
}

/** The last code of an order, when it is still to be asked about. */
export async function findPendingCollectionCode(tx: Tx, orderId: string): Promise<PendingCollectionCode | undefined> {
  const { rows } = await tx.client.query<PendingCollectionCode & { state: AppPhotoState }>(
    `/* findPendingCollectionCode */ select k.id, k.state, k.code, o.record_id as "recordId", o.website_id as "websiteId",
       c.field_hashes ->> 'website.principal.mobile' as "mobileHash"
     from app.app_photos k join app.orders o on o.id = k.order_id join app.order_contents c on c.order_id = o.id
     where k.order_id = $1 order by k.asked_at desc, k.id desc limit 1`,
    [orderId],
  );
  return rows[0]?.state === 'pending' ? rows[0] : undefined;
}

export async function storeAppPhoto(
  tx: Tx,
  id: string,
  picture: { hash: string; materialId: string; shotAt: string; mobileHash: string | null },
): Promise<void> {
  await tx.client.query(
    `/* storeAppPhoto */ update app.app_photos set state = 'fetched', answered_at = app.now(), hash = $2, material_id = $3,
       shot_at = $4, mobile_hash = $5 where id = $1 and state = 'pending'`,
    [id, picture.hash, picture.materialId, picture.shotAt, picture.mobileHash],
  );
}

export async function storeAppPhotoProblem(
  tx: Tx,
  id: string,
  state: 'refused' | 'unavailable',
  problem: AppPhotoProblem,
): Promise<void> {
  await tx.client.query(
    `/* storeAppPhotoProblem */ with told as (update app.app_photos set state = $2, problem = $3, answered_at = app.now()
       where id = $1 and state = 'pending' returning order_id) select pg_notify(app.channel('orders'), order_id) from told`,
    [id, state, problem],
  );
}

export async function isAppPhotoPending(tx: Tx, orderId: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `/* isAppPhotoPending */ select 1 from app.app_photos where order_id = $1 and state = 'pending' limit 1`,
    [orderId],
  );
  return rowCount !== 0;
}
