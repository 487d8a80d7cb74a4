import { creditCodeCheckCharacter, formats, residentIdCheckCharacter } from '@beian/domain/checks';
import { dayForm, type PaperKind, readingFields } from '@beian/domain/reading';
import type { FieldRow } from './field-row.ts';
import { passportLines } from './machine-readable.ts';

/** Letters that the number never uses and that look like a digit: there is no other reading of them. */
const withoutLetters = (text: string): string => text.toUpperCase().replace(/O/g, '0').replace(/I/g, '1');

export const isCreditCode = (code: string): boolean =>
  formats.creditCode.pattern.test(code) && creditCodeCheckCharacter(code.slice(0, 17)) === code.charAt(17);
const isResidentId = (id: string): boolean =>
  formats.residentId.pattern.test(id) && residentIdCheckCharacter(id.slice(0, 17)) === id.charAt(17);

const anything = /\S.+/gu;
/** A domain in the line below means that its label was missed. */
const untilDomain = /\S.+?(?=[a-z0-9-]+\.[a-z]{2}|$)/gu;
/** The name of a unit, which its type on the same paper is not. */
const unitName =
  /[\p{Script=Han}()]{4,}(?:公司|合伙企业(?:\([\p{Script=Han}]+\))?|事务所|中心|研究院|学校|商行|经营部|工作室)(?=$|[^\p{Script=Han}])/gu;
const creditCode = /(?<![0-9A-Z])[0-9A-Z]{16,20}(?![0-9A-Z])/gu;
const residentId = /(?<!\d)\d{14,18}[\dXx](?!\d)/gu;
const personName = /[\p{Script=Han}·A-Za-z]{2,30}/gu;
/** A day of this or the last century, or none. */
const dayValue = /^(?:(?:19|20)\d{2}-\d{2}-\d{2}|长期)$/u;
/** The end of a span: without the sign before it, a start whose end was misread would be taken for it. */
const end = /(?<=[至到~—–-])(?:长期|\d{4}[年./-]\d{1,2}[月./-]\d{1,2}日?)|^长期$/gu;
const day = /长期|\d{4}[年./-]\d{1,2}[月./-]\d{1,2}日?/gu;
const domainName = /(?:[\p{Script=Han}a-z0-9][\p{Script=Han}a-z0-9-]*\.)+(?:[a-z]{2,}|\p{Script=Han}{2,4})/giu;
const title = /[\p{Script=Han}()]*(?:承诺书|授权书|委托书|情况说明|证明)(?=$|[(（])/gu;
/** `contentStamp` of packages/orders. */
export const markPattern = /[0-9A-FOI]{4}-?[0-9A-FOI]{4}-?[0-9A-FOI]{2}(?![0-9A-Z])/gu;
const asMark = (text: string): string =>
  withoutLetters(text)
    .replace(/-/g, '')
    .replace(/^(.{4})(.{4})/, '$1-$2-');

const one = { lines: 'one' } as const;
const many = { lines: 'many' } as const;
const around = { lines: 'around' } as const;
const below = { lines: 'below' } as const;

const legalRepresentative = ['法定代表人', '法定代表人姓名', '法定代表人(负责人)'];
/** Of a certificate that is no licence. */
const ofUnit = (of: 'institution' | 'association'): readonly FieldRow[] => [
  {
    field: `${of}.creditCode`,
    labels: ['统一社会信用代码'],
    ...one,
    pattern: creditCode,
    anywhere: creditCode,
    value: withoutLetters,
    check: isCreditCode,
  },
  { field: `${of}.name`, labels: ['名称', '单位名称', '社团名称'], ...many, pattern: anything },
  { field: `${of}.legalRepresentative`, labels: legalRepresentative, ...one, pattern: personName },
  { field: `${of}.address`, labels: ['住所', '地址'], ...many, pattern: anything },
  {
    field: `${of}.validUntil`,
    labels: ['有效期', '有效期限'],
    ...many,
    pattern: end,
    takes: 'last',
    value: dayForm,
    form: dayValue,
  },
];

const cardEnd = { labels: ['有效期限'], ...one, pattern: end, takes: 'last', value: dayForm, form: dayValue } as const;
/** A card of the size and layout of an ID card. */
const ofCard = (of: 'idCard' | 'hkMacaoResidence' | 'taiwanResidence', number: RegExp): readonly FieldRow[] => [
  { field: `${of}.name`, labels: ['姓名'], ...one, pattern: personName },
  {
    field: `${of}.number`,
    labels: ['公民身份号码', '身份号码'],
    ...one,
    pattern: number,
    anywhere: number,
    value: (text) => text.toUpperCase(),
    check: isResidentId,
  },
  { field: `${of}.address`, labels: ['住址'], ...many, pattern: anything },
  { field: `${of}.validUntil`, ...cardEnd },
];
/** A travel permit: its number has no check character. */
const ofPermit = (of: 'hkMacaoPermit' | 'taiwanPermit', number: RegExp): readonly FieldRow[] => [
  { field: `${of}.name`, labels: ['姓名'], ...one, pattern: personName },
  { field: `${of}.number`, labels: ['证件号码'], ...one, pattern: number, anywhere: number },
  { field: `${of}.validUntil`, ...cardEnd },
];

const rows: readonly FieldRow[] = [
  ...ofUnit('institution'),
  ...ofUnit('association'),
  {
    field: 'licence.creditCode',
    labels: ['统一社会信用代码', '信用代码'],
    ...one,
    pattern: creditCode,
    anywhere: creditCode,
    value: withoutLetters,
    check: isCreditCode,
  },
  {
    field: 'licence.name',
    labels: ['名称', '企业名称', '单位名称', '字号名称'],
    ...many,
    pattern: anything,
    anywhere: unitName,
  },
  {
    field: 'licence.legalRepresentative',
    labels: [
      ...[
        '法定代表人',
        '法定代表人姓名',
        '法定代表人(负责人)',
        '负责人',
        '负责人姓名',
        '经营者',
        '经营者姓名',
        '投资人',
      ],
      ...['投资人姓名', '执行事务合伙人'],
    ],
    ...one,
    pattern: personName,
  },
  { field: 'licence.address', labels: ['住所', '经营场所', '主要经营场所', '营业场所'], ...many, pattern: anything },
  {
    field: 'licence.validUntil',
    labels: ['营业期限', '经营期限', '合伙期限', '有效期'],
    ...many,
    pattern: end,
    takes: 'last',
    value: dayForm,
    form: dayValue,
  },
  ...ofCard('idCard', residentId),
  { field: 'idCard.issuedBy', labels: ['签发机关'], ...one, pattern: anything },
  ...ofCard('hkMacaoResidence', /(?<!\d)8[12]0000\d{11}[\dXx](?!\d)/gu),
  ...ofCard('taiwanResidence', /(?<!\d)830000\d{11}[\dXx](?!\d)/gu),
  ...ofPermit('hkMacaoPermit', /(?<![0-9A-Z])[HM]\d{8}(?:\d{2})?(?!\d)/gu),
  ...ofPermit('taiwanPermit', /(?<![0-9A-Z])(?:\d{10}(?:\([A-Z]\)|[A-Z])?|\d{8})(?![0-9A-Z])/gu),
  { field: 'passport.name', labels: ['姓名/Name', '姓名'], ...below, pattern: /[\p{Script=Han}·]{2,30}/gu },
  ...passportLines,
  {
    field: 'domainCertificate.domain',
    labels: ['域名', '域名名称', '中文域名', '英文域名'],
    ...many,
    pattern: domainName,
    takes: 'all',
  },
  {
    field: 'domainCertificate.holder',
    labels: ['域名持有者', '域名注册人', '域名所有者', '域名持有人', '注册者', '持有者'],
    ...many,
    pattern: anything,
  },
  {
    field: 'domainCertificate.registeredOn',
    labels: ['注册日期', '注册时间', '域名注册日期', '域名注册时间'],
    ...one,
    pattern: day,
    value: dayForm,
    form: dayValue,
  },
  {
    field: 'domainCertificate.expiresOn',
    labels: ['到期日期', '到期时间', '域名到期日期', '域名到期时间'],
    ...one,
    pattern: day,
    value: dayForm,
    form: dayValue,
  },
  {
    field: 'form.mark',
    labels: ['内容标识', '核验单编码'],
    ...one,
    pattern: markPattern,
    value: asMark,
  },
  { field: 'form.name', labels: ['网站主办者名称', '主办者名称', '主办单位'], ...around, pattern: untilDomain },
  {
    field: 'form.domains',
    labels: ['网站域名', '网站域名和域名注册商', '域名'],
    ...around,
    pattern: domainName,
    takes: 'all',
  },
  {
    field: 'letter.title',
    labels: [],
    ...one,
    pattern: title,
    anywhere: title,
  },
  {
    field: 'letter.name',
    labels: [
      ...['主办者名称', '主办单位名称', '主办单位', '单位名称', '单位名称(盖章)', '承诺单位', '承诺单位(盖章)'],
      ...['委托单位', '授权单位', '承诺人', '委托人'],
    ],
    ...many,
    pattern: anything,
  },
];

/** Labels of what is not read: a value ends where one of them begins. */
const otherLabels: Readonly<Record<PaperKind, readonly string[]>> = {
  LICENCE: [
    '实收资本',
    '公司类型',
    '税务登记证号',
    '组织机构代码',
    '编号',
    '类型',
    '主体类型',
    '组成形式',
    '注册资本',
    '成立日期',
    '注册日期',
    '经营范围',
    '登记机关',
    '注册号',
  ],
  INSTITUTION_CERTIFICATE: [
    ...['宗旨和业务范围', '经费来源', '开办资金', '举办单位', '登记管理机关', '登记机关', '证书号'],
  ],
  ASSOCIATION_CERTIFICATE: [
    ...['业务范围', '活动地域', '注册资金', '业务主管单位', '登记管理机关', '发证机关', '证书号', '社团类型'],
  ],
  ID_CARD: ['性别', '民族', '出生'],
  PASSPORT: [],
  HK_MACAO_PERMIT: ['性别', '出生日期', '签发机关', '换证次数'],
  TAIWAN_PERMIT: ['性别', '出生日期', '签发机关', '签发地点', '签发次数'],
  HK_MACAO_RESIDENCE: ['性别', '出生', '签发机关', '通行证号码', '签发次数'],
  TAIWAN_RESIDENCE: ['性别', '出生', '签发机关', '通行证号码', '签发次数'],
  DOMAIN_CERTIFICATE: ['注册服务机构', '域名注册商', '注册商', '证书编号', '域名服务器', 'DNS服务器'],
  VERIFICATION_FORM: [
    '网站类型',
    '证件号码',
    '网站名称',
    '网站负责人',
    '订单',
    '编号',
    '网站主办者基本信息',
    '网站备案信息核验内容',
    '核验人签字',
    '网站负责人签字',
    '单位盖章',
    '单位盖章(接入服务单位)',
    '网站负责人手印',
    '日期',
  ],
  LETTER: ['证件号码', '网站名称', '域名', '负责人', '单位简介', '网站内容', '法定代表人签字', '主办单位公章', '日期'],
};

export const fieldRowsOf = (kind: PaperKind): FieldRow[] =>
  rows.filter(({ field }) => readingFields[field].kind === kind);

/** All labels of a kind of paper, the longest first. */
export const labelsOf = (kind: PaperKind): string[] =>
  [...new Set([...fieldRowsOf(kind).flatMap(({ labels }) => labels), ...otherLabels[kind]])].sort(
    (a, b) => b.length - a.length,
  );
