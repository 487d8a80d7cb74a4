import { writeAudit } from '@beian/database/audit';
import { DatabaseUnavailable } from '@beian/database/connection';
import { newId } from '@beian/database/ids';
import { materials, orders, uploads } from '@beian/database/schema';
import { sha256 } from '@beian/database/sealing';
import { type AppContext, system, transaction } from '@beian/database/transaction';
import {
  fitsBase64,
  type ImageCopy,
  type ImageSize,
  readImage,
  reduceTo,
  resizedCopy,
  watermarkedCopy,
} from '@beian/documents/images';
import type { Actor } from '@beian/domain/staff';
import { bilingual, type Refusal, refusal } from '@beian/domain/text';
import { and, eq, isNull, sql } from 'drizzle-orm';

export interface Upload {
  readonly id: string;
  /** SHA-256 of the bytes received, hex: verdicts and audit refer to the upload, not to our re-encoded copy. */
  readonly hash: string;
  /** Pixels of the upright image. */
  readonly width: number;
  readonly height: number;
  /** Length of the bytes received. */
  readonly bytes: number;
}

/**
 * Receives an image of a partner: JPEG or PNG of at most MAX_UPLOAD_BYTES. It belongs to no order until
 * attachMaterial names it. The file is written before its row, so a row always has its file. `uploadId`: of an upload
 * ticket, which accepts one image: the same image again gets the same answer, another one is refused. `audited`: further details of
 * its audit row.
 */
export async function receiveUpload(
  ctx: AppContext,
  actor: Actor,
  bytes: Buffer,
  {
    uploadId = newId('upload'),
    audited = {},
  }: { readonly uploadId?: string; readonly audited?: { readonly by?: 'phone' } } = {},
): Promise<{ ok: true; upload: Upload } | { ok: false; refusal: Refusal }> {
  if (actor.kind !== 'partner') return { ok: false, refusal: partnersOnly };
  const read = await readImage(bytes);
  if (!read.ok) {
    await transaction(ctx, actor, (tx) =>
      writeAudit(tx, actor, 'upload', undefined, 'refused', {
        ...{ code: read.reason.code, bytes: bytes.length },
        ...audited,
      }),
    );
    return { ok: false, refusal: refusal('INVALID_INPUT', read.reason) };
  }
  const { jpeg, width, height, format } = read.image;
  const upload: Upload = { id: uploadId, hash: sha256(bytes), width, height, bytes: bytes.length };
  const file = await ctx.files.put(jpeg);
  let keepsFile = false;
  try {
    return await transaction(ctx, actor, async (tx) => {
      const made = await tx
        .insert(uploads)
        .values({ ...upload, partnerId: actor.id, file, format })
        .onConflictDoNothing();
      keepsFile = made.rowCount === 1;
      if (keepsFile) {
        await writeAudit(tx, actor, 'upload', upload.id, 'done', { hash: upload.hash, ...audited });
        return { ok: true, upload };
      }
      const same = await tx
        .select({ id: uploads.id })
        .from(uploads)
        .where(and(eq(uploads.id, upload.id), eq(uploads.hash, upload.hash)));
      return same.length === 1 ? { ok: true, upload } : { ok: false, refusal: ticketUsed };
    });
  } catch (error) {
    // After a lost connection it is unknown whether the row was committed, so the file is kept: `sweepFiles` finds a
    // file without a row, but nothing finds a row without its file.
    keepsFile = error instanceof DatabaseUnavailable;
    throw error;
  } finally {
    if (!keepsFile) await ctx.files.delete(file);
  }
}

const ticketUsed = refusal('NOT_POSSIBLE', {
  code: 'TICKET_USED',
  message: bilingual('此上传凭证已用于另一张图片', 'This upload ticket was used for another image'),
  suggestion: bilingual('请为每张图片取得新的凭证', 'Ask for a ticket for each image'),
  ruleId: 'D-uploads',
});

export const partnersOnly = refusal('NOT_POSSIBLE', {
  code: 'PARTNERS_ONLY',
  message: bilingual('只有合作方可以上传材料', 'Only partners upload materials'),
  suggestion: bilingual('请使用合作方密钥', "Use a partner's key"),
  ruleId: 'D-materials',
});

/**
 * An image that is or was attached to an order the actor can see; null otherwise. For staff an audit row is committed
 * before a byte is returned, and the copy carries a watermark with name, time and order number; a partner reads what it
 * sent. `signal`: aborted when the caller has gone.
 */
export async function readMaterialImage(
  ctx: AppContext,
  actor: Actor,
  materialId: string,
  size: ImageSize,
  signal?: AbortSignal,
): Promise<ImageCopy | null> {
  const found = await transaction(ctx, actor, async (tx) => {
    const [row] = await tx
      .select({ file: materials.file, order: orders.number, at: sql<string>`app.iso(app.now())` })
      .from(materials)
      .innerJoin(orders, eq(orders.id, materials.orderId))
      .where(eq(materials.id, materialId));
    if (row === undefined) await writeAudit(tx, actor, 'readMaterial', materialId, 'refused', { code: 'NOT_FOUND' });
    else if (actor.kind === 'staff') await writeAudit(tx, actor, 'readMaterial', materialId, 'done', { size });
    return row;
  });
  if (found === undefined) return null;
  const { file, at, order } = found;
  const stored = () => ctx.files.get(file);
  const bytes =
    actor.kind === 'staff'
      ? await watermarkedCopy(stored, size, { name: actor.name, at, order }, signal)
      : await resizedCopy(stored, size, signal);
  return { bytes, type: 'image/jpeg' };
}

/** A stored image of an order, and its report copy when one was made. */
export interface StoredImage {
  readonly id: string;
  readonly file: string;
  readonly reportFile: string | null;
}

/**
 * The JPEG of a stored image for the report; `maxBase64Bytes` is the material's `reportLimit`. A reduced copy is
 * stored, so that the bytes judged are the bytes sent, and so that building a file need not wait for its images.
 */
export async function loadReportCopy(ctx: AppContext, image: StoredImage, maxBase64Bytes: number): Promise<Buffer> {
  if (image.reportFile !== null) {
    const kept = await ctx.files.get(image.reportFile);
    if (fitsBase64(kept, maxBase64Bytes)) return kept;
  }
  const whole = await ctx.files.get(image.file);
  const copy = await reduceTo(whole, maxBase64Bytes);
  if (copy !== whole && image.reportFile === null) await saveReportCopy(ctx, image.id, copy);
  return copy;
}

/** Concurrent calls make the same copy; the first one is kept. */
async function saveReportCopy(ctx: AppContext, materialId: string, copy: Buffer): Promise<void> {
  const reportFile = await ctx.files.put(copy);
  const kept = await transaction(ctx, system('clock'), (tx) =>
    tx
      .update(materials)
      .set({ reportFile })
      .where(and(eq(materials.id, materialId), isNull(materials.reportFile))),
  );
  if (kept.rowCount !== 1) await ctx.files.delete(reportFile);
}
