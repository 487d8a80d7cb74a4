import { domainStanding, domainStandings } from '../domain-verification/standing.ts';
import { bilingual } from '../text/bilingual-text.ts';
import type { OrderFacts, StoredFinding } from './facts.ts';

/**
 * Findings of the domain field: one for each added domain whose checks did not all pass. The checks themselves name the
 * check.
 */
export const domainFindings = ({
  domains,
  forecastDomains,
  domainChecks,
}: Pick<OrderFacts, 'domains' | 'forecastDomains' | 'domainChecks'>): StoredFinding[] => [
  ...addedFindings(domains.added, domainChecks),
  ...forecastFindings(forecastDomains, domainChecks),
];

/** A filed domain that would not pass with the changed subject: the ministry would say so at the hand-over. */
const forecastFindings = (names: readonly string[], checks: OrderFacts['domainChecks']): StoredFinding[] =>
  names.flatMap((domain): StoredFinding[] => {
    const check = checks.find((one) => one.domain === domain);
    if (domainStanding(check) !== 'FAILED') return [];
    const failed = check?.findings.filter(({ outcome }) => outcome === 'fail') ?? [];
    const [zh, en] = [failed.map(({ message }) => message.zh), failed.map(({ message }) => message.en)];
    return [
      {
        field: 'subject.name',
        ruleId: 'R-7',
        outcome: 'warn',
        message: bilingual(
          `已备案的域名 ${domain} 按变更后的主体核验不通过，提交管局时工信部可能退回：${zh.join('；')}`,
          `The filed domain ${domain} does not pass with the changed subject, and the ministry may return the order at the hand-over: ${en.join('; ')}`,
        ),
        suggestion: bilingual(
          '请先在注册商处按变更后的主体更新域名实名信息，三个工作日后再提交管局',
          'Have the registrant of the domain updated to the changed subject first, and hand the order over three working days later',
        ),
      },
    ];
  });

const addedFindings = (names: readonly string[], domainChecks: OrderFacts['domainChecks']): StoredFinding[] =>
  names.flatMap((domain): StoredFinding[] => {
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
