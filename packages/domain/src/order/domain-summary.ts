import { domainStanding, domainStandings } from '../domain-verification/standing.ts';
import type { OrderFacts, StoredFinding } from './facts.ts';

/**
 * Findings of the domain field: one for each added domain whose checks did not all pass. The checks themselves name the
 * check.
 */
export const domainFindings = ({
  domains,
  domainChecks,
}: Pick<OrderFacts, 'domains' | 'domainChecks'>): StoredFinding[] =>
  domains.added.flatMap((domain): StoredFinding[] => {
    const check = domainChecks.find((one) => one.domain === domain);
    const standing = domainStanding(check);
    const warned = standing === 'PASSED' && check?.findings.some(({ outcome }) => outcome === 'warn');
    if (standing === 'PASSED' && !warned) return [];
    const { label } = domainStandings[standing];
    return [
      {
        field: 'website.domains',
        ruleId: 'R-7',
        outcome: standing === 'FAILED' ? 'fail' : 'warn',
        message: warned
          ? { zh: `域名 ${domain} 核验通过，有提醒`, en: `${domain}: verified, with a warning` }
          : { zh: `域名 ${domain} 核验：${label.zh}`, en: `Verification of ${domain}: ${label.en}` },
      },
    ];
  });
