import type { Item, Verdict } from '../../order/documents.ts';

export interface Layout {
  readonly groups: readonly { readonly name: string; readonly items: readonly Item[] }[];
  /** Neither changed, nor in review, nor a picture: folded. */
  readonly unchanged: readonly Item[];
}

/** Changed and reviewed items by group in the API's order, items in review first; the rest separately. */
export function layOutItems(items: readonly Item[]): Layout {
  const groups = new Map<string, Item[]>();
  const unchanged: Item[] = [];
  for (const item of items) {
    if (!item.changed && !item.inReview && item.material === null) {
      unchanged.push(item);
      continue;
    }
    const group = groups.get(item.group);
    if (group === undefined) groups.set(item.group, [item]);
    else group.push(item);
  }
  const layoutGroups = [...groups].map(([name, list]) => ({ name, items: list }));
  const reviewRank = (group: { items: readonly Item[] }) => (group.items.some((item) => item.inReview) ? 0 : 1);
  return { groups: layoutGroups.sort((a, b) => reviewRank(a) - reviewRank(b)), unchanged };
}

/** The next item after `from` without a verdict, wrapping around to `from` itself; undefined: all have one. */
export function nextUnjudged(
  orderedItems: readonly Item[],
  from: string | undefined,
  verdictOf: (item: Item) => Verdict | null,
): Item | undefined {
  const at = orderedItems.findIndex((item) => item.key === from);
  return [...orderedItems.slice(at + 1), ...orderedItems.slice(0, at)].find(
    (item) => item.inReview && item.hash !== null && verdictOf(item) === null,
  );
}

/** The picture that proves a field: the first row whose prefix matches and whose picture exists. */
const evidence: readonly { readonly prefix: string; readonly kinds: readonly string[] }[] = [
  { prefix: 'website.principal.', kinds: ['WEBSITE_PRINCIPAL_ID', 'VERIFICATION_FORM'] },
  { prefix: 'website.domains', kinds: ['DOMAIN_CERT', 'VERIFICATION_FORM'] },
  { prefix: 'website.homeUrl', kinds: ['DOMAIN_CERT', 'VERIFICATION_FORM'] },
  { prefix: 'website.', kinds: ['SUBJECT_CERT', 'VERIFICATION_FORM'] },
  { prefix: 'subject.principal.', kinds: ['SUBJECT_PRINCIPAL_ID', 'VERIFICATION_FORM'] },
  { prefix: 'subject.', kinds: ['SUBJECT_CERT', 'VERIFICATION_FORM'] },
];

/** The kind of picture to show beside an item; null: keep the present one. */
export function evidenceFor(item: Pick<Item, 'key' | 'material'>, present: readonly string[]): string | null {
  if (item.material !== null) return item.material.kind;
  const row = evidence.find((one) => item.key.startsWith(one.prefix));
  return row?.kinds.find((kind) => present.includes(kind)) ?? null;
}
