import { prefixOf } from '@beian/database/ids';
import type { Tx } from '@beian/database/transaction';
import { claimedBasis, provedBasis, type RecordPartnerView } from '@beian/domain/filing';
import { type BilingualText, bilingual, type Language } from '@beian/domain/text';

/** Partners by record; empty for actors who may only see their own rows. */
export async function listRecordPartners(
  tx: Tx,
  recordIds: readonly string[],
  language: Language,
): Promise<Map<string, RecordPartnerView[]>> {
  const { rows } = await tx.client.query<RecordPartnerView & { recordId: string }>(
    `/* listRecordPartners */ select g.record_id as "recordId", g.partner_id as "partnerId", p.name as "partnerName", g.basis,
       app.iso(g.created_at) as since
     from app.partner_records g join app.partners p on p.id = g.partner_id where g.record_id = any($1)
     order by g.created_at, g.partner_id`,
    [recordIds],
  );
  const found = new Map<string, RecordPartnerView[]>(recordIds.map((id) => [id, []]));
  for (const { recordId, ...row } of rows) found.get(recordId)?.push(withReadableBasis(row, language));
  return found;
}

const withReadableBasis = (row: RecordPartnerView, language: Language): RecordPartnerView => ({
  ...row,
  basis: describeBasis(row.basis, language),
});

/** Bases that the desk writes itself. */
const ownBases: Readonly<Record<string, BilingualText>> = {
  opened: bilingual('该合作方办理首次备案', 'It opened the first filing'),
  seed: bilingual('示例数据', 'Sample data'),
};

/** Bases that name a row, by the prefix of its id. */
const basisOfRow: Readonly<Record<string, BilingualText>> = {
  proof: provedBasis,
  claim: claimedBasis,
  transfer: bilingual('由其他合作方转移', 'Transferred by another partner'),
};

/** The basis of an access: as written, or a fixed sentence when it was proved or the desk itself gave it. */
export const describeBasis = (basis: string, language: Language): string => {
  const prefix = prefixOf(basis) ?? '';
  return (basisOfRow[prefix] ?? ownBases[basis])?.[language] ?? basis;
};
