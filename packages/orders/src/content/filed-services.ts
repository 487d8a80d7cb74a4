import type { Tx } from '@beian/database/transaction';
import { appPackageKey } from '@beian/domain/checks';
import { type FieldValues, listOf, type Proposal } from '@beian/domain/filing';
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

/**
 * What is filed beside the order and its rules ask for: how many services the subject has besides the one that the order adds
 * (docs/spec/rules.md ), and which packages of its app are filed with another; nothing for other kinds.
 */
export async function countFiledServices(
  tx: Tx,
  { kind, recordId, websiteId }: CountedOrder,
  values: FieldValues,
): Promise<Pick<Proposal, 'filedServices' | 'filedPackages'>> {
  const packages = listOf(values, 'app.packages').map(appPackageKey);
  const filedPackages =
    packages.length === 0 ? {} : { filedPackages: await findFiledPackages(tx, packages, websiteId) };
  if (!addsWebsite(kind)) return filedPackages;
  const { rows } = await tx.client.query<{ count: number }>({
    name: 'filed-services',
    text: `/* countFiledServices */ select count(*)::int as count from app.websites s
      where s.record_id = $1 and s.id <> $2 and s.filed and not s.gone`,
    values: [recordId, websiteId],
  });
  return { filedServices: rows[0]?.count ?? 0, ...filedPackages };
}

async function findFiledPackages(tx: Tx, packages: readonly string[], websiteId: string): Promise<string[]> {
  const { rows } = await tx.client.query<{ name: string }>(
    '/* findFiledPackages */ select p as name from app.filed_packages($1, $2) p',
    [packages, websiteId],
  );
  return rows.map(({ name }) => name);
}
