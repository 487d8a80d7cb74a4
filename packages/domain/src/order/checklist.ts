import { type FieldId, fieldIds } from '../filing/fields.ts';
import { type MaterialKind, materialKinds, materialRow } from '../filing/materials.ts';
import type { Item, OrderFacts } from './facts.ts';

type ItemFacts = Pick<OrderFacts, 'changed' | 'findings' | 'required' | 'materials' | 'verdicts' | 'fieldHashes'>;

/** `material.SUBJECT_CERT` */
export const materialKey = (kind: MaterialKind): string => `material.${kind}`;

const item = (facts: ItemFacts, key: string, hash: string | null): Item => {
  const last = facts.verdicts[key];
  const stands = last !== undefined && last.hash === hash;
  return { key, hash, verdict: stands ? last.verdict : null, reasons: stands ? (last.reasons ?? 0) : 0 };
};

/** Fields to review: the changed ones, and those whose checks failed or warned (docs/spec/life-cycle.md L-photo). */
export const fieldsToReview = (facts: ItemFacts): FieldId[] =>
  fieldIds.filter(
    (id) =>
      facts.changed.includes(id) ||
      facts.findings.some((finding) => finding.field === id && finding.outcome !== 'pass'),
  );

/** Items of the initial review: the fields to review, then the materials except the photo. */
export const initialItems = (facts: ItemFacts): Item[] => [
  ...fieldsToReview(facts).map((id) => item(facts, id, facts.fieldHashes[id] ?? null)),
  ...materialItems(facts, false),
];

export const photoItems = (facts: ItemFacts): Item[] => materialItems(facts, true);

/** Required materials and materials attached without being required: all are filed. */
const materialItems = (facts: ItemFacts, photo: boolean): Item[] =>
  materialKinds
    .filter((kind) => facts.required.includes(kind) || facts.materials[kind] !== undefined)
    .filter((kind) => (materialRow(kind).photo ?? false) === photo)
    .map((kind) => item(facts, materialKey(kind), facts.materials[kind] ?? null));

/** The items to review in the order's current state. */
export const itemsInReview = (facts: ItemFacts & Pick<OrderFacts, 'state'>): Item[] =>
  facts.state === 'PHOTO_REVIEW' ? photoItems(facts) : initialItems(facts);

/** Required materials that are missing, except the photo. */
export const missingMaterials = (facts: Pick<OrderFacts, 'required' | 'materials'>): MaterialKind[] =>
  materialKinds.filter(
    (kind) => facts.required.includes(kind) && !materialRow(kind).photo && facts.materials[kind] === undefined,
  );
