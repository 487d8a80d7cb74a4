import { doubts } from '../../reveal/blind-comparisons.tsx';
import type { DomainCheck, Item, Verdict } from '../documents.ts';

interface Surroundings {
  readonly verdictOf: (item: Item) => Verdict | null;
  readonly domainChecks: readonly DomainCheck[];
}

const isUnderReview = ({ inReview, hash }: Item): boolean => inReview && hash !== null;
export const differs = ({ paperReadings }: Pick<Item, 'paperReadings'>): boolean =>
  paperReadings.some(({ outcome }) => outcome === 'DIFFERS');

/** What an item must fulfil to be passed together with others. */
const conditions: readonly ((item: Item, around: Surroundings) => boolean)[] = [
  isUnderReview,
  (item, { verdictOf }) => verdictOf(item) === null,
  ({ paperReadings }) => paperReadings.some(({ outcome }) => outcome === 'AGREES'),
  (item) => !differs(item),
  // Nothing else speaks against it, and no check is still running.
  ({ findings, checking }) => !checking && findings.every(({ outcome }) => outcome === 'pass'),
  (item) => doubts(item).length === 0,
  ({ key }, { domainChecks }) =>
    key !== 'website.domains' ||
    domainChecks.every(({ state, checks }) => state === 'PASSED' && checks.every(({ outcome }) => outcome === 'pass')),
  // A masked value cannot be compared by a person, and a photo is judged by its checks.
  ({ masked }) => !masked,
  ({ key }) => key !== 'material.FACE_PHOTO',
];

/** Items without a verdict that agree with the scans, in their order: they can be passed together. */
export const agreeingItems = (items: readonly Item[], around: Surroundings): Item[] =>
  items.filter((item) => conditions.every((holds) => holds(item, around)));

/** Items under review that differ from a scan. */
export const differingItems = (items: readonly Item[]): Item[] =>
  items.filter((item) => isUnderReview(item) && differs(item));
