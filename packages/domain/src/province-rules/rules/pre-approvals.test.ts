import { describe, expect, test } from 'vitest';
import type { FieldValues } from '../../filing/fields.ts';
import type { Proposal } from '../../filing/proposal.ts';
import { assess } from '../../order/assess.ts';
import { matterValues } from '../../testing/website.fixture.ts';

const none: FieldValues = {
  'website.preApprovals': [],
  'website.preApprovalValidUntil': [],
  'website.noPreApproval': [],
  'website.remark': [],
};
const given = (values: FieldValues): FieldValues =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value.length > 0));
const proposal = (over: FieldValues, more: Partial<Proposal> = {}): Proposal => ({
  kind: 'FIRST_FILING',
  province: '320000',
  edition: '2026-12-02',
  today: '2026-12-02',
  before: {},
  after: given({ ...matterValues, ...none, ...over }),
  ...more,
});
/** Findings about the pre-approval as `field outcome: message`, and the papers asked for. */
const said = (of: Proposal) => {
  const { findings, materials } = assess(of);
  return [
    ...findings
      .filter(({ field, outcome }) => /reApproval/.test(field) && outcome !== 'pass')
      .map(({ field, outcome, message }) => `${field.slice(8)} ${outcome}: ${message.zh}`),
    ...materials.filter(({ kind }) => /APPROVAL/.test(kind)).map(({ kind }) => kind as string),
  ];
};
const pointing = (matter: string, hint: string) =>
  `名称、经营范围或服务内容可能涉及“${matter}”，该内容须前置审批：${hint}`;
const news = pointing('新闻', '由网信部门核发《互联网新闻信息服务许可证》（类型 1），文号形如 10120260001');
const finance = pointing(
  '互联网金融',
  '由人民银行、金融监管或地方金融管理部门核发《金融许可证或主管部门批准文件》（类型 13）',
);
const games = pointing('网络游戏', '由新闻出版部门核发《游戏出版批复（版号）》，文号形如 新广出审[2026]0001号');
const foundation = pointing('基金会', '由民政部门核发《基金会法人登记证书》');
const education = pointing('教育', '由教育部门核发《教育主管部门审批文件》（类型 3）');
const both = (sentence: string) => [`preApprovals warn: ${sentence}`, `noPreApproval fail: ${sentence}`];

describe('what points to contents that need a pre-approval', () => {
  test.each<[string, FieldValues, string[]]>([
    ['an ordinary site of a unit', {}, []],
    [
      'a news portal with bank and insurance contents',
      { 'website.serviceContents': ['5', '11', '31'] },
      [
        `preApprovals warn: ${news}`,
        `preApprovals warn: ${finance}`,
        `noPreApproval fail: ${news}`,
        `noPreApproval fail: ${finance}`,
      ],
    ],
    ["a word of the unit's name", { 'subject.name': '星河样例期货有限公司' }, both(finance)],
    ['a word of the business scope', { 'subject.businessScope': '软件开发；网络游戏服务' }, both(games)],
    ["a word of the site's name", { 'website.name': '星河样例众筹网' }, both(finance)],
    ['a foundation is no fund', { 'subject.name': '星河样例基金会' }, both(foundation)],
    [
      'none of these, with a remark: the reviewer still sees the hint',
      { 'website.serviceContents': ['5'], 'website.noPreApproval': 'yes', 'website.remark': '仅发布本单位动态' },
      [`preApprovals warn: ${news}`],
    ],
    [
      'none of these, without a remark: a statement is needed',
      { 'website.serviceContents': ['5'], 'website.noPreApproval': 'yes' },
      [`preApprovals warn: ${news}`, 'NO_APPROVAL_STATEMENT'],
    ],
    ['none of these where nothing points to one', { 'website.noPreApproval': 'yes' }, []],
    [
      'an approval of the kind, with its last day',
      {
        'website.serviceContents': ['5'],
        'website.preApprovals': ['1:10120260001'],
        'website.preApprovalValidUntil': '2029-06-30',
      },
      ['PRE_APPROVAL'],
    ],
    [
      'an approval of another kind',
      {
        'website.serviceContents': ['5'],
        'website.preApprovals': ['9:京网文〔2026〕0001-001号'],
        'website.preApprovalValidUntil': '长期',
      },
      [`preApprovals warn: ${news}`, 'PRE_APPROVAL'],
    ],
    [
      'a number of an unknown shape is no fault, a missing last day a warning',
      { 'website.preApprovals': ['1:旧字第7号'] },
      ['preApprovalValidUntil warn: 前置审批过期属于备案后核查的问题，请填写有效期', 'PRE_APPROVAL'],
    ],
    [
      'an approval that has expired',
      { 'website.preApprovals': ['1:10120260001'], 'website.preApprovalValidUntil': '2026-12-01' },
      ['preApprovalValidUntil fail: 前置审批已过期', 'PRE_APPROVAL'],
    ],
    [
      'an approval that ends in two months',
      { 'website.preApprovals': ['1:10120260001'], 'website.preApprovalValidUntil': '2027-02-01' },
      ['preApprovalValidUntil warn: 前置审批有效期不足三个月', 'PRE_APPROVAL'],
    ],
    [
      'an approval, and none of these',
      {
        'website.preApprovals': ['1:10120260001'],
        'website.preApprovalValidUntil': '长期',
        'website.noPreApproval': 'yes',
      },
      ['noPreApproval fail: 已填写前置审批，又选择了“不涉及前置审批”', 'PRE_APPROVAL'],
    ],
  ])('%s', (_, over, expected) => expect(said(proposal(over))).toEqual(expected));

  test('education is asked about in Zhejiang, Qinghai and Tibet only', () => {
    const over = { 'website.serviceContents': ['21'] };
    expect(said(proposal(over))).toEqual([]);
    expect(said(proposal(over, { province: '330000' }))).toEqual(both(education));
  });

  test('the editions of 2018 and 2019 give the hint and demand no answer', () => {
    const over = { 'website.serviceContents': ['5'] };
    for (const edition of ['2018-06', '2019-04'] as const)
      expect(said(proposal(over, { edition }))).toEqual([`preApprovals warn: ${news}`]);
  });

  test('a change that touches neither names nor contents is not asked', () => {
    const before = given({ ...matterValues, ...none, 'website.serviceContents': ['5'] });
    const change = (over: FieldValues) =>
      said(proposal({}, { kind: 'CHANGE_WEBSITE', before, after: { ...before, ...over } }));
    expect(change({ 'website.homeUrl': 'shop.example' })).toEqual([]);
    expect(change({ 'website.name': '星河样例新闻网' })).toEqual(both(news));
  });

  test("an installation's own rule takes the place of a kind of contents", () => {
    const own = {
      key: 'preApproval.news',
      in: ['320000'],
      from: '2026-12-02',
      source: 'own:1 2026-12-01 样例通知',
      replaces: true,
      says: { zh: '样例', en: 'Sample' },
      reaches: [],
    } as const;
    const edition = { edition: '2026-12-02', own: [own] } as unknown as Proposal['edition'];
    expect(said(proposal({ 'website.serviceContents': ['5', '11'] }, { edition }))).toEqual(both(finance));
  });
});
