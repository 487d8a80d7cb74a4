import { type DomainScope, domainScopeRow, domainScopes } from '../domain-verification/scope.ts';
import { photoMethodOf } from '../photo/photo-method.ts';
import { dayOfEdition, foundingEdition, namedEditions } from '../province/editions.ts';
import type { InForce } from '../province/in-force.ts';
import { type JudgedBy, judgedBy } from '../province/judged-by.ts';
import { findProvince, provinceCodes, provinces } from '../province/provinces.ts';
import { sourceKeys, sourcesOf } from '../province/sources.ts';
import { type DomainHolder, domainRulesOf, mayAddDomains } from '../province-rules/domain-rules.ts';
import type { ProvinceRule } from '../province-rules/rule.ts';
import { addedDomainsRules } from '../province-rules/rules/domains.ts';
import { photoMethodRules } from '../province-rules/rules/photo.ts';
import { smsCheckRules, smsWindows } from '../province-rules/rules/sms.ts';
import { isTopicReach, provinceRules, type TopicReach } from '../province-rules/rules.ts';
import { isCheckedBySms, smsWindowOf } from '../province-rules/sms-rules.ts';
import { both, code, page, section, table, yesOrNo } from './markdown.ts';

const provinceTable = table(
  ['代码 code', '省份', 'Province', '简称 short', '管局 bureau', '页面 page as of'],
  provinceCodes.map((id) => {
    const row = findProvince(id) ?? provinces[id];
    return [code(id), row.label.zh, row.label.en, row.short, row.bureau, row.asOf ?? '–'];
  }),
);

const everywhere = (count: number): boolean => count === provinceCodes.length;

const editionTable = table(
  [
    '版本 edition',
    '起始 from',
    '短信核验 SMS',
    '短信时限 SMS hours',
    '变更可新增域名 a change may add a domain',
    '管局拍照应用 bureau’s app',
  ],
  namedEditions.map((id) => {
    const sms = provinceCodes.filter((one) => isCheckedBySms(one, id)).map((one) => provinces[one].short);
    return [
      `${code(id)}${id === foundingEdition ? ' 默认 default' : ''}`,
      dayOfEdition(id),
      everywhere(sms.length) ? '全部 everywhere' : `${sms.length}: ${sms.join(' ')}`,
      String(smsWindowOf(id).hours),
      yesOrNo(mayAddDomains('110000', id)),
      yesOrNo(photoMethodOf('310000', id) === 'BUREAU_APP'),
    ];
  }),
);

const reached = (reach: TopicReach): string =>
  ({
    move: 'guard changeAllowedInProvince',
    material: `material ${reach.to === 'material' ? reach.material : ''}`,
    check: `check ${reach.to === 'check' ? `${reach.ruleId} ${reach.outcome}` : ''}`,
    checklist: `checklist ${reach.to === 'checklist' ? reach.item : ''}`,
    form: `verification form ${reach.to === 'form' ? reach.trait : ''}`,
    rareCharacter: `report: ${reach.to === 'rareCharacter' ? reach.sentAs : ''}`,
    siteName: 'check WEB-01 of website.name',
    oneSubject: `machine check ${reach.to === 'oneSubject' ? `${reach.ruleId} ${reach.outcome}` : ''}`,
  })[reach.to];

const shorts = (rule: Pick<ProvinceRule, 'in'>): string =>
  everywhere(rule.in.length) ? '全部 everywhere' : rule.in.map((one) => provinces[one].short).join('');

const days = ({ from, until }: InForce): string => `${from}${until === undefined ? ' →' : ` → before ${until}`}`;

const smsTable = table(
  ['省份 provinces', '日期 days', '来源 source'],
  smsCheckRules.map((rule) => [shorts(rule), days(rule), rule.source]),
);

const smsCountedFrom = { handOver: '提交管局 the hand-over', receipt: '收到短信 the SMS' } as const;
const smsWindowTable = table(
  ['时限 hours', '起算 counted from', '日期 days', '来源 source'],
  smsWindows.flatMap((row) =>
    row.reaches.flatMap((reach) =>
      reach.to === 'smsWindow' ? [[String(reach.hours), smsCountedFrom[reach.countedFrom], days(row), row.source]] : [],
    ),
  ),
);

const photoTable = table(
  ['拍照方式 photo method', '省份 provinces', '日期 days', '来源 source'],
  photoMethodRules.map((rule) => [both(rule.says), shorts(rule), days(rule), rule.source]),
);

const ruleTable = table(
  ['规则 rule', '说明', 'Says', '省份 provinces', '日期 days', '作用 reaches', '来源 source'],
  provinceRules.map((rule) => [
    code(rule.key),
    rule.says.zh,
    rule.says.en,
    shorts(rule),
    days(rule),
    [...new Set(rule.reaches.filter(isTopicReach).map(reached))].join('; '),
    rule.source,
  ]),
);

const holders = {
  subject: '主体 subject',
  subjectPrincipal: '主体负责人 its principal',
  legalRep: '法定代表人 legal representative',
  websitePrincipal: '网站负责人 website’s principal',
  shareholder: '股东 shareholder',
  seniorManager: '高管 senior manager',
} as const satisfies Record<DomainHolder, string>;

/** One row for the founding edition, and another where a later edition differs. */
const domainTable = table(
  [
    '省份 province',
    '版本 edition',
    '持有者 holders',
    '剩余 more left than',
    '其他 also',
    '证明 evidence',
    '来源 source',
  ],
  provinceCodes.flatMap((id) =>
    (['2018-06', '2019-04', '2025-12-31'] as const)
      .map((edition) => ({ edition, rules: domainRulesOf(id, edition) }))
      .filter(({ rules }, at, all) => at === 0 || rules.sources.length > (all[at - 1]?.rules.sources.length ?? 0))
      .map(({ edition, rules }) => [
        `${code(id)} ${provinces[id].label.zh}`,
        code(edition),
        rules.holders.map((one) => holders[one]).join(', '),
        'months' in rules.minRemaining
          ? `${rules.minRemaining.months} 个月 months`
          : `${rules.minRemaining.days} 天 days`,
        [
          ...(rules.privacyMustBeOff ? ['隐私保护须关闭 privacy off'] : []),
          ...(rules.governmentNames === 'elsewhere' ? [] : [`gov.cn ${code(rules.governmentNames)}`]),
          ...(rules.overseasRegistrars === 'refused' ? ['不接受境外注册商 no registrar abroad'] : []),
        ].join('; ') || '–',
        both(rules.evidence),
        rules.sources.join('; '),
      ]),
  ),
);

const scopeTable = table(
  ['范围 scope', '', '起始 in force from', '来源 source'],
  (Object.keys(domainScopes) as DomainScope[]).map((scope) => {
    const { label, from, source } = domainScopeRow(scope);
    return [
      code(scope),
      both(label),
      from === null ? '– 备案中没有通过日期 the record has no day of approval' : code(from),
      source,
    ];
  }),
);

const sourceTable = table(
  ['来源 source', '标题', 'Title', '发布 publisher', '日期 date'],
  sourceKeys.flatMap((key) =>
    sourcesOf(key).map(({ title, publisher, date }) => [code(key), title.zh, title.en, both(publisher), date ?? '–']),
  ),
);

const judgedByLabels = {
  submission: '首次提交当日 the first submission',
  handOver: '提交管局当日 the hand-over',
} as const satisfies Record<JudgedBy, string>;
const judgedByTable = table(
  ['规则表 table of rules', '按哪一天 the day of'],
  Object.entries(judgedBy).map(([rules, day]) => [code(rules), judgedByLabels[day]]),
);

export const provincesPage = (): string =>
  page('各省规则 Provinces', 'province/` and `province-rules/', [
    'Sources are named as in the notes on the field’s rules; – means that the page is silent.',
    section('规则版本 Editions', editionTable),
    section('按哪一天的规则 Which day judges an order', judgedByTable),
    section('省份 Provinces', provinceTable),
    section('短信核验 SMS check', smsTable),
    section('短信核验时限 Time to answer the SMS: the latest row in force', smsWindowTable),
    section('拍照方式 Photo method: the latest row in force of a province, of one day the lower', photoTable),
    section(
      '新增域名 Added domains',
      table(
        ['说明', 'Says', '日期 days', '来源 source'],
        addedDomainsRules.map((rule) => [rule.says.zh, rule.says.en, days(rule), rule.source]),
      ),
    ),
    section('域名核验范围 Scope of domain verification', scopeTable),
    section('域名核验 Domain verification', domainTable),
    section('规则 Rules', ruleTable),
    section('来源 Sources', sourceTable),
  ]);
