import { noteWritten } from '@beian/database/covered-rows';
import type { Tx } from '@beian/database/transaction';

export async function markPhotoHandedIn(tx: Tx, orderId: string): Promise<void> {
  const { rows } = await tx.client.query<{ id: string }>(
    `/* markPhotoHandedIn */ update app.materials set handed_in_at = app.now()
     where order_id = $1 and kind = 'FACE_PHOTO' and removed_at is null returning id`,
    [orderId],
  );
  noteWritten(tx, 'materials', ...rows.map(({ id }) => id));
}

/**
 * Whether another order of any partner has this picture or was submitted with it (PHO-07). `hash`: SHA-256 of the
 * uploaded file, hex.
 */
export async function isPhotoUsedElsewhere(tx: Tx, orderId: string, hash: string): Promise<boolean> {
  const { rows } = await tx.client.query<{ used: boolean }>(
    '/* isPhotoUsedElsewhere */ select app.photo_used_elsewhere($2, $1) as used',
    [orderId, hash],
  );
  return rows[0]?.used === true;
}
