import { guards, type MaterialKind, refusal, text } from '@beian/domain';
import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../context.ts';
import { newId } from '../ids.ts';
import { contentMark } from '../papers/mark.ts';
import { uploads } from '../schema/provider.ts';
import { materials } from '../schema/order.ts';
import { photoIsUsedElsewhere } from '../sql/photos.ts';
import type { Write } from './write.ts';

/** Hangs an uploaded image on the order; the one of that kind that stood there before is kept as history. */
export const attachMaterial: Write = async ({ tx, hand, input }) => {
  const { material, uploadId } = input as { material: MaterialKind; uploadId: string };
  const [upload] = await tx.select().from(uploads).where(eq(uploads.id, uploadId));
  if (upload === undefined) {
    return refusal('NOT_FOUND', {
      code: 'UPLOAD_NOT_FOUND',
      field: 'uploadId',
      message: text('没有此上传文件', 'There is no such upload'),
      suggestion: text(
        '请先上传图片（createUploadTicket，或 POST /uploads）',
        'Upload the image first (createUploadTicket, or POST /uploads)',
      ),
      ruleId: 'rules.md §5.6',
    });
  }
  if (material === 'FACE_PHOTO' && (await photoIsUsedElsewhere(tx, hand.row.id, upload.hash))) {
    const { says, suggestion, ruleId } = guards.photoNotUsedBefore;
    return refusal('GUARD_FAILED', {
      code: 'PHOTO_NOT_USED_BEFORE',
      field: 'material.FACE_PHOTO',
      message: says,
      suggestion,
      ruleId,
    });
  }
  await removeMaterialOf(tx, hand.row.id, material, hand.facts.now);
  await tx.insert(materials).values({
    id: newId('material'),
    orderId: hand.row.id,
    kind: material,
    hash: upload.hash,
    file: upload.file,
    bytes: upload.bytes,
    width: upload.width,
    height: upload.height,
    format: upload.format,
    contentMark: contentMark(hand.facts.fieldHashes),
  });
  return { content: true, logged: { material, hash: upload.hash } };
};

export const removeMaterial: Write = async ({ tx, hand, input }) => {
  const { material } = input as { material: MaterialKind };
  const removed = await removeMaterialOf(tx, hand.row.id, material, hand.facts.now);
  if (removed) return { content: true, logged: { material } };
  return refusal('NOT_FOUND', {
    code: 'MATERIAL_NOT_FOUND',
    field: 'material',
    message: text('订单没有此材料', 'The order has no such material'),
    suggestion: text('无需移除', 'There is nothing to remove'),
    ruleId: 'rules.md §5',
  });
};

/** Takes the material of a kind off an order and keeps it as history; false where there is none. `now`: ISO text. */
export async function removeMaterialOf(tx: Tx, orderId: string, kind: MaterialKind, now: string): Promise<boolean> {
  const rows = await tx
    .update(materials)
    .set({ removedAt: now })
    .where(and(eq(materials.orderId, orderId), eq(materials.kind, kind), isNull(materials.removedAt)))
    .returning({ id: materials.id });
  return rows.length > 0;
}
