import type { OrderFacts, StoredFinding } from './facts.ts';
import { blackListFields, blackListFinding } from './field-checks/black-list.ts';

/** An order's findings as the lists are now: those that were stored may be from before a list changed. */
export const findingsWithBlackList = ({
  findings,
  blackListed,
}: Pick<OrderFacts, 'findings' | 'blackListed'>): StoredFinding[] => [
  ...findings.filter(({ ruleId }) => blackListFields.every((field) => blackListFinding(field).ruleId !== ruleId)),
  ...blackListed.map((field) => ({ field, ...blackListFinding(field) })),
];
