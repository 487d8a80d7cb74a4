import { type BilingualText, bilingual } from '../../text/bilingual-text.ts';
import { all, type Condition, not } from '../conditions.ts';
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

/** A name under gov.cn is given to government bodies alone. */
const governmentNameOfAnother: ProvinceRule = {
  key: 'rules.governmentNames',
  in: allProvinces,
  ...regulation,
  says: bilingual(
    'gov.cn 域名只用于党政机关的网站',
    'A domain under gov.cn is for sites of party and government bodies',
  ),
  reaches: [
    check(
      'fail',
      all({ domainUnder: ['gov.cn'] }, not({ value: { of: 'subject.nature', in: ['2'] } })),
      bilingual('请改用其他域名，或核对单位性质', 'Use another domain, or see to the nature of the unit'),
    ),
  ],
};

const BEIJING = provincesByShortName('京');
/** 北京: suffixes that its page leaves out, and words in front of the name. */
const ofBeijing: readonly ProvinceRule[] = [
  {
    key: 'rules.domainSuffixes',
    in: BEIJING,
    ...pages2025,
    source: 'HW-DOM',
    says: bilingual(
      '北京不受理 .hk .tw .asia .jp .io .me .win .org 域名',
      'Beijing takes no domain under .hk, .tw, .asia, .jp, .io, .me, .win or .org',
    ),
    reaches: [
      check(
        'fail',
        { domainUnder: ['hk', 'tw', 'asia', 'jp', 'io', 'me', 'win', 'org'] },
        bilingual('请改用其他后缀的域名', 'Use a domain under another suffix'),
      ),
    ],
  },
  {
    key: 'rules.domainPrefixes',
    in: BEIJING,
    ...pages2025,
    source: 'HW-DOM',
    says: bilingual('北京的域名不能以“中国”“国家”开头', 'In Beijing no domain begins with 中国 or 国家'),
    reaches: [
      {
        to: 'check',
        field: 'website.domains',
        ruleId: 'DOM-10',
        outcome: 'fail',
        broken: { startsWith: { of: 'website.domains', words: ['中国', '国家'] } },
        suggestion: bilingual('请改用其他域名', 'Use another domain'),
      },
    ],
  },
];

/** An older list alone names it, and it was not found again: told to the reviewer, required of nobody. A rule of the installation may require it. */
const ofShandong: ProvinceRule = {
  key: 'notes.domainDays',
  in: provincesByShortName('鲁'),
  ...pages2025,
  source: 'HW-DOM',
  says: bilingual(
    '旧资料称山东要求域名剩余 45 天以上，未再找到：仅提示，按 3 个月要求',
    'An older list asks for more than 45 days left of a domain in Shandong; it was not found again: a hint, the three months are required',
  ),
  reaches: [{ to: 'checklist', item: 'website.domains' }],
};

export const governmentDomainRules: readonly ProvinceRule[] = [
  governmentNameOfAnother,
  ...ofBeijing,
  ofShandong,
  { ...government, in: allProvinces, ...regulation, reaches: [ofGovernment('warn')] },
  { ...government, in: provincesByShortName(enforcing), ...enforced, reaches: [ofGovernment('fail')] },
  { ...institution, in: allProvinces, ...regulation, reaches: [ofInstitution('warn')] },
  { ...institution, in: provincesByShortName(enforcing), ...enforced, reaches: [ofInstitution('fail')] },
];
