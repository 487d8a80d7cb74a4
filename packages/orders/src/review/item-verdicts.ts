import { type MaterialKind, materialKinds } from '@beian/domain/filing';
import { fieldsOfOrder, type Item, itemsInReview, materialKey, type OrderFacts } from '@beian/domain/order';
import type { ItemVerdictView, ItemView } from '@beian/domain/order-fields';
import { factsProjection } from '../part/facts-projection.ts';
import { partOf } from '../part/part.ts';
import { type OrderReasons, reasonsOf, reasonsProjection } from '../return/reasons.ts';

type InReview = ReadonlyMap<string, Pick<Item, 'verdict'>>;

/**
 * The items of an order without values, and so without what papers say of them: the content is not read, so no audit row is
 * needed.
 */
export const verdictsPart = partOf({
  projections: [factsProjection, reasonsProjection],
  view: ({ facts, reasons }, _, { ctx, actor, language }) =>
    facts === null
      ? {}
      : {
          // A query for this part selects no other field of an item.
          items: verdictsOf(facts, reasonsOf(ctx, reasons, language), actor.kind === 'staff'),
        },
});

function verdictsOf(facts: OrderFacts, reasons: OrderReasons, desk: boolean): ItemVerdictView[] {
  const inReview = itemsUnderReview(facts, desk);
  const one = (key: string, hash: string | undefined, changed: boolean): ItemVerdictView => ({
    key,
    hash: hash ?? null,
    verdict: inReview.get(key)?.verdict ?? null,
    changed,
    inReview: inReview.has(key),
    ...flagAndReasonsOf(key, facts, inReview, reasons),
  });
  const items = [
    ...fieldsOfOrder(facts).map((id) => one(id, facts.fieldHashes[id], facts.changed.includes(id))),
    ...materialKinds
      .filter((kind) => isListed(kind, facts, inReview))
      .map((kind) => one(materialKey(kind), facts.materials[kind], false)),
  ];
  return sortForReview(items);
}

/** Changed items and items under review first, of these the ones that differ from a paper. */
export function sortForReview<T extends Pick<ItemView, 'inReview' | 'changed'>>(
  items: readonly T[],
  differs: (item: T) => boolean = () => false,
): T[] {
  const first = (item: T) => (item.inReview || item.changed ? (differs(item) ? 0 : 1) : 2);
  return [...items].sort((a, b) => first(a) - first(b));
}

/** What is under review now, by key. Verdicts before the decision are for staff only. */
export const itemsUnderReview = (facts: OrderFacts, desk: boolean): InReview =>
  new Map(itemsInReview(facts).map((item) => [item.key, desk ? item : { ...item, verdict: null }]));

/** Whether a material is listed as an item: attached, under review, or requested by the last return. */
export const isListed = (kind: MaterialKind, facts: OrderFacts, inReview: InReview): boolean =>
  facts.materials[kind] !== undefined ||
  inReview.has(materialKey(kind)) ||
  Object.hasOwn(facts.returned?.items ?? {}, materialKey(kind));

/** Whether an item is flagged and why: by the current verdict, or by the last return. */
export function flagAndReasonsOf(
  key: string,
  facts: OrderFacts,
  inReview: InReview,
  reasons: OrderReasons,
): Pick<ItemView, 'flagged' | 'reasons'> {
  const returned = inReview.get(key)?.verdict === 'return' && facts.returned === null;
  return {
    flagged: Object.hasOwn(facts.returned?.items ?? {}, key),
    reasons: (returned ? reasons.verdicts : reasons.returned)[key] ?? [],
  };
}
