import { writeAudit } from '@beian/database/audit';
import { type AppContext, transaction } from '@beian/database/transaction';
import { type ImageCopy, type ImageSize, watermarkedCopy } from '@beian/documents/images';
import type { Actor } from '@beian/domain/staff';

/**
 * Reads a picture of a face check with the viewer watermark, for staff only; an audit row is committed before a byte is
 * returned.
 */
export async function readFacePicture(
  ctx: AppContext,
  actor: Actor,
  pictureId: string,
  size: ImageSize,
  signal?: AbortSignal,
): Promise<ImageCopy | null> {
  const found = await transaction(ctx, actor, async (tx) => {
    const { rows } = await tx.client.query<{ file: string; order: string; at: string }>(
      `/* readFacePicture */ select f.file, o.number as order, app.iso(app.now()) as at
       from app.face_pictures f join app.orders o on o.id = f.order_id where f.id = $1`,
      [pictureId],
    );
    const [row] = rows;
    if (row === undefined) await writeAudit(tx, actor, 'readFacePicture', pictureId, 'refused', { code: 'NOT_FOUND' });
    else await writeAudit(tx, actor, 'readFacePicture', pictureId, 'done', { size });
    return row;
  });
  if (found === undefined) return null;
  const { file, order, at } = found;
  const bytes = await watermarkedCopy(() => ctx.files.get(file), size, { name: actor.name, at, order }, signal);
  return { bytes, type: 'image/jpeg' };
}
