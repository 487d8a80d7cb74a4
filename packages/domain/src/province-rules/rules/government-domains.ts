import { type BilingualText, bilingual } from '../../text/bilingual-text.ts';
import { all, type Condition } from '../conditions.ts';
import { allProvinces, type ProvinceRule, provincesByShortName, type Reach } from '../rule.ts';
import { pages2025 } from './pages-2025.ts';

/** 互联网政务应用: suffixes of public bodies (docs/spec/rules.md ). Three provinces enforce them by name. */

const enforcing = '苏鄂蒙';
const regulation = { from: '2024-07-01', source: 'GOV-APPS' } as const;
const enforced = { ...pages2025, replaces: true } as const;

const check = (outcome: 'warn' | 'fail', broken: Condition, suggestion: BilingualText): Reach => ({
  to: 'check',
  field: 'website.domains',
  on: ['website.domains', 'subject.nature'],
  ruleId: 'DOM-10',
  outcome,
  broken,
  suggestion,
});
const ofNature = (nature: string, suffixes: readonly string[]): Condition =>
  all({ value: { of: 'subject.nature', in: [nature] } }, { domainOutside: suffixes });

const government = {
  key: 'rules.domainsOfGovernment',
  says: bilingual(
    '党政机关的网站须使用 .gov.cn 或 .政务 域名',
    'A site of a party or government body uses a domain under .gov.cn or .政务',
  ),
};
const ofGovernment = (outcome: 'warn' | 'fail') =>
  check(
    outcome,
    ofNature('2', ['gov.cn', '政务']),
    bilingual('请改用 .gov.cn 或 .政务 域名', 'Use a domain under “.gov.cn” or “.政务”'),
  );
const institution = {
  key: 'rules.domainsOfPublicInstitutions',
  says: bilingual(
    '事业单位的网站须使用 .cn 或 .公益 域名',
    'A site of a public institution uses a domain under .cn or .公益',
  ),
};
const ofInstitution = (outcome: 'warn' | 'fail') =>
  check(
    outcome,
    ofNature('3', ['cn', '公益']),
    bilingual('请改用 .cn 或 .公益 域名', 'Use a domain under “.cn” or “.公益”'),
  );

export const governmentDomainRules: readonly ProvinceRule[] = [
  { ...government, in: allProvinces, ...regulation, reaches: [ofGovernment('warn')] },
  { ...government, in: provincesByShortName(enforcing), ...enforced, reaches: [ofGovernment('fail')] },
  { ...institution, in: allProvinces, ...regulation, reaches: [ofInstitution('warn')] },
  { ...institution, in: provincesByShortName(enforcing), ...enforced, reaches: [ofInstitution('fail')] },
];
