import type { Tx } from '@beian/database/transaction';
import { appPackageKey, canonicalDomain } from '@beian/domain/checks';
import { isNumberSince2018 } from '@beian/domain/domain-verification';
import { type FieldValues, listOf, type Proposal } from '@beian/domain/filing';
import { kindRow, type OrderKind, orderKinds } from '@beian/domain/order-names';

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
 * (docs/spec/rules.md ), which packages of its app are filed with another, and for a change of the subject the domains of its
 * other websites; nothing for other kinds.
 */
export async function countFiledServices(
  tx: Tx,
  { kind, recordId, websiteId }: CountedOrder,
  values: FieldValues,
): Promise<Pick<Proposal, 'filedServices' | 'filedPackages' | 'otherDomains'>> {
  const packages = listOf(values, 'app.packages').map(appPackageKey);
  const filedPackages =
    packages.length === 0 ? {} : { filedPackages: await findFiledPackages(tx, packages, websiteId) };
  if (changesSubject(kind)) return { ...filedPackages, otherDomains: await findOtherDomains(tx, recordId, websiteId) };
  if (!addsWebsite(kind)) return filedPackages;
  const { rows } = await tx.client.query<{ count: number }>({
    name: 'filed-services',
    text: `/* countFiledServices */ select count(*)::int as count from app.websites s
      where s.record_id = $1 and s.id <> $2 and s.filed and not s.gone`,
    values: [recordId, websiteId],
  });
  return { filedServices: rows[0]?.count ?? 0, ...filedPackages };
}

const changesSubject = (kind: OrderKind): boolean =>
  kindRow(kind).effect.does === 'replace' && kindRow(kind).fields.includes('subject');
const addingKinds = orderKinds.filter((kind) => addsWebsite(kind) || kindRow(kind).about === 'nothing');

/** Of those approved since 2018-01-01: the subject's number tells it, or an order of this desk filed the website. */
async function findOtherDomains(tx: Tx, recordId: string, websiteId: string): Promise<string[]> {
  const { rows } = await tx.client.query<{ number: string; name: string; ours: boolean }>({
    name: 'other-domains',
    text: `/* findOtherDomains */ select r.filing_number as number, d ->> 'name' as name,
        exists (select from app.orders a where a.website_id = s.id and a.state = 'APPROVED' and a.kind = any($3)) as ours
      from app.websites s join app.records r on r.id = s.record_id cross join jsonb_array_elements(s.plain -> 'domains') d
      where s.record_id = $1 and s.id <> $2 and s.filed and not s.gone and not s.plain ? 'app' order by 2`,
    values: [recordId, websiteId, addingKinds],
  });
  const recent = rows.filter(({ number, ours }) => ours || isNumberSince2018(number));
  return [...new Set(recent.map(({ name }) => canonicalDomain(name)))];
}

async function findFiledPackages(tx: Tx, packages: readonly string[], websiteId: string): Promise<string[]> {
  const { rows } = await tx.client.query<{ name: string }>(
    '/* findFiledPackages */ select p as name from app.filed_packages($1, $2) p',
    [packages, websiteId],
  );
  return rows.map(({ name }) => name);
}
