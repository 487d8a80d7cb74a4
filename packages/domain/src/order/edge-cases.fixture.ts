import { creditCodeCheckCharacter } from '../checks/credit-code.ts';
import { residentIdCheckCharacter } from '../checks/resident-id.ts';
import type { FieldId, FieldValues } from '../filing/fields.ts';
import type { Proposal } from '../filing/proposal.ts';

/** An input and what is told of it. */
export interface EdgeCase {
  readonly source: string;
  readonly province: string;
  readonly field: FieldId;
  readonly value: string | string[];
  readonly zh: string;
  readonly en: string;
  readonly outcome?: 'warn' | 'fail';
  /** Other values of the order. */
  readonly beside?: FieldValues;
  /** Default: a change of all that is filed. */
  readonly order?: Partial<Pick<Proposal, 'kind' | 'elsewhere' | 'before' | 'filedServices'>>;
}
type Told = Pick<EdgeCase, 'zh' | 'en' | 'outcome'>;

const jiangsu = '320000';
const mobile: FieldId = 'website.principal.mobile';
const office: FieldId = 'website.principal.officePhone';
const id: FieldId = 'website.principal.idNumber';
const code: FieldId = 'subject.certificateNumber';

const of = (source: string, field: FieldId, values: readonly string[], told: Told, more: Partial<EdgeCase> = {}) =>
  values.map((value): EdgeCase => ({ source, province: jiangsu, field, value, ...told, ...more }));

/** Numbers that no person has, or to which no code comes. */
const phones: readonly EdgeCase[] = [
  ...of('MIIT-NUM', mobile, ['15400000001', '16100000001', '16900000001', '17900000001', '19400000001'], {
    zh: '手机号码的前三位不是已启用的号段',
    en: 'The first three digits are of no mobile network in use',
    outcome: 'fail',
  }),
  ...of('MIIT-NUM', mobile, ['14800000001', '14600000001', '14100000001', '14400000001'], {
    zh: '这是物联网卡的号段，收不到短信验证码',
    en: 'This is the number of an IoT card, which gets no SMS code',
    outcome: 'fail',
  }),
  ...of('MIIT-NUM', mobile, ['13490000001', '17400000001'], {
    zh: '这是卫星或应急通信的号段，收不到短信验证码',
    en: 'This is a number of satellite or emergency communication, which gets no SMS code',
    outcome: 'fail',
  }),
  ...of('A18-REJ', mobile, ['17000000001', '17100000001', '16200000001', '16500000001', '16700000001'], {
    zh: '这是虚拟运营商的号段，部分管局不接受，也可能收不到短信验证码',
    en: 'This is a number of a virtual operator: some bureaus refuse it, and the SMS code may not arrive',
    outcome: 'warn',
  }),
  ...of('R-4.4', mobile, ['+85291234567', '00853-66123456', '+886912345678'], {
    zh: '这是香港、澳门或台湾的号码，收不到工信部的短信验证码',
    en: "This is a number of Hong Kong, Macao or Taiwan, which gets no SMS code of the ministry's",
    outcome: 'fail',
  }),
  ...of('MIIT-NUM', office, ['0340-1234567', '0960-1234567', '0733-1234567'], {
    zh: '座机的区号不存在',
    en: 'There is no such area code',
    outcome: 'fail',
  }),
  ...of('R-4.4', office, ['00852-21234567', '00886-212345678'], {
    zh: '这是香港、澳门或台湾的电话，部分管局只接受内地号码',
    en: 'This is a phone of Hong Kong, Macao or Taiwan; some bureaus take numbers of the mainland alone',
    outcome: 'warn',
  }),
];

const ofType = (idType: string): Partial<EdgeCase> => ({ beside: { 'website.principal.idType': idType } });
const withCheck = (first17: string): string => first17 + residentIdCheckCharacter(first17);
const wrong = (number: string): string => number.slice(0, -1) + (number.endsWith('1') ? '2' : '1');
const personsPapers: readonly EdgeCase[] = [
  ...of(
    'ICAO-9303',
    id,
    ['P12', 'p00000001', '护照00000001'],
    { zh: '护照号码应为5至15位大写字母和数字', en: 'A passport number is 5 to 15 capital letters and digits' },
    ofType('7'),
  ),
  ...of(
    'GA-PERMITS',
    id,
    ['H1234567', 'X12345678'],
    {
      zh: '港澳居民来往内地通行证号码应为 H 或 M 加8位数字，旧证为10位数字',
      en: 'The number of a travel permit of Hong Kong or Macao is H or M and 8 digits, 10 on former cards',
      outcome: 'fail',
    },
    ofType('14'),
  ),
  ...of(
    'GA-PERMITS',
    id,
    ['1234567', 'T12345678'],
    {
      zh: '台湾居民来往大陆通行证号码应为8位数字，旧证为10位数字',
      en: 'The number of a travel permit of Taiwan residents is 8 digits, 10 on former cards',
      outcome: 'fail',
    },
    ofType('11'),
  ),
  ...of(
    'GB 11643',
    id,
    [withCheck('11010119900101001'), withCheck('83000019900101001')],
    {
      zh: '港澳居民居住证号码应以 810000 或 820000 开头',
      en: 'The number of a residence permit of Hong Kong or Macao begins with 810000 or 820000',
      outcome: 'fail',
    },
    ofType('41'),
  ),
  ...of(
    'GB 11643',
    id,
    [withCheck('81000019900101001')],
    {
      zh: '台湾居民居住证号码应以 830000 开头',
      en: 'The number of a residence permit of Taiwan begins with 830000',
      outcome: 'fail',
    },
    ofType('42'),
  ),
  ...of(
    'GB 11643',
    id,
    [wrong(withCheck('83000019900101001'))],
    { zh: '证件号码校验位不符', en: 'The check character of the number does not fit', outcome: 'fail' },
    ofType('42'),
  ),
  ...of(
    'NIA-2023',
    id,
    ['USA12345', '112345678901234567'],
    {
      zh: '外国人永久居留身份证号码应为以9开头的18位，旧证为3个字母加12位数字',
      en: 'The number of a permanent residence card has 18 characters and begins with 9; a former one is 3 letters and 12 digits',
      outcome: 'fail',
    },
    ofType('30'),
  ),
  ...of(
    'NIA-2023',
    id,
    [wrong(withCheck('91184019900101001'))],
    { zh: '证件号码校验位不符', en: 'The check character of the number does not fit', outcome: 'fail' },
    ofType('30'),
  ),
];

const codeOf = (first17: string): string => first17 + creditCodeCheckCharacter(first17);
/** An invented code of a registering authority and category, with a right organisation code. */
const coded = (start: string): string => codeOf(`${start}320000MA0000015`);
const misfit: Told = {
  zh: '单位性质与统一社会信用代码前两位（登记管理部门和机构类别）不符',
  en: 'The nature of the unit does not fit the first two characters of the credit code (registering authority and category)',
};
const nature = (of: string, type: string): FieldValues => ({
  ...{ 'subject.nature': of, 'subject.certificateType': type },
});
const misfits: readonly EdgeCase[] = (
  [
    ['4', '1', ['11', '12', '51', '52', '31'], 'fail'],
    ['2', '9', ['91', '12'], 'fail'],
    ['3', '4', ['91', '11'], 'fail'],
    ['6', '6', ['91', '52'], 'fail'],
    ['7', '17', ['91'], 'warn'],
    ['14', '17', ['91'], 'warn'],
    ['18', '17', ['91', '52'], 'warn'],
    ['20', '17', ['11'], 'warn'],
  ] as const
).flatMap(([of, type, starts, outcome]) =>
  starts.map(
    (start): EdgeCase => ({
      ...{ source: 'GB 32100', province: jiangsu, field: code, value: coded(start), ...misfit, outcome },
      beside: nature(of, type),
    }),
  ),
);

/** A subject filed through another provider is declared as it is filed there: its number may be of before the merger. */
const declared: Partial<EdgeCase> = { order: { kind: 'NEW_ACCESS', elsewhere: true, before: {} } };
const formerPapers: readonly EdgeCase[] = [
  ...of(
    'GS 15-2006',
    code,
    ['110108000000015'],
    {
      zh: '旧营业执照注册号（15位）校验位不符',
      en: 'The check digit of the former registration number (15 digits) does not fit',
      outcome: 'fail',
    },
    declared,
  ),
  ...of(
    'GB 11714',
    code,
    ['MA000001-1', 'MA0000012'],
    {
      zh: '组织机构代码校验位不符',
      en: 'The check digit of the organisation code does not fit',
      outcome: 'fail',
    },
    declared,
  ),
];

const person: FieldValues = { 'subject.nature': '5', 'subject.certificateType': '2', [code]: '990000190001010024' };
const newWebsite = (filedServices: number): Partial<EdgeCase> => ({
  order: { kind: 'NEW_WEBSITE', before: {}, filedServices },
});
const counts: readonly EdgeCase[] = [
  ...of(
    'HW-RULES',
    'website.name',
    ['样例小站'],
    {
      zh: '个人名下最多备案5个网站或应用，已备案的已达5个',
      en: 'A person files five websites or apps at most, and has five',
      outcome: 'fail',
    },
    { ...newWebsite(5), beside: person },
  ),
  ...of(
    'HW-CAPS',
    'website.name',
    ['星河样例网'],
    {
      zh: '陕西：单位名下最多备案30个网站或应用，已备案的已达30个',
      en: 'Shaanxi: a unit files 30 websites or apps at most, and has 30',
      outcome: 'warn',
    },
    { ...newWebsite(30), province: '610000' },
  ),
];

const domain: FieldId = 'website.domains';
const domains: readonly EdgeCase[] = [
  ...(['FIRST_FILING', 'NEW_WEBSITE'] as const).map(
    (kind): EdgeCase => ({
      ...{ source: 'NUM-633', province: jiangsu, field: domain, value: ['shop.com', 'shop.cn'] },
      ...{ zh: '一个网站只能有一个域名', en: 'A website has one domain', outcome: 'fail', order: { kind, before: {} } },
    }),
  ),
  ...(
    [
      [jiangsu, 'fail'],
      ['420000', 'fail'],
      ['150000', 'fail'],
      ['110000', 'warn'],
    ] as const
  ).flatMap(([province, outcome]): EdgeCase[] => [
    {
      ...{ source: 'GOV-APPS', province, field: domain, value: ['shop.cn'], outcome, beside: nature('2', '9') },
      zh: '党政机关的网站须使用 .gov.cn 或 .政务 域名',
      en: 'A site of a party or government body uses a domain under .gov.cn or .政务',
    },
    {
      ...{ source: 'GOV-APPS', province, field: domain, value: ['shop.com'], outcome, beside: nature('3', '4') },
      zh: '事业单位的网站须使用 .cn 或 .公益 域名',
      en: 'A site of a public institution uses a domain under .cn or .公益',
    },
  ]),
  ...of(
    'GOV-APPS',
    domain,
    ['nanjing.gov.cn'],
    {
      zh: 'gov.cn 域名只用于党政机关的网站',
      en: 'A domain under gov.cn is for sites of party and government bodies',
      outcome: 'fail',
    },
    { beside: nature('4', '1') },
  ),
  ...of(
    'A18-FORM',
    domain,
    ['jsj.nanjing.gov.cn'],
    { zh: '这是主机名，不是注册的域名', en: 'This is a host name, not a registered name', outcome: 'fail' },
    { beside: nature('4', '1') },
  ),
  ...of(
    'HW-DOM',
    domain,
    ['sample.hk', 'sample.io', 'sample.org'],
    {
      zh: '北京不受理 .hk .tw .asia .jp .io .me .win .org 域名',
      en: 'Beijing takes no domain under .hk, .tw, .asia, .jp, .io, .me, .win or .org',
      outcome: 'fail',
    },
    { province: '110000' },
  ),
  ...of(
    'HW-DOM',
    domain,
    ['中国样例.cn', '国家样例.cn'],
    {
      zh: '北京的域名不能以“中国”“国家”开头',
      en: 'In Beijing no domain begins with 中国 or 国家',
      outcome: 'fail',
    },
    { province: '110000' },
  ),
];

const mail: FieldId = 'website.principal.email';
const mails: readonly EdgeCase[] = of(
  'HW-PROV',
  mail,
  ['same@mail.example'],
  {
    zh: '河北的管局核查邮箱是否重复：两位负责人不是同一人的，邮箱须不同；其他主体已用的邮箱提醒审核人员',
    en: 'The bureau of Hebei looks for mail addresses that stand twice: two principals who are two people have two; of one that another subject has the reviewer is warned',
    outcome: 'fail',
  },
  {
    province: '130000',
    beside: {
      'subject.principal.email': 'same@mail.example',
      'subject.principal.name': '甲',
      'website.principal.name': '乙',
    },
  },
);

/** What the sources demand beyond the rules of 2018 and 2019, written before its code. */
export const edgeCasesOf2026: readonly EdgeCase[] = [
  ...[...phones, ...personsPapers, ...misfits, ...formerPapers, ...counts, ...domains, ...mails],
];

type Accepted = Omit<EdgeCase, 'zh' | 'en'>;
const taken = (source: string, field: FieldId, values: readonly (string | string[])[], more: Partial<Accepted> = {}) =>
  values.map((value): Accepted => ({ source, province: jiangsu, field, value, ...more }));
/** Values that look odd and are right. */
export const acceptedCases: readonly Accepted[] = [
  ...taken('MIIT-NUM', mobile, ['17300000001', '17800000001', '16600000001', '19000000001', '19200000001']),
  ...taken('MIIT-NUM', mobile, ['19300000001', '19500000001', '19700000001', '17200000001', '14700000001']),
  ...taken('MIIT-NUM', office, ['0527-84200000', '025-84200000'], { province: jiangsu }),
  ...taken('GA-PERMITS', id, ['H12345678', 'M1234567890'], ofType('14')),
  ...taken('GA-PERMITS', id, ['12345678', '1234567890'], ofType('11')),
  ...taken('GB 11643', id, [withCheck('83000019900101001')], ofType('42')),
  ...taken('GB 11643', id, [withCheck('82000019900101001')], ofType('41')),
  ...taken('NIA-2023', id, [withCheck('91184019900101001')], ofType('30')),
  ...taken('GB 32100', code, [coded('92'), coded('93')], { beside: nature('4', '1') }),
  ...taken('GB 32100', code, [coded('11')], { beside: nature('2', '9') }),
  ...taken('GS 15-2006', code, ['110108000000016', 'MA000001-5'], declared),
  ...taken('HW-RULES', 'website.name', ['样例小站'], { order: { kind: 'NEW_WEBSITE', before: {}, filedServices: 4 } }),
  ...taken('NUM-633', domain, [['shop.com', 'shop.cn']], {
    order: { kind: 'NEW_ACCESS', elsewhere: true, before: {} },
  }),
  ...taken('GOV-APPS', domain, [['nanjing.gov.cn'], ['样例.政务']], { beside: nature('2', '9') }),
  ...taken('GOV-APPS', domain, [['jsj.nanjing.gov.cn']], { beside: nature('2', '9') }),
  ...taken('HW-DOM', domain, [['sample.cn'], ['sample.com']], { province: '110000' }),
  ...taken('HW-DOM', domain, [['sample.org']]),
  ...taken('GB 32100', code, [coded('32')], { beside: nature('18', '17') }),
  ...taken('GOV-APPS', domain, [['sample.cn'], ['样例.公益']], { beside: nature('3', '4') }),
];
