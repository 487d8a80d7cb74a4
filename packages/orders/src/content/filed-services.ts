import type { Tx } from '@beian/database/transaction';
import type { Proposal } from '@beian/domain/filing';
import { kindRow, type OrderKind } from '@beian/domain/order-names';

interface CountedOrder {
  readonly kind: OrderKind;
  readonly recordId: string;
  readonly websiteId: string;
}

/** Whether orders of this kind file a further website of a subject. */
export function addsWebsite(kind: OrderKind): boolean {
  const { effect } = kindRow(kind);
  return effect.does === 'add' && effect.what === 'website';
}

/** How many websites the subject has filed besides the one that the order adds (docs/spec/rules.md ); nothing for other kinds. */
export async function countFiledServices(
  tx: Tx,
  { kind, recordId, websiteId }: CountedOrder,
): Promise<Pick<Proposal, 'filedServices'>> {
  if (!addsWebsite(kind)) return {};
  const { rows } = await tx.client.query<{ count: number }>({
    name: 'filed-services',
    text: `/* countFiledServices */ select count(*)::int as count from app.websites s
      where s.record_id = $1 and s.id <> $2 and s.filed and not s.gone`,
    values: [recordId, websiteId],
  });
  return { filedServices: rows[0]?.count ?? 0 };
}
