import type { RuleSays } from '../order/assess.ts';
import { fill, type Text, text } from '../text.ts';
import { type DomainHolder, domainRulesOf } from './domain-rules.ts';
import { type EditionId, editionRow } from './editions.ts';

const holders = {
  subject: text('主体', 'the subject'),
  subjectPrincipal: text('主体负责人', "the subject's principal"),
  legalRep: text('法定代表人', 'the legal representative'),
  websitePrincipal: text('网站负责人', "the website's principal"),
  shareholder: text('股东', 'a shareholder'),
  seniorManager: text('高管', 'a senior manager'),
} as const satisfies Record<DomainHolder, Text>;

/** Since April 2019 (rules.md §2). */
export const addsNone = {
  says: text('变更网站不能新增域名，只能删除', 'A change of a website may delete a domain and not add one'),
  source: 'NUM-633, A19-CHG',
};

/** What a bureau asks of a domain that a change adds (rules.md §7), in sentences: D3 and D5 judge by the same values. */
export function domainRuleTexts(province: string, edition: EditionId): readonly RuleSays[] {
  if (!editionRow(edition).addsDomains) return [addsNone];
  const rules = domainRulesOf(province, edition);
  const named = { zh: rules.holders.map((one) => holders[one].zh), en: rules.holders.map((one) => holders[one].en) };
  const least = 'months' in rules.minRemaining;
  const remaining = fill(
    least
      ? text('新增域名的剩余有效期须多于 {n} 个月', 'More than {n} months must be left of an added domain')
      : text('新增域名的剩余有效期须多于 {n} 天', 'More than {n} days must be left of an added domain'),
    { n: Object.values(rules.minRemaining)[0] ?? 0 },
  );
  const says = [
    text(
      `单位新增的域名可由以下持有者注册：${named.zh.join('、')}；个人新增的域名须由本人注册`,
      `A domain that a unit adds may be held by: ${named.en.join(', ')}; one that a person adds is that person's own`,
    ),
    ...(rules.holders.length > 1
      ? [
          text(
            `持有者不是主体的，请提供：${rules.evidence.zh}`,
            `Where the holder is not the subject, give: ${rules.evidence.en}`,
          ),
        ]
      : []),
    remaining,
    ...(rules.privacyMustBeOff ? [text('新增域名须关闭隐私保护', 'WHOIS privacy of an added domain must be off')] : []),
  ];
  return says.map((one) => ({ says: one, source: rules.sources.join('; ') }));
}
