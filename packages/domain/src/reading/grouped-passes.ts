import { domainStanding } from '../domain-verification/standing.ts';
import { fieldRow, isFieldId } from '../filing/fields.ts';
import type { BlindComparison } from '../order/blind-compare.ts';
import type { OrderFacts } from '../order/facts.ts';
import type { ReadingOutcome } from './compare.ts';
import { fieldsOnPapers } from './papers.ts';

/** What is known about an item besides its value. */
export interface ExaminedItem {
  readonly key: string;
  readonly changed: boolean;
  readonly inReview: boolean;
  readonly hash: string | null;
  readonly findings: readonly { readonly outcome: string }[];
  /** A machine check of it is not done yet. */
  readonly checking: boolean;
  /** Everything of it that is compared on a paper, found there or not. */
  readonly paperReadings: readonly { readonly outcome: ReadingOutcome }[];
  /** What the bureau's rules tell the reviewer to see to. */
  readonly guidance: readonly unknown[];
  readonly blindCompare: readonly (Pick<BlindComparison, 'domain' | 'outcome'> & { readonly field: string })[];
}
type Domains = Pick<OrderFacts, 'domains' | 'domainChecks'>;

/** Another value than the record's is what the order changes, and no doubt. */
export const isRequestedChange = (
  { key, changed }: Pick<ExaminedItem, 'key' | 'changed'>,
  { field, domain, outcome }: ExaminedItem['blindCompare'][number],
): boolean => changed && field === key && domain === null && outcome === 'MISMATCH';

const isVerified = ({ domains, domainChecks }: Domains): boolean =>
  domains.added.every((name) => {
    const check = domainChecks.find(({ domain }) => domain === name);
    return domainStanding(check) === 'PASSED' && check?.findings.every(({ outcome }) => outcome === 'pass') === true;
  });

/** A machine check found the value right, and a person need neither judge its meaning nor see it on a paper. */
const isCheckedByMachine = ({ key, findings, guidance }: ExaminedItem): boolean =>
  isFieldId(key) &&
  findings.length > 0 &&
  guidance.length === 0 &&
  fieldRow(key).judged !== true &&
  !fieldsOnPapers.has(key);

/** What an item must fulfil to be passed together with others (docs/spec/desk.md D-verdicts). */
const conditions: readonly ((item: ExaminedItem, papersComplete: boolean, facts: Domains) => boolean)[] = [
  ({ inReview, hash }) => inReview && hash !== null,
  ({ paperReadings }) => paperReadings.every(({ outcome }) => outcome === 'AGREES'),
  (item) => item.paperReadings.length > 0 || isCheckedByMachine(item),
  (_, papersComplete) => papersComplete,
  ({ findings, checking }) => !checking && findings.every(({ outcome }) => outcome === 'pass'),
  (item) => item.blindCompare.every((one) => one.outcome === 'MATCH' || isRequestedChange(item, one)),
  ({ key }, _, facts) => key !== 'website.domains' || isVerified(facts),
];

/**
 * Whether an item's papers, or where none has it a machine check, show it right, and nothing speaks against it. `papersComplete`: each
 * paper on which it is compared was read, and as a whole is complete (`statements.ts`). Pure.
 */
export const mayBeGrouped = (item: ExaminedItem, papersComplete: boolean, facts: Domains): boolean =>
  conditions.every((holds) => holds(item, papersComplete, facts));
