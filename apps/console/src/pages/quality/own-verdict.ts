import type { SecondLookItem as SpotCheckItem } from '../../generated/spot-check.ts';
import type { Item, Material } from '../../order/documents.ts';

/** The reviewer's own verdict on one item, before it is submitted. */
export interface OwnVerdict {
  readonly verdict: 'pass' | 'return';
  /** Codes of return reasons. */
  readonly reasons: readonly string[];
  readonly note: string;
}

const emptyItemFields = {
  lastReturned: null,
  sinceReturn: null,
  passedBefore: null,
  erased: false,
  flagged: false,
  reasons: [],
  checking: false,
  photoHints: [],
  paperReadings: [],
  paperState: 'NONE',
  paperPlace: null,
  paperStatement: null,
  unreadPapers: [],
  mayBeGrouped: false,
  guidance: [],
  blindCompare: [],
  comparisons: [],
} satisfies Partial<Item>;

/** An item of a spot check in the form that the desk's components show. */
export const asItem = ({ first: _, second: __, then, registered, ...item }: SpotCheckItem): Item => ({
  ...emptyItemFields,
  ...item,
  registered,
  now: then,
  changed: then !== null && JSON.stringify(then) !== JSON.stringify(registered),
  inReview: true,
  verdict: null,
});

/** A picture that is evidence but no item. */
export const asEvidenceItem = (material: Material): Item => ({
  ...emptyItemFields,
  key: `material.${material.kind}`,
  label: material.label,
  group: 'material',
  personal: true,
  masked: false,
  registered: null,
  now: null,
  valueLabels: [],
  findings: [],
  changed: false,
  inReview: false,
  hash: null,
  verdict: null,
  material,
});

export const verdictsDiffer = ({ first, second }: Pick<SpotCheckItem, 'first' | 'second'>): boolean =>
  first !== null && second !== null && first.verdict !== second.verdict;
