// What applicants ask for, as kinds of orders and field values. All are fictitious: 样例 in names, `.example`, mobiles 1300001xxxx.
import { residentId } from '../lib/sample-ids.mjs';
import { accessValues, companyValues, ipAddress, mobile, personName, websiteValues } from './filings.mjs';

/** @typedef {import('./seeded-random.mjs').SeededRandom} SeededRandom */
/** @typedef {{ id: string, name: string, domains: string[], ours: boolean, accesses: { ours: boolean }[] }} FiledWebsite */
/** @typedef {{ id: string, filingNumber: string, province: string, name: string, openOrder: { id: string } | null,
 *   values: { field: string, values: string[] }[], websites: FiledWebsite[] }} FiledRecord */
/** @typedef {Record<string, string | string[]>} Values */
/**
 * What an applicant asks for: the kind of order, the records it applies to, and the values it proposes. `site`: the website that it is
 * about, if not the first one of ours; `flagged`: the machine checks warn about it.
 * @typedef {{ label: string, kind: string, for: 'unit' | 'person' | 'all', fits?: (record: FiledRecord) => boolean, flagged?: true,
 *   site?: (record: FiledRecord) => FiledWebsite | undefined, values: (record: FiledRecord, dice: SeededRandom) => Values }} Change
 */

/** @param {FiledRecord} record @param {string} field */
const filedValue = (record, field) => record.values.find((one) => one.field === field)?.values[0] ?? '';
/** Of what is filed in the same place. @param {FiledRecord} record */
const neighbourOf = (record) => ({
  province: record.province,
  value: (/** @type {string} */ field) => filedValue(record, field),
});
/** 单位性质 5 is a natural person. @param {FiledRecord} record */
const isPerson = (record) => filedValue(record, 'subject.nature') === '5';

/** @param {FiledRecord} record */
const ourSite = ({ websites }) => websites.find(({ ours }) => ours);
/** @param {FiledRecord} record */
const othersSite = ({ websites }) => websites.find(({ ours, accesses }) => !ours && accesses.length > 0);
/** @param {FiledRecord} record */
const website = (record) => {
  const found = ourSite(record);
  if (found === undefined) throw new Error('a record without a website of ours');
  return found;
};
/** @param {FiledRecord} record */
const domain = (record) => website(record).domains[0] ?? '';

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
      'website.principal.name': personName(random),
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
    values: (_, random) => ({ 'access.ipRanges': [ipAddress(random)] }),
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
  newCompany: {
    label: '首次备案',
    kind: 'FIRST_FILING',
    for: 'unit',
    values: (record, random) => companyValues(neighbourOf(record), random),
  },
  secondSite: {
    label: '新增网站',
    kind: 'NEW_WEBSITE',
    for: 'unit',
    // The sandbox's registry knows `verified-<filed domain>` as the subject's.
    values: (record, random) => {
      const name = website(record).name + random.pick(['商城', '社区', '学堂']);
      return websiteValues(name, `verified-${domain(record)}`, neighbourOf(record), random);
    },
  },
  movedBack: {
    label: '换回接入商',
    kind: 'NEW_ACCESS',
    for: 'all',
    site: othersSite,
    values: (record, random) => ({ ...accessValues(random), 'subject.filingPassword': filingPassword(record) }),
  },
});

/** @typedef {keyof typeof changes} ChangeName */

/** @param {ChangeName} name @returns {Change} */
export const changeNamed = (name) => changes[name];

/** The website that the change is about. @param {Change} change @param {FiledRecord} record */
export const siteOf = ({ site = ourSite }, record) => site(record);

/** Whether the change fits the record. @param {Change} change @param {FiledRecord} record */
export const appliesTo = (change, record) =>
  siteOf(change, record) !== undefined &&
  (change.for === 'all' || (change.for === 'person') === isPerson(record)) &&
  (change.fits?.(record) ?? true);

/**
 * The matter of an order: what it is about, and what it proposes.
 * @param {Change} change @param {FiledRecord} record @param {SeededRandom} random
 */
export const matterOf = (change, record, random) => ({
  record,
  kind: change.kind,
  websiteId: siteOf(change, record)?.id,
  values: change.values(record, random),
});
