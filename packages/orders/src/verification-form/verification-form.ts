import { writeAudit } from '@beian/database/audit';
import { type AppContext, transaction } from '@beian/database/transaction';
import { drawForm } from '@beian/documents/pdf';
import type { Actor } from '@beian/domain/staff';
import { findFacts } from '../facts/facts.ts';
import { buildForm, type PdfFile } from './build-form.ts';

/**
 * The verification form of an order with its proposed values, to be printed (docs/spec/rules.md ); null when the actor cannot see
 * the order. An audit row is committed before a byte is returned.
 */
export async function readVerificationForm(ctx: AppContext, actor: Actor, orderId: string): Promise<PdfFile | null> {
  const made = await transaction(ctx, actor, async (tx) => {
    const loaded = (await findFacts(tx, [orderId])).get(orderId);
    if (loaded === undefined) {
      await writeAudit(tx, actor, 'readVerificationForm', orderId, 'refused', { code: 'NOT_FOUND' });
      return undefined;
    }
    const { form, inClear } = await buildForm(ctx, tx, actor, loaded);
    await writeAudit(tx, actor, 'readVerificationForm', orderId, 'done', { mark: form.mark, inClear });
    return { form, at: loaded.facts.now };
  });
  if (made === undefined) return null;
  const bytes = await drawForm(made.form, new Date(made.at));
  return { bytes, type: 'application/pdf', fileName: `${made.form.order}.pdf` };
}
