import type { Tx } from '../context.ts';

/** Marks an order's photo as handed in. */
export async function markPhotoHandedIn(tx: Tx, orderId: string): Promise<void> {
  await tx.client.query(
    `/* markPhotoHandedIn */ update app.materials set handed_in_at = app.now()
     where order_id = $1 and kind = 'FACE_PHOTO' and removed_at is null`,
    [orderId],
  );
}

/** Another order, whoever's it is, holds this picture or was handed in with it (PHO-07). `hash`: SHA-256 of what came, hex. */
export async function isPhotoUsedElsewhere(tx: Tx, orderId: string, hash: string): Promise<boolean> {
  const { rows } = await tx.client.query<{ used: boolean }>(
    '/* isPhotoUsedElsewhere */ select app.photo_used_elsewhere($2, $1) as used',
    [orderId, hash],
  );
  return rows[0]?.used === true;
}
