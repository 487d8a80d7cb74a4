import { writeAudit } from '@beian/database/audit';
import { DatabaseUnavailable } from '@beian/database/connection';
import { type AppContext, system, transaction } from '@beian/database/transaction';
import { drawForm, drawLetter } from '@beian/documents/pdf';
import type { Actor } from '@beian/domain/staff';
import type { PdfFile } from './build-form.ts';
import { type ApprovedForm, drawPicture, findApprovedForm, readSignature } from './made-form.ts';

const clock = system('clock');

/**
 * Draws the form as the last approval of the order's review fills it in, and keeps it: sealed files and a row, once per round. Of a form
 * that the desk makes there are a page, the picture for the bureau, and the commitment where one was signed. Does nothing while there is no
 * such approval, and for an order without a form (docs/spec/desk.md D-verified-form).
 */
export async function keepVerificationForm(ctx: AppContext, orderId: string): Promise<void> {
  const found = await transaction(ctx, clock, async (tx) => {
    const approved = await findApprovedForm(ctx, tx, orderId);
    if (approved === undefined) return undefined;
    const { rowCount } = await tx.client.query(
      '/* isFormKept */ select 1 from app.verified_forms where order_id = $1 and round = $2',
      [orderId, approved.round],
    );
    return rowCount === 0 ? approved : undefined;
  });
  if (found === undefined) return;
  const { approval, round, form } = found;
  const stored: string[] = [];
  const put = async (bytes: Buffer | undefined): Promise<string | null> => {
    if (bytes === undefined) return null;
    const file = await ctx.files.put(bytes);
    stored.push(file);
    return file;
  };
  const deleteStored = async () => {
    for (const file of stored) await ctx.files.delete(file);
  };
  try {
    const { page, picture, commitment } = await drawPapers(ctx, found);
    const files = [await put(page), await put(picture), await put(commitment)];
    const isKept = await transaction(ctx, clock, async (tx) => {
      const { rowCount } = await tx.client.query(
        `/* keepVerificationForm */ insert into app.verified_forms
           (order_id, round, content_mark, verifier_id, verifier_name, verified_at, file, picture_file, commitment_file)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
        [orderId, round, form.mark, approval.id, approval.name, approval.at, ...files],
      );
      return rowCount === 1;
    });
    // Another worker was faster.
    if (!isKept) await deleteStored();
  } catch (error) {
    // Kept when the connection was lost: the transaction may have committed (same rule as for uploads).
    if (!(error instanceof DatabaseUnavailable)) await deleteStored();
    throw error;
  }
}

interface Papers {
  readonly page: Buffer;
  readonly picture?: Buffer;
  readonly commitment?: Buffer;
}

async function drawPapers(ctx: AppContext, { approval, form, made }: ApprovedForm): Promise<Papers> {
  const at = new Date(approval.at);
  if (made === null) return { page: await drawForm(form, at) };
  const signature = await readSignature(ctx, made.signatureFile);
  return {
    page: await drawForm(form, at, signature),
    picture: await drawPicture(form, signature),
    ...(made.commitment && { commitment: await drawLetter(made.commitment, at, signature) }),
  };
}

/** What is read of a kept form: its page, or the commitment that was signed on the phone. */
export type KeptPaper = 'form' | 'commitment';
const columns = { form: 'file', commitment: 'commitment_file' } as const satisfies Record<KeptPaper, string>;

/**
 * The newest kept form of an order; null when there is none or the actor may not see it. For staff only: it names the verifier, and
 * partners read no names of staff. An audit row is committed before a byte is returned.
 */
export async function readKeptForm(
  ctx: AppContext,
  actor: Actor,
  orderId: string,
  paper: KeptPaper = 'form',
): Promise<PdfFile | null> {
  const column = columns[paper];
  const found = await transaction(ctx, actor, async (tx) => {
    const { rows } = await tx.client.query<{ file: string; number: string; round: number; mark: string }>(
      `/* readKeptForm */ select k.${column} as file, o.number, k.round, k.content_mark as mark
       from app.verified_forms k join app.orders o on o.id = k.order_id
       where k.order_id = $1 and k.${column} is not null order by k.round desc limit 1`,
      [orderId],
    );
    const row = actor.kind === 'staff' ? rows[0] : undefined;
    if (row === undefined)
      await writeAudit(tx, actor, 'readVerificationForm', orderId, 'refused', { code: 'NOT_FOUND' });
    else
      await writeAudit(tx, actor, 'readVerificationForm', orderId, 'done', {
        mark: row.mark,
        round: row.round,
        ...(paper === 'form' ? {} : { material: 'COMMITMENT' }),
      });
    return row;
  });
  if (found === undefined) return null;
  const { file, number, round } = found;
  return {
    bytes: await ctx.files.get(file),
    type: 'application/pdf',
    fileName: `${number}-${round}${paper === 'form' ? '' : '-COMMITMENT'}.pdf`,
  };
}
