import { writeAudit } from '@beian/database/audit';
import { DatabaseUnavailable } from '@beian/database/connection';
import { newId } from '@beian/database/ids';
import { evidence } from '@beian/database/schema';
import { sha256 } from '@beian/database/sealing';
import { type AppContext, transaction } from '@beian/database/transaction';
import { type ImageCopy, type ImageSize, readImage, watermarkedCopy } from '@beian/documents/images';
import type { Actor } from '@beian/domain/staff';
import { bilingual, type Refusal, refusal } from '@beian/domain/text';
import { eq, sql } from 'drizzle-orm';
import type { Upload } from './uploads.ts';

/** Receives a scan that supports a staff member's decision, like receiveUpload for a partner's image. */
export async function receiveEvidence(
  ctx: AppContext,
  actor: Actor,
  bytes: Buffer,
): Promise<{ ok: true; upload: Upload } | { ok: false; refusal: Refusal }> {
  if (actor.kind !== 'staff') return { ok: false, refusal: staffOnly };
  const read = await readImage(bytes);
  if (!read.ok) {
    await transaction(ctx, actor, (tx) =>
      writeAudit(tx, actor, 'uploadEvidence', undefined, 'refused', { code: read.reason.code, bytes: bytes.length }),
    );
    return { ok: false, refusal: refusal('INVALID_INPUT', read.reason) };
  }
  const { jpeg, width, height } = read.image;
  const upload: Upload = { id: newId('evidence'), hash: sha256(bytes), width, height, bytes: bytes.length };
  const file = await ctx.files.put(jpeg);
  try {
    await transaction(ctx, actor, async (tx) => {
      await tx.insert(evidence).values({ ...upload, staffId: actor.id, file });
      await writeAudit(tx, actor, 'uploadEvidence', upload.id, 'done', { hash: upload.hash });
    });
  } catch (error) {
    // Keep the file when the connection was lost: the transaction may have committed (same rule as for uploads).
    if (!(error instanceof DatabaseUnavailable)) await ctx.files.delete(file);
    throw error;
  }
  return { ok: true, upload };
}

const staffOnly = refusal('NOT_POSSIBLE', {
  code: 'STAFF_ONLY',
  message: bilingual('只有审核人员可以上传凭据', 'Only staff attach evidence'),
  suggestion: bilingual('请以审核人员登录', 'Sign in as staff'),
  ruleId: 'L-recorded-answer',
});

/**
 * Reads an evidence scan with the viewer watermark, for staff only; an audit row is committed before a byte is
 * returned.
 */
export async function readEvidenceImage(
  ctx: AppContext,
  actor: Actor,
  evidenceId: string,
  size: ImageSize,
  signal?: AbortSignal,
): Promise<ImageCopy | null> {
  const found = await transaction(ctx, actor, async (tx) => {
    const [row] = await tx
      .select({
        file: evidence.file,
        at: sql<string>`app.iso(app.now())`,
        // null until a recorded answer, or an order entered by hand, refers to the scan.
        order: sql<
          string | null
        >`coalesce((select o.number from app.recorded_answers r join app.orders o on o.id = r.order_id
          where r.evidence_id = ${evidenceId} order by r.at desc, r.id desc limit 1), (select o.number from app.manual_hand_overs h
          join app.orders o on o.id = h.order_id where ${evidenceId} in (h.evidence_id, h.answer_evidence_id) limit 1))`,
      })
      .from(evidence)
      .where(eq(evidence.id, evidenceId));
    if (row === undefined) await writeAudit(tx, actor, 'readEvidence', evidenceId, 'refused', { code: 'NOT_FOUND' });
    else await writeAudit(tx, actor, 'readEvidence', evidenceId, 'done', { size });
    return row;
  });
  if (found === undefined) return null;
  const { file, at, order } = found;
  const bytes = await watermarkedCopy(() => ctx.files.get(file), size, { name: actor.name, at, order }, signal);
  return { bytes, type: 'image/jpeg' };
}
