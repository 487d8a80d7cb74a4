import { domainStanding } from '../domain-verification/standing.ts';
import { findingsWithBlackList } from '../order/black-listed.ts';
import { domainFindings } from '../order/domain-summary.ts';
import type { OrderFacts, StoredFinding } from '../order/facts.ts';
import { filingFindings } from '../order/filing-status-findings.ts';
import type { ItemFinding } from './escape-cause.ts';

const ofItem = ({ field, ruleId, outcome }: StoredFinding): ItemFinding => ({ item: field, ruleId, outcome });

/** What the checks of values, registries and bureaus said of an order, as its reviewer read it. */
export function reviewedFindings(facts: OrderFacts): ItemFinding[] {
  const answered = facts.domainChecks.filter(({ domain }) => facts.domains.added.includes(domain));
  return [
    ...[...findingsWithBlackList(facts), ...domainFindings(facts), ...filingFindings(facts)].map(ofItem),
    ...(answered.some((check) => domainStanding(check) === 'PASSED')
      ? [{ item: 'website.domains', ruleId: 'R-7', outcome: 'pass' } as const]
      : []),
  ];
}
