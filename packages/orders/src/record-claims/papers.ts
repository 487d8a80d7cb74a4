import { writeAudit } from '@beian/database/audit';
import { type AppContext, transaction } from '@beian/database/transaction';
import { type ImageCopy, type ImageSize, watermarkedCopy } from '@beian/documents/images';
import { type Actor, hasRight } from '@beian/domain/staff';

/** A paper of a claim with a watermark, for who decides; an audit row is committed before a byte is returned. A claimant has its own picture. */
export async function readClaimPaper(
  ctx: AppContext,
  actor: Actor,
  paperId: string,
  size: ImageSize,
  signal?: AbortSignal,
): Promise<ImageCopy | null> {
  if (!hasRight(actor, 'decideClaims')) return null;
  const found = await transaction(ctx, actor, async (tx) => {
    const { rows } = await tx.client.query<{ file: string; number: string; at: string }>(
      `/* readClaimPaper */ select x.file, c.filing_number as number, app.iso(app.now()) as at
       from app.record_claim_papers x join app.record_claims c on c.id = x.claim_id where x.id = $1`,
      [paperId],
    );
    const [row] = rows;
    if (row === undefined) await writeAudit(tx, actor, 'readClaimPaper', paperId, 'refused', { code: 'NOT_FOUND' });
    else await writeAudit(tx, actor, 'readClaimPaper', paperId, 'done', { size });
    return row;
  });
  if (found === undefined) return null;
  const seenBy = { name: actor.name, at: found.at, order: found.number };
  return { bytes: await watermarkedCopy(() => ctx.files.get(found.file), size, seenBy, signal), type: 'image/jpeg' };
}
