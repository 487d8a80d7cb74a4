import type { OrderFacts, StoredFinding } from './facts.ts';
import { blackListFields, blackListFinding } from './field-checks/black-list.ts';

/** An order's findings under the current black lists; the stored ones may predate a change of a list. */
export const findingsWithBlackList = ({
  findings,
  blackListed,
}: Pick<OrderFacts, 'findings' | 'blackListed'>): StoredFinding[] => [
  ...findings.filter(({ ruleId }) => blackListFields.every((field) => blackListFinding(field).ruleId !== ruleId)),
  ...blackListed.map((field) => ({ field, ...blackListFinding(field) })),
];
