import { checkDomainName } from '../../checks/domain-name.ts';
import {
  DOMAIN_CHECK_HOURS,
  type DomainStanding,
  domainCheckExpired,
  domainStanding,
  type StoredDomainCheck,
} from '../../domain-verification/standing.ts';
import { mayOrderAddDomains, noAddedDomainsRule } from '../../province-rules/domain-rules.ts';
import { noAddedDomains } from '../../province-rules/rules/domains.ts';
import { type BilingualText, bilingual, fillTemplate } from '../../text/bilingual-text.ts';
import type { RefusalReasonCode } from '../../text/reason-codes.ts';
import { followMessageAdvice, type Reason } from '../../text/refusal.ts';
import { filedElsewhereReasons } from '../filing-status-findings.ts';
import { warningsOf } from '../warnings.ts';
import type { Guard } from './guard.ts';

const verifyAgainAdvice = bilingual('请重新核验域名', 'Verify the domains again');

/** Reasons why a domain check without a usable answer blocks the submission. */
const unusableCheckReasons: Readonly<
  Partial<
    Record<DomainStanding | 'EXPIRED', { code: RefusalReasonCode; message: BilingualText; suggestion: BilingualText }>
  >
> = {
  NOT_ASKED: {
    code: 'DOMAIN_NOT_CHECKED',
    message: bilingual('域名 {domain} 尚未核验', 'The domain {domain} has not been verified'),
    suggestion: bilingual('请先核验域名', 'Verify the domains first'),
  },
  PENDING: {
    code: 'DOMAIN_CHECK_PENDING',
    message: bilingual('域名 {domain} 正在核验', 'The check of the domain {domain} is running'),
    suggestion: bilingual('请稍候再提交', 'Submit in a moment'),
  },
  UNAVAILABLE: {
    code: 'REGISTRY_UNAVAILABLE',
    message: bilingual(
      '域名注册库未答复，域名 {domain} 未能核验',
      'The registry does not answer: {domain} is not verified yet',
    ),
    suggestion: bilingual(
      '我们会自动重试；也可稍后重新核验域名',
      'We try again by ourselves; or verify the domains again later',
    ),
  },
  OUTDATED: {
    code: 'DOMAIN_CHECK_OUTDATED',
    message: bilingual(
      '核验域名 {domain} 之后，持有者或规则已变化',
      'Holder or rules changed since the domain {domain} was verified',
    ),
    suggestion: verifyAgainAdvice,
  },
  EXPIRED: {
    code: 'DOMAIN_CHECK_EXPIRED',
    message: bilingual(
      `域名 {domain} 的核验结果已超过 ${DOMAIN_CHECK_HOURS} 小时`,
      `The domain {domain} was verified more than ${DOMAIN_CHECK_HOURS} hours ago`,
    ),
    suggestion: verifyAgainAdvice,
  },
};

function domainReasons(domain: string, check: StoredDomainCheck | undefined, now: string): Reason[] {
  const standing = domainStanding(check);
  const failed = standing === 'FAILED' ? (check?.findings.filter(({ outcome }) => outcome === 'fail') ?? []) : [];
  if (failed.length > 0) {
    return failed.map(({ check: id, message, suggestion, ruleId }) => ({
      code: 'DOMAIN_CHECK_FAILED',
      field: 'website.domains',
      message: { zh: `域名 ${domain}：${id} ${message.zh}`, en: `${domain}: ${id} ${message.en}` },
      suggestion: suggestion ?? followMessageAdvice,
      ruleId: ruleId ?? 'R-7',
    }));
  }
  const expired = check !== undefined && standing === 'PASSED' && domainCheckExpired(check, now);
  const why = unusableCheckReasons[expired ? 'EXPIRED' : standing];
  return why === undefined
    ? []
    : [
        {
          code: why.code,
          field: 'website.domains',
          message: fillTemplate(why.message, { domain }),
          suggestion: why.suggestion,
          ruleId: 'R-7',
        },
      ];
}

const addsNone: Reason = {
  code: 'MAY_ADD_DOMAINS',
  field: 'website.domains',
  message: noAddedDomains.says,
  suggestion: bilingual(
    '请删去新增的域名，另办理新增网站；同时要删除域名的，选择办理方案“删除域名后作为新网站备案”',
    'Take the added domain out and file it as a new website; where a domain is deleted, too, choose the plan that does both',
  ),
  ruleId: noAddedDomains.source,
};

/** Guards: added and removed domains. */
export const domainGuards = {
  someDomainAdded: {
    message: bilingual('没有新增域名', 'No domain is added'),
    suggestion: bilingual('只有新增域名时才需核验', 'Only domains that the order adds are verified'),
    ruleId: 'R-7',
    hideWhenFailing: true,
    check: ({ domains, forecastDomains }) => domains.added.length + forecastDomains.length > 0,
  },
  mayAddDomains: {
    message: addsNone.message,
    suggestion: addsNone.suggestion,
    ruleId: addsNone.ruleId,
    check: (facts) => {
      if (facts.domains.added.length === 0 || mayOrderAddDomains(facts)) return true;
      const rule = noAddedDomainsRule(facts.province, facts.edition)?.rule;
      const said = rule && { message: rule.says, ruleId: rule.source };
      return [{ ...addsNone, ...said }];
    },
  },
  domainsVerified: {
    message: bilingual('新增域名未通过核验', 'The added domains are not verified'),
    ruleId: 'R-7',
    check: (facts) => {
      if (!mayOrderAddDomains(facts)) return true;
      const reasons = facts.domains.added
        // An invalid domain name is reported by its field and is not sent to a registry.
        .filter((domain) => checkDomainName(domain).outcome !== 'fail')
        .flatMap((domain) =>
          domainReasons(
            domain,
            facts.domainChecks.find((one) => one.domain === domain),
            facts.now,
          ),
        );
      return reasons.length === 0 || reasons;
    },
  },
  notFiledElsewhere: {
    message: bilingual('域名或证件已在其他备案名下', 'A domain or the papers are filed elsewhere'),
    ruleId: 'DOM-10, ORD-04',
    check: (facts) => {
      const reasons = filedElsewhereReasons(facts);
      return reasons.length === 0 || reasons;
    },
  },
  warningsAcknowledged: {
    message: bilingual('有提醒未确认', 'A warning has not been acknowledged'),
    ruleId: 'R-2',
    check: (facts, _actor, input) => {
      // A screen calls without an input; it shows the warnings to acknowledge with the action.
      if (input === undefined) return true;
      const { acknowledged = [] } = input;
      const open = warningsOf(facts, 'submit').filter(({ code }) => !acknowledged.includes(code));
      return open.length === 0 || open.map((warning) => ({ ...warning, field: 'acknowledged' }));
    },
  },
} as const satisfies Record<string, Guard>;
