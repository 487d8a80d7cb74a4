import { noteWritten } from '@beian/database/covered-rows';
import { newId } from '@beian/database/ids';
import { materials, uploads } from '@beian/database/schema';
import type { Tx } from '@beian/database/transaction';
import type { MaterialKind } from '@beian/domain/filing';
import { guards } from '@beian/domain/order';
import { bilingual, refusal } from '@beian/domain/text';
import { and, eq, isNull } from 'drizzle-orm';
import { contentStamp } from '../content/content-stamp.ts';
import type { EventWrite } from '../event/write.ts';
import { isPhotoUsedElsewhere } from './photos.ts';

export const uploadNotFound = refusal('NOT_FOUND', {
  code: 'UPLOAD_NOT_FOUND',
  field: 'uploadId',
  message: bilingual('没有此上传文件', 'There is no such upload'),
  suggestion: bilingual('请先上传图片', 'Upload the image first'),
  ruleId: 'R-5.6',
});

/** Attaches an uploaded image to the order; the previous image of that kind is kept as history. */
export const attachMaterial: EventWrite<'attachMaterial'> = async ({ tx, loaded, input }) => {
  const { material, uploadId } = input;
  const [upload] = await tx.select().from(uploads).where(eq(uploads.id, uploadId));
  if (upload === undefined) return uploadNotFound;
  if (material === 'FACE_PHOTO' && (await isPhotoUsedElsewhere(tx, loaded.row.id, upload.hash))) {
    const { message, suggestion, ruleId } = guards.photoNotUsedBefore;
    return refusal('GUARD_FAILED', {
      code: 'PHOTO_NOT_USED_BEFORE',
      field: 'material.FACE_PHOTO',
      message,
      suggestion,
      ruleId,
    });
  }
  await removeMaterialOf(tx, loaded.row.id, material, loaded.facts.now);
  const id = newId('material');
  await tx.insert(materials).values({
    id,
    orderId: loaded.row.id,
    kind: material,
    hash: upload.hash,
    file: upload.file,
    bytes: upload.bytes,
    width: upload.width,
    height: upload.height,
    format: upload.format,
    contentMark: contentStamp(loaded.facts.fieldHashes),
  });
  noteWritten(tx, 'materials', id);
  return { contentChanged: true, logged: { material, hash: upload.hash } };
};

export const removeMaterial: EventWrite<'removeMaterial'> = async ({ tx, loaded, input }) => {
  const { material } = input;
  const removed = await removeMaterialOf(tx, loaded.row.id, material, loaded.facts.now);
  if (removed) return { contentChanged: true, logged: { material } };
  return refusal('NOT_FOUND', {
    code: 'MATERIAL_NOT_FOUND',
    field: 'material',
    message: bilingual('订单没有此材料', 'The order has no such material'),
    suggestion: bilingual('无需移除', 'There is nothing to remove'),
    ruleId: 'R-5',
  });
};

/** Removes the order's material of a kind and keeps it as history; false when there is none. `now`: ISO text. */
export async function removeMaterialOf(tx: Tx, orderId: string, kind: MaterialKind, now: string): Promise<boolean> {
  const rows = await tx
    .update(materials)
    .set({ removedAt: now })
    .where(and(eq(materials.orderId, orderId), eq(materials.kind, kind), isNull(materials.removedAt)))
    .returning({ id: materials.id });
  noteWritten(tx, 'materials', ...rows.map(({ id }) => id));
  return rows.length > 0;
}
