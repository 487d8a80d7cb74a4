import type { FieldId } from '../filing/fields.ts';
import { isPerson, type Proposal } from '../filing/proposal.ts';
import { type Dated, latestInForce } from '../province/in-force.ts';
import type { ProvinceCode } from '../province/provinces.ts';
import { dayOf } from '../province/rule-set.ts';
import { allProvinces, provincesByShortName } from '../province-rules/rule.ts';
import type { LetterSetting } from '../settings/text-settings.ts';
import { type LetterPlace, letterValues } from './letter-values.ts';

export const letterMaterials = ['AUTHORISATION', 'COMMITMENT', 'NO_APPROVAL_STATEMENT'] as const;
export type LetterMaterial = (typeof letterMaterials)[number];
export const isLetterMaterial = (material: string): material is LetterMaterial =>
  letterMaterials.some((one) => one === material);

/** What is signed, stamped or written by hand at the foot of a letter, as its lines say. */
export const letterMarks = {
  legalRepresentative: '法定代表人签字：',
  legalRepresentativeByHand: '法定代表人签字（正楷手写，不能以盖章代替）：',
  legalRepresentativeId: '法定代表人证件号码：',
  principal: '网站负责人签字：',
  filer: '主办者签字：',
  filerByHand: '主办者签字（正楷手写）：',
  filerId: '证件号码（手写）：',
  fingerprint: '手印：',
  unitName: '主办单位名称：{subject}',
  seal: '主办单位公章：',
  day: '日期：　　　　年　　月　　日',
} as const;
export type LetterMark = keyof typeof letterMarks;

/** 授权书、承诺书: a letter that an applicant signs (docs/spec/rules.md ). */
interface LetterRow extends Dated {
  readonly material: LetterMaterial;
  readonly in: readonly ProvinceCode[];
  readonly title: string;
  /** Printed above the text: `{place}` is a value of the order, or a blank to be filled in by hand. */
  readonly head: readonly string[];
  /** Printed text; a setting where no source gives the bureau's text. */
  readonly text: readonly string[] | LetterSetting;
  readonly unit: readonly LetterMark[];
  readonly person: readonly LetterMark[];
}

const filing = ['主办者名称：{subject}', '证件号码：{certificateNumber}', '网站名称：{website}', '域名：{domains}'];
const commitment = { material: 'COMMITMENT', head: filing } as const;

/** Of the rows of a province and material the one in force that began last applies. */
const letterRows: readonly LetterRow[] = [
  {
    material: 'AUTHORISATION',
    in: allProvinces,
    from: '2018-06-15',
    source: 'UC-FORM',
    title: '关于网站备案及管理的{roles}授权书',
    head: [],
    text: [
      '兹授权我公司{principal}同志（身份证号：{principalId}）为我们公司备案的{roles}。由其提供的网站备案信息真实有效，视同本人操作行为。若出现信息虚假或网站内容问题，我公司（单位）愿接受政府主管部门按照有关法律法规进行网站注销、关闭等处罚。',
    ],
    unit: ['legalRepresentative', 'legalRepresentativeId', 'unitName', 'seal', 'day'],
    person: ['filer', 'day'],
  },
  {
    ...commitment,
    in: provincesByShortName('粤'),
    from: '2018-06-15',
    until: '2021-06-21',
    source: 'A18-GD, TC-PROV-OLD',
    title: '承诺书',
    head: [...filing, '单位简介：{blank}', '网站内容：{blank}'],
    text: ['本单位承诺：在未取金融监管部门批准和省通管局同意之前，不利用互联网从事金融服务。'],
    unit: ['legalRepresentative', 'seal', 'day'],
    person: ['filer', 'day'],
  },
  {
    ...commitment,
    in: provincesByShortName('粤'),
    from: '2021-06-21',
    source: 'HW-MAT',
    title: '互联网信息服务备案承诺书',
    text: 'commitmentTextGuangdong',
    unit: ['legalRepresentativeByHand', 'seal', 'day'],
    person: ['filerByHand', 'filerId', 'fingerprint', 'day'],
  },
  {
    ...commitment,
    in: provincesByShortName('苏'),
    from: '2021-06-01',
    source: 'JS-2021',
    title: '江苏省网站备案信息真实性承诺书',
    text: 'commitmentTextJiangsu',
    unit: ['principal', 'day'],
    person: ['principal', 'day'],
  },
  {
    ...commitment,
    in: provincesByShortName('沪'),
    from: '2023-02-15',
    source: 'JD-PROV',
    title: '上海市互联网信息服务备案承诺书',
    text: 'commitmentTextShanghai',
    unit: ['seal', 'day'],
    person: ['filer', 'day'],
  },
  {
    ...commitment,
    in: provincesByShortName('晋浙鲁湘蜀黔陕豫渝'),
    from: '2023-02-15',
    source: 'JD-PROV',
    title: '互联网信息服务备案承诺书',
    text: 'commitmentText',
    unit: ['seal', 'day'],
    person: ['filer', 'day'],
  },
  {
    material: 'NO_APPROVAL_STATEMENT',
    in: allProvinces,
    from: '2023-09-01',
    source: 'derived',
    title: '不涉及前置审批承诺书',
    head: [...filing, '网站实际内容：{blank}'],
    text: [
      '本网站不涉及新闻、出版、药品和医疗器械、文化、广播电影电视节目、网络预约车、互联网金融、网络游戏、宗教、校外培训等须经主管部门前置审批或专项审批的内容。',
      '今后如提供上述内容，将先取得主管部门的批准并变更备案；如有不实，愿承担由此产生的责任。',
    ],
    unit: ['principal', 'seal', 'day'],
    person: ['filer', 'day'],
  },
];

const rowOf = (material: LetterMaterial, { province, edition }: Pick<Proposal, 'province' | 'edition'>) =>
  latestInForce(
    letterRows.filter((row) => row.material === material && row.in.some((code) => code === province)),
    dayOf(edition),
  );

/** There is a letter to print for this material in this province and edition. */
export const hasLetter = (material: string, where: Pick<Proposal, 'province' | 'edition'>): boolean =>
  isLetterMaterial(material) && rowOf(material, where) !== undefined;

/** The setting whose text the letter prints; undefined: its text is fixed, or there is no letter. */
export function letterSettingOf(material: LetterMaterial, proposal: Proposal): LetterSetting | undefined {
  const text = rowOf(material, proposal)?.text;
  return typeof text === 'string' ? text : undefined;
}

/** Room to write by hand. */
const blank = '＿＿＿＿＿＿＿＿';

/** The content of a letter, independent of its layout. */
export interface Letter {
  readonly order: string;
  readonly mark: string;
  readonly title: string;
  readonly head: readonly string[];
  /** Empty: room to write the bureau's text by hand. */
  readonly paragraphs: readonly string[];
  readonly marks: readonly string[];
}

export interface LetterInputs {
  readonly order: string;
  readonly mark: string;
  readonly proposal: Proposal;
  /** Text of the setting `letterSettingOf`; lines are paragraphs. */
  readonly settingText: string;
  /** Whether this reader may see the value of a field. */
  readonly shows: (field: FieldId) => boolean;
}

/** A letter by the bureau's rules; null: none. A value that the reader may not see or that is missing is left blank. */
export function letterOf(material: LetterMaterial, inputs: LetterInputs): Letter | null {
  const row = rowOf(material, inputs.proposal);
  if (row === undefined) return null;
  const values = letterValues(inputs.proposal);
  const shown = ({ field, text }: (typeof values)[LetterPlace]) => (field === null || inputs.shows(field) ? text : '');
  const fill = (line: string) =>
    Object.entries(values).reduce(
      (filled, [place, value]) => filled.replaceAll(`{${place}}`, shown(value) || blank),
      line.replaceAll('{blank}', blank),
    );
  const paragraphs = typeof row.text === 'string' ? inputs.settingText.split('\n').filter(Boolean) : row.text;
  const marks = isPerson(inputs.proposal.after) ? row.person : row.unit;
  return {
    order: inputs.order,
    mark: inputs.mark,
    title: fill(row.title),
    head: row.head.map(fill),
    paragraphs: typeof row.text === 'string' ? paragraphs : paragraphs.map(fill),
    marks: marks.map((mark) => fill(letterMarks[mark])),
  };
}
