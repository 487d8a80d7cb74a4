import { bilingual } from '../../text/bilingual-text.ts';
import { all, any, type Condition } from '../conditions.ts';
import { allProvinces, type ProvinceRule, provincesByShortName, type Reach } from '../rule.ts';
import { countRules } from './counts.ts';
import { edition2018, edition2019 } from './editions.ts';
import { governmentDomainRules } from './government-domains.ts';
import { preApprovalRules } from './pre-approvals.ts';
import { siteNameWords } from './site-name-words.ts';
import { websiteNameRules } from './website-names.ts';
import { financeWords } from './words.ts';

/** Requirements of the bureaus on websites and their domains (docs/spec/rules.md; provinces.json, rules). */

const certificate = (...when: readonly Condition[]): Reach => ({
  to: 'material',
  material: 'DOMAIN_CERT',
  when: all({ fillsWebsite: true }, ...when),
});
/** A unit or a person has at least so many different prefixes. */
const prefixesOf = (unit: number, person: number): Condition =>
  any(all({ subject: 'unit' }, { prefixes: unit }), all({ subject: 'person' }, { prefixes: person }));

const ofTheirOwn = bilingual('请将其他域名另行备案为网站', 'File the other domains as websites of their own');

const domainRules: readonly ProvinceRule[] = [
  {
    key: 'domainCertificateRule',
    in: provincesByShortName('苏湘'),
    ...edition2018,
    says: bilingual('须提供每个域名的域名证书', 'The certificate of every domain is needed'),
    reaches: [certificate()],
  },
  {
    key: 'domainCertificateRule',
    in: provincesByShortName('滇'),
    ...edition2018,
    until: '2019-04-22',
    says: bilingual('须提供每个域名的域名证书', 'The certificate of every domain is needed'),
    reaches: [certificate()],
  },
  {
    key: 'domainCertificateRule',
    in: provincesByShortName('蒙'),
    ...edition2019,
    says: bilingual('个人新增域名须提供域名证书', 'A person who adds a domain needs its certificate'),
    reaches: [certificate({ subject: 'person' }, { addsDomain: 'any' })],
  },
  {
    key: 'domainCertificateRule',
    in: provincesByShortName('豫黔'),
    ...edition2018,
    says: bilingual('有四个及以上域名时须提供域名证书', 'From four domains on the certificates are needed'),
    reaches: [certificate({ domains: 4 })],
  },
  {
    key: 'domainCertificateRule',
    in: provincesByShortName('陕'),
    ...edition2018,
    says: bilingual('有五个及以上域名时须提供域名证书', 'From five domains on the certificates are needed'),
    reaches: [certificate({ domains: 5 })],
  },
  {
    key: 'domainCertificateRule',
    in: provincesByShortName('粤'),
    ...edition2018,
    source: 'TC-PROV-OLD',
    says: bilingual(
      '前缀不同的域名，单位达32个、个人达6个时须提供域名证书',
      'From 32 different prefixes (a person: 6) the domain certificates are needed',
    ),
    reaches: [certificate(prefixesOf(32, 6))],
  },
  {
    key: 'rules.sitePlanThreshold',
    in: provincesByShortName('粤'),
    ...edition2018,
    says: bilingual(
      '前缀不同的域名，单位超过31个、个人超过5个时须提供网站建设方案书；个人达10个时另附接入商盖章的担保',
      'Beyond 31 different prefixes (a person: 5) a site plan is needed; a person with 10 also has our stamped guarantee',
    ),
    reaches: [{ to: 'material', material: 'SITE_PLAN', when: all({ fillsWebsite: true }, prefixesOf(32, 6)) }],
  },
  {
    key: 'rules.sitePlanThreshold',
    in: provincesByShortName('渝'),
    ...edition2019,
    says: bilingual(
      '个人主体下超过5个网站时须提供网站建设方案书，请核对',
      'A person with more than 5 websites needs a site plan: see to it',
    ),
    reaches: [{ to: 'checklist', item: 'material.VERIFICATION_FORM', when: { subject: 'person' } }],
  },
  {
    key: 'rules.multiDomainSameSite',
    in: provincesByShortName('京'),
    ...edition2018,
    says: bilingual(
      '多个域名指向同一网站须在备注中说明',
      'Several domains of one site need a remark that they point to it',
    ),
    reaches: [
      {
        to: 'check',
        field: 'website.remark',
        on: ['website.domains', 'website.remark'],
        ruleId: 'WEB-02',
        outcome: 'fail',
        broken: all({ domains: 2 }, { absent: 'website.remark' }),
        suggestion: bilingual(
          '请在网站备注中写明这些域名指向同一网站',
          'Write in the website remark that they point to one site',
        ),
      },
    ],
  },
  {
    key: 'rules.personalMultiDomain',
    in: provincesByShortName('鲁'),
    ...edition2018,
    says: bilingual(
      '个人网站有三个及以上不同前缀的域名，须备注指向同一网站',
      "A person's site with three or more different prefixes needs a remark that they point to one site",
    ),
    reaches: [
      {
        to: 'check',
        field: 'website.remark',
        on: ['website.domains', 'website.remark'],
        ruleId: 'WEB-02',
        outcome: 'fail',
        broken: all({ subject: 'person' }, { prefixes: 3 }, { absent: 'website.remark' }),
        suggestion: bilingual('请在网站备注中写明', 'Write it in the website remark'),
      },
    ],
  },
  {
    key: 'rules.oneDomainPerWebsite',
    in: provincesByShortName('渝'),
    ...edition2018,
    says: bilingual('一个网站只能有一个域名', 'A website has one domain'),
    reaches: [
      {
        to: 'check',
        field: 'website.domains',
        ruleId: 'DOM-10',
        outcome: 'fail',
        broken: all({ domains: 2 }, { moreDomains: true }),
        suggestion: ofTheirOwn,
      },
    ],
  },
  {
    // What was filed before keeps its domains; from the same day on no change adds one (`domains.added`).
    key: 'rules.oneDomainPerWebsite',
    in: allProvinces,
    from: '2019-04-22',
    source: 'NUM-633',
    replaces: true,
    says: bilingual('一个网站只能有一个域名', 'A website has one domain'),
    reaches: [
      {
        to: 'check',
        field: 'website.domains',
        ruleId: 'DOM-10',
        outcome: 'fail',
        broken: all({ kinds: ['FIRST_FILING', 'NEW_WEBSITE'] }, { domains: 2 }),
        suggestion: ofTheirOwn,
      },
    ],
  },
  {
    key: 'rules.domainsWithDifferentPrefixes',
    in: provincesByShortName('桂'),
    ...edition2018,
    says: bilingual(
      '前缀不同的域名须分别备案为不同网站',
      'Domains with different prefixes are filed as separate websites',
    ),
    reaches: [
      {
        to: 'check',
        field: 'website.domains',
        ruleId: 'DOM-10',
        outcome: 'fail',
        broken: all({ prefixes: 2 }, { moreDomains: true }),
        suggestion: ofTheirOwn,
      },
    ],
  },
  {
    key: 'rules.overseasRegisteredDomains',
    in: provincesByShortName('京蒙湘'),
    ...edition2018,
    says: bilingual('不接受在境外注册商注册的域名', 'Domains of overseas registrars are not accepted'),
    reaches: [{ to: 'checklist', item: 'website.domains', when: { addsDomain: 'any' } }],
  },
  {
    key: 'rules.overseasRegisteredDomains',
    in: provincesByShortName('吉渝'),
    ...edition2019,
    says: bilingual('不接受在境外注册商注册的域名', 'Domains of overseas registrars are not accepted'),
    reaches: [{ to: 'checklist', item: 'website.domains', when: { addsDomain: 'any' } }],
  },
  {
    key: 'rules.someCountryCodeTlds',
    in: provincesByShortName('京'),
    ...edition2018,
    says: bilingual('不接受部分国家和地区的顶级域', 'Some country-code domains are not accepted'),
    reaches: [
      {
        to: 'check',
        field: 'website.domains',
        ruleId: 'DOM-07',
        outcome: 'warn',
        broken: { addsDomain: 'otherCountry' },
        suggestion: bilingual('请向管局核实该顶级域', 'Ask the bureau about this top-level domain'),
      },
    ],
  },
];

const contentRules: readonly ProvinceRule[] = [
  ...Object.entries(siteNameWords).map(
    ([short, words]): ProvinceRule => ({
      key: 'personalSiteNameBannedWords',
      in: provincesByShortName(short),
      ...edition2018,
      source: 'A19-FORM',
      says: bilingual(`个人网站名称不能含有：${words}`, `A person's site name holds none of: ${words}`),
      reaches: [{ to: 'siteName', words: words.split(' ') }],
    }),
  ),
  {
    key: 'rules.personalSiteName',
    in: provincesByShortName('苏'),
    ...edition2018,
    says: bilingual(
      '个人网站名称只能是“某某的个人博客”或“某某的个人主页”，并备注网站内容',
      "A person's site is called …的个人博客 or …的个人主页, with a remark on its content",
    ),
    reaches: [
      { to: 'siteName', endings: ['的个人博客', '的个人主页'] },
      {
        to: 'check',
        field: 'website.remark',
        on: ['website.name', 'website.remark'],
        ruleId: 'WEB-01',
        outcome: 'fail',
        broken: all({ subject: 'person' }, { absent: 'website.remark' }),
        suggestion: bilingual('请在网站备注中写明网站内容', "Write the site's content in the website remark"),
      },
    ],
  },
  {
    key: 'rules.filedSitesMustBeReachableAndShowNumber',
    in: provincesByShortName('沪豫粤藏'),
    ...edition2018,
    says: bilingual('已备案网站须能访问，并在首页悬挂备案号', 'Filed sites must be reachable and show their number'),
    reaches: [{ to: 'checklist', item: 'material.VERIFICATION_FORM' }],
  },
  {
    key: 'rules.filedSitesMustBeReachableAndShowNumber',
    in: provincesByShortName('滇'),
    ...edition2019,
    says: bilingual('已备案网站须能访问，并在首页悬挂备案号', 'Filed sites must be reachable and show their number'),
    reaches: [{ to: 'checklist', item: 'material.VERIFICATION_FORM' }],
  },
  {
    key: 'notes.filedSitesReachable',
    in: provincesByShortName('津'),
    ...edition2018,
    source: 'A18-TJ',
    says: bilingual(
      '备案超过半年的主体，其网站须能访问',
      'Sites of a subject filed for over half a year must be reachable',
    ),
    reaches: [{ to: 'checklist', item: 'material.VERIFICATION_FORM' }],
  },
  {
    key: 'notes.financeCommitment',
    in: provincesByShortName('粤'),
    ...edition2018,
    until: '2021-06-21',
    source: 'A18-GD',
    says: bilingual(
      '涉及金融的网站须提供盖章签字的承诺书',
      'A site of financial content needs a commitment, stamped and signed',
    ),
    reaches: [
      {
        to: 'material',
        material: 'COMMITMENT',
        when: all(
          { subject: 'unit' },
          any(
            { contains: { of: 'subject.name', words: financeWords } },
            { contains: { of: 'website.name', words: financeWords } },
          ),
        ),
      },
    ],
  },
];

export const websiteRules: readonly ProvinceRule[] = [
  ...domainRules,
  ...governmentDomainRules,
  ...countRules,
  ...contentRules,
  ...preApprovalRules,
  ...websiteNameRules,
];
