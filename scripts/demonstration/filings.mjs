// What is filed for the first time: a company in the district of a filed one, its website, and our access to it.
import { creditCode, residentId } from '../lib/sample-ids.mjs';

/** @typedef {import('./changes.mjs').Values} Values */
/** @typedef {import('./seeded-random.mjs').SeededRandom} SeededRandom */

const surnames = [...'王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁谢宋'];
const trades = /** @type {const} */ (['书店', '花艺', '餐饮', '家具', '印刷', '园艺', '乐器', '钟表']);

/** @param {SeededRandom} random */
export const mobile = (random) => `1300001${String(random.integer(0, 9999)).padStart(4, '0')}`;
/** @param {SeededRandom} random */
export const personName = (random) => `${random.pick(surnames)}样例`;

/** An address for documentation (RFC 5737), which the sandbox takes for one of the provider. @param {SeededRandom} random */
export const ipAddress = (random) => `203.0.113.${random.integer(100, 250)}`;

/**
 * A filed subject in the same city: its province, and its values by field; those of persons are masked.
 * @typedef {{ province: string, value: (field: string) => string }} Neighbour
 */

/** Area code of the capital by the first two digits of the province: an office phone has to be of the province. */
const areaCodes = Object.fromEntries(
  '11 010,12 022,13 0311,14 0351,15 0471,21 024,22 0431,23 0451,31 021,32 025,33 0571,34 0551,35 0591,36 0791,37 0531,41 0371,42 027,43 0731,44 020,45 0771,46 0898,50 023,51 028,52 0851,53 0871,54 0891,61 029,62 0931,63 0971,64 0951,65 0991'
    .split(',')
    .map((one) => one.split(' ')),
);

/**
 * @param {'subject' | 'website'} owner @param {string} domain @param {Neighbour} neighbour @param {SeededRandom} random
 * @returns {Values}
 */
function principalValues(owner, domain, neighbour, random) {
  const values = {
    name: personName(random),
    idType: '2',
    idNumber: residentId(random),
    idValidUntil: '长期',
    legalRepresentative: owner === 'subject' ? 'yes' : 'no',
    mobile: mobile(random),
    officePhone: `${areaCodes[neighbour.province.slice(0, 2)]}-8888${random.integer(1000, 9999)}`,
    email: `${owner}@${domain}`,
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${owner}.principal.${name}`, value]));
}

/** @param {SeededRandom} random @returns {Values} */
export const accessValues = (random) => ({
  'access.serverLocations': ['17'],
  'access.accessModes': ['3'],
  'access.ipRanges': [ipAddress(random)],
});

/**
 * A website and our access to it.
 * @param {string} name @param {string} domain @param {Neighbour} neighbour @param {SeededRandom} random @returns {Values}
 */
export const websiteValues = (name, domain, neighbour, random) => ({
  'website.name': name,
  'website.domains': [domain],
  'website.homeUrl': `www.${domain}`,
  'website.serviceContents': ['8'],
  'website.languages': ['1'],
  ...principalValues('website', domain, neighbour, random),
  ...accessValues(random),
});

/** A company with a website, in the city and district of its neighbour. @param {Neighbour} neighbour @param {SeededRandom} random @returns {Values} */
export function companyValues(neighbour, random) {
  const [trade, number] = [random.pick(trades), random.integer(10_000_000, 99_999_999)];
  const domain = `first-${number}.example`;
  const name = `${random.pick(surnames)}记样例${trade}`;
  // The street of a neighbour who is a person is masked.
  const street = neighbour.value('subject.mailingAddress').replace(/\*+.*/, '样例路1号');
  const address = street.replace(/路\d+号.*/, `路${random.integer(100, 999)}号`);
  const principal = principalValues('subject', domain, neighbour, random);
  return {
    'subject.name': `${name}有限公司`,
    'subject.nature': '4',
    'subject.certificateType': '1',
    'subject.certificateNumber': creditCode(random),
    'subject.certificateAddress': address,
    'subject.city': neighbour.value('subject.city'),
    'subject.county': neighbour.value('subject.county'),
    'subject.mailingAddress': address,
    'subject.investor': principal['subject.principal.name'] ?? '',
    ...principal,
    ...websiteValues(name, domain, neighbour, random),
  };
}

/**
 * Makes the sandbox's registry know the domain of a first filing: registered by its company, real name verified. Its other parts are
 * those of a filed domain.
 * @param {(path: string, body: unknown) => Promise<any>} callSandbox @param {Values} values @param {string} filedDomain
 */
export async function registerDomain(callSandbox, values, filedDomain) {
  const [domain] = values['website.domains'] ?? [];
  const registrant = {
    name: values['subject.name'],
    certificateType: Number(values['subject.certificateType']),
    certificateNumber: values['subject.certificateNumber'],
  };
  await callSandbox('control/registry', { domain, like: filedDomain, set: { registrant } });
}
