// What applicants ask for, as kinds of orders and field values. All are fictitious: 样例 in names, `.example`, mobiles 1300001xxxx.

/** @typedef {import('./seeded-random.mjs').SeededRandom} SeededRandom */
/** @typedef {{ id: string, name: string, domains: string[], ours: boolean, accesses: { ours: boolean }[] }} FiledWebsite */
/** @typedef {{ id: string, filingNumber: string, province: string, name: string, openOrder: { id: string } | null,
 *   values: { field: string, values: string[] }[], websites: FiledWebsite[] }} FiledRecord */
/** @typedef {Record<string, string | string[]>} Values */
/**
 * What an applicant asks for: the kind of order, the records it applies to, and the values it proposes. `flagged`: the machine checks
 * warn about it.
 * @typedef {{ label: string, kind: string, for: 'unit' | 'person' | 'all', fits?: (record: FiledRecord) => boolean, flagged?: true,
 *   values: (record: FiledRecord, dice: SeededRandom) => Values }} Change
 */

/** @param {FiledRecord} record @param {string} field */
const filedValue = (record, field) => record.values.find((one) => one.field === field)?.values[0] ?? '';
/** 单位性质 5 is a natural person. @param {FiledRecord} record */
const isPerson = (record) => filedValue(record, 'subject.nature') === '5';

/** The website that an order is about: the first one of ours. @param {FiledRecord} record */
export const website = (record) => {
  const first = record.websites.find(({ ours }) => ours);
  if (first === undefined) throw new Error('a record without a website of ours');
  return first;
};
/** @param {FiledRecord} record */
const domain = (record) => website(record).domains[0] ?? '';
/** @param {SeededRandom} random */
const mobile = (random) => `1300001${String(random.integer(0, 9999)).padStart(4, '0')}`;
const surnames = [...'王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁谢宋'];

/**
 * ID number of a resident of region 990000, which does not exist; the check digit is valid (GB 11643).
 * @param {SeededRandom} random
 */
function residentId(random) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, '0');
  const birth = `${random.integer(1965, 1995)}${two(random.integer(1, 12))}${two(random.integer(1, 28))}`;
  const first = `990000${birth}${String(random.integer(1, 999)).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  return first + '10X98765432'[weights.reduce((sum, weight, at) => sum + weight * Number(first[at]), 0) % 11];
}

/**
 * The filing password of a seeded record in the sandbox (docs/sandbox.md): its number ends as its id at the bureau does.
 * @param {FiledRecord} record
 */
const filingPassword = ({ filingNumber }) => `Ba${/(\d{6})号$/.exec(filingNumber)?.[1]}`;

/** Inserts text after 样例 in a name. @param {string} name @param {string} more */
const insertAfterSample = (name, more) => name.replace('样例', `样例${more}`);

export const changes = /** @satisfies {Record<string, Change>} */ ({
  siteName: {
    label: '网站名称',
    kind: 'CHANGE_WEBSITE',
    for: 'unit',
    values: (record, random) => ({
      'website.name': website(record).name + random.pick(['服务', '展示', '品牌馆', '资讯']),
    }),
  },
  notesName: {
    label: '网站名称',
    kind: 'CHANGE_WEBSITE',
    for: 'person',
    values: (record, random) => ({
      'website.name': website(record).name.replace('随笔', random.pick(['手记', '札记', '游记'])),
    }),
  },
  contact: {
    label: '网站负责人联系方式',
    kind: 'CHANGE_WEBSITE',
    for: 'all',
    values: (record, random) => ({
      'website.principal.mobile': mobile(random),
      'website.principal.email': `site${random.integer(2, 99)}@${domain(record)}`,
    }),
  },
  sitePrincipal: {
    label: '网站负责人',
    kind: 'CHANGE_WEBSITE',
    for: 'unit',
    values: (record, random) => ({
      'website.principal.name': `${random.pick(surnames)}样例`,
      'website.principal.idType': '2',
      'website.principal.idNumber': residentId(random),
      'website.principal.idValidUntil': '2034-06-30',
      'website.principal.legalRepresentative': 'no',
      'website.principal.mobile': mobile(random),
      'website.principal.email': `web${random.integer(2, 99)}@${domain(record)}`,
    }),
  },
  addedDomain: {
    label: '新增域名',
    kind: 'CHANGE_WEBSITE',
    for: 'unit',
    values: (record) => ({
      'website.domains': [...website(record).domains, `verified-${domain(record)}`],
      'website.remark': '样例：两个域名指向同一网站',
    }),
  },
  services: {
    label: '服务内容',
    kind: 'CHANGE_WEBSITE',
    for: 'unit',
    values: (_, random) => ({ 'website.serviceContents': ['8', random.pick(['7', '22'])] }),
  },
  address: {
    label: '通讯地址',
    kind: 'CHANGE_SUBJECT',
    for: 'unit',
    values: (record, random) => ({
      'subject.mailingAddress': filedValue(record, 'subject.mailingAddress').replace(
        /路\d+号/,
        `路${random.integer(20, 99)}号`,
      ),
    }),
  },
  subjectContact: {
    label: '主体负责人联系方式',
    kind: 'CHANGE_SUBJECT',
    for: 'unit',
    values: (record, random) => ({
      'subject.principal.mobile': mobile(random),
      'subject.principal.email': `office${random.integer(2, 99)}@${domain(record)}`,
    }),
  },
  unitName: {
    label: '单位名称',
    kind: 'CHANGE_SUBJECT',
    for: 'unit',
    values: (record, random) => ({
      'subject.name': insertAfterSample(record.name, random.pick(['新', '恒', '众', '联'])),
    }),
  },
  sensitiveName: {
    label: '网站名称含敏感词',
    kind: 'CHANGE_WEBSITE',
    for: 'unit',
    flagged: true,
    values: (record) => ({ 'website.name': `${website(record).name}廉政宣教` }),
  },
  narrowBrackets: {
    label: '单位名称用了半角括号',
    kind: 'CHANGE_SUBJECT',
    for: 'unit',
    flagged: true,
    values: (record) => ({ 'subject.name': insertAfterSample(record.name, '(新)') }),
  },
  personsTrade: {
    label: '个人网站的服务内容',
    kind: 'CHANGE_WEBSITE',
    for: 'person',
    flagged: true,
    values: () => ({ 'website.serviceContents': ['8'] }),
  },
  bothContacts: {
    label: '主体和网站负责人联系方式',
    kind: 'CHANGE_BOTH',
    for: 'unit',
    values: (_, random) => ({
      'subject.principal.mobile': mobile(random),
      'website.principal.mobile': mobile(random),
    }),
  },
  accessAddress: {
    label: '接入 IP 地址',
    kind: 'CHANGE_ACCESS',
    for: 'all',
    // An address for documentation (RFC 5737), which the sandbox takes for one of the provider.
    values: (_, random) => ({ 'access.ipRanges': [`203.0.113.${random.integer(100, 250)}`] }),
  },
  unusedSite: {
    label: '网站停用',
    kind: 'CANCEL_WEBSITE',
    for: 'all',
    values: () => ({ 'cancellation.reason': '2', 'cancellation.remark': '样例：网站已停止服务' }),
  },
  closedSubject: {
    label: '主体不再使用网站',
    kind: 'CANCEL_SUBJECT',
    for: 'all',
    values: (record) => ({ 'cancellation.reason': '1', 'subject.filingPassword': filingPassword(record) }),
  },
  wrongPassword: {
    label: '备案密码填错',
    kind: 'CANCEL_SUBJECT',
    for: 'all',
    values: () => ({ 'cancellation.reason': '1', 'subject.filingPassword': 'Ba999999' }),
  },
  movedAccess: {
    label: '更换接入商',
    kind: 'CANCEL_ACCESS',
    for: 'all',
    // The last access of a website cannot be cancelled (docs/spec/bureau-interface.md B-7, code 1025).
    fits: (record) => website(record).accesses.length > 1,
    values: () => ({ 'cancellation.reason': '4' }),
  },
});

/** @typedef {keyof typeof changes} ChangeName */

/** @param {ChangeName} name @returns {Change} */
export const changeNamed = (name) => changes[name];

/** Whether the change fits the record. @param {Change} change @param {FiledRecord} record */
export const appliesTo = (change, record) =>
  (change.for === 'all' || (change.for === 'person') === isPerson(record)) && (change.fits?.(record) ?? true);
