import { writeAudit } from '@beian/database/audit';
import { sha256 } from '@beian/database/sealing';
import { type AppContext, transaction } from '@beian/database/transaction';
import { type Actor, hasRight } from '@beian/domain/staff';
import { zipSync } from 'fflate';
import { type Bundle, collectEvidence } from './collect-evidence.ts';

export interface EvidenceFile {
  readonly bytes: Buffer;
  /** Contains only the order's number. */
  readonly fileName: string;
}

/** A zip file of a bundle; the same bundle gives the same bytes. */
export function packBundle(bundle: Bundle): Buffer {
  const members = Object.fromEntries([...bundle].map(([name, text]) => [name, Buffer.from(text)]));
  return Buffer.from(zipSync(members, { mtime: '2026-01-01T00:00:00Z', level: 6 }));
}

export const bundleName = (bundle: Bundle): string =>
  `evidence-${String((JSON.parse(bundle.get('order.json') ?? '{}') as { number?: string }).number)}.zip`;

/**
 * The evidence of an order for actors with the right `exportEvidence`; null for others, and if there is no such
 * order. The audit row names who exported it, with the checksum of its files.
 */
export async function exportEvidence(ctx: AppContext, actor: Actor, orderId: string): Promise<EvidenceFile | null> {
  return transaction(ctx, actor, async (tx) => {
    const may = hasRight(actor, 'exportEvidence');
    const { rows } = await tx.client.query<{ at: string }>('/* exportEvidence */ select app.iso(app.now()) as at');
    const exported = { by: actor.id, at: rows[0]?.at ?? '' };
    const bundle = may ? await collectEvidence(tx.client, orderId, exported) : undefined;
    if (bundle === undefined) {
      await writeAudit(tx, actor, 'exportEvidence', orderId, 'refused', { code: may ? 'NOT_FOUND' : 'NOT_POSSIBLE' });
      return null;
    }
    const sums = sha256(bundle.get('SHA256SUMS') ?? '');
    await writeAudit(tx, actor, 'exportEvidence', orderId, 'done', { sums });
    return { bytes: packBundle(bundle), fileName: bundleName(bundle) };
  });
}
