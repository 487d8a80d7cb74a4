import type { OrderKind } from '../order-names/kinds/kinds.ts';
import type { Rules } from '../province/rule-set.ts';
import {
  type DomainHolder,
  domainRulesOf,
  mayOrderAddDomains,
  noAddedDomainsRule,
} from '../province-rules/domain-rules.ts';
import { type BilingualText, bilingual, fillTemplate } from '../text/bilingual-text.ts';
import type { RuleStatement } from './assess.ts';

const holders = {
  subject: bilingual('主体', 'the subject'),
  subjectPrincipal: bilingual('主体负责人', "the subject's principal"),
  legalRep: bilingual('法定代表人', 'the legal representative'),
  websitePrincipal: bilingual('网站负责人', "the website's principal"),
  shareholder: bilingual('股东', 'a shareholder'),
  seniorManager: bilingual('高管', 'a senior manager'),
} as const satisfies Record<DomainHolder, BilingualText>;

/** Requirements of a bureau on an added domain (docs/spec/rules.md R-7), as sentences: D3 and D5 use the same values. */
export function domainRuleTexts(kind: OrderKind, province: string, edition: Rules): readonly RuleStatement[] {
  const forbids = noAddedDomainsRule(province, edition)?.rule;
  if (forbids !== undefined && !mayOrderAddDomains({ kind, province, edition }))
    return [{ says: forbids.says, source: forbids.source, from: forbids.from }];
  const rules = domainRulesOf(province, edition);
  const named = { zh: rules.holders.map((one) => holders[one].zh), en: rules.holders.map((one) => holders[one].en) };
  const least = 'months' in rules.minRemaining;
  const remaining = fillTemplate(
    least
      ? bilingual('新增域名的剩余有效期须多于 {n} 个月', 'More than {n} months must be left of an added domain')
      : bilingual('新增域名的剩余有效期须多于 {n} 天', 'More than {n} days must be left of an added domain'),
    { n: Object.values(rules.minRemaining)[0] ?? 0 },
  );
  const says = [
    bilingual(
      `单位新增的域名可由以下持有者注册：${named.zh.join('、')}；个人新增的域名须由本人注册`,
      `A domain that a unit adds may be held by: ${named.en.join(', ')}; one that a person adds is that person's own`,
    ),
    ...(rules.holders.length > 1
      ? [
          bilingual(
            `持有者不是主体的，请提供：${rules.evidence.zh}`,
            `Where the holder is not the subject, give: ${rules.evidence.en}`,
          ),
        ]
      : []),
    remaining,
    ...(rules.privacyMustBeOff
      ? [bilingual('新增域名须关闭隐私保护', 'WHOIS privacy of an added domain must be off')]
      : []),
  ];
  return says.map((one) => ({ says: one, source: rules.sources.join('; '), from: rules.from }));
}
