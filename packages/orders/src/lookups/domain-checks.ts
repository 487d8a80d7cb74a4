import {
  DOMAIN_CHECK_HOURS,
  domainCheckRow,
  domainStanding,
  type StoredDomainCheck,
} from '@beian/domain/domain-verification';
import type { OrderFacts } from '@beian/domain/order';
import type { DomainCheckView } from '@beian/domain/order-fields';
import { type Language, storedTextIn } from '@beian/domain/text';
import { factsProjection } from '../part/facts-projection.ts';
import { partOf } from '../part/part.ts';

/** The registry's answer for each domain that an order adds or has tested again, in the order of the names. */
export const domainChecksPart = partOf({
  projections: [factsProjection],
  view: ({ facts }, _, { language }) => (facts === null ? {} : { domainChecks: checksOf(facts, language) }),
});

const checksOf = ({ domains, forecastDomains, domainChecks }: OrderFacts, language: Language): DomainCheckView[] =>
  [...domains.added, ...forecastDomains].sort().map((domain) =>
    viewOf(
      domain,
      domainChecks.find((one) => one.domain === domain),
      language,
    ),
  );

function viewOf(domain: string, check: StoredDomainCheck | undefined, language: Language): DomainCheckView {
  const state = domainStanding(check);
  const checkedAt = check?.checkedAt ?? null;
  // Findings for another holder or under other rules do not count.
  const findings = check?.current ? check.findings : [];
  return {
    domain,
    state,
    checkedAt,
    validUntil:
      checkedAt === null ? null : new Date(Date.parse(checkedAt) + DOMAIN_CHECK_HOURS * 3_600_000).toISOString(),
    checks: findings.map((finding) => ({
      check: finding.check,
      label: domainCheckRow(finding.check).label[language],
      outcome: finding.outcome,
      message: storedTextIn(finding.message, language),
      suggestion: finding.suggestion ? storedTextIn(finding.suggestion, language) : null,
      ruleId: finding.ruleId ?? null,
    })),
  };
}
