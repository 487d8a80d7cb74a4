import { expect, test } from 'vitest';
import { residentIdCheckCharacter } from '../checks/resident-id.ts';
import type { FieldId, FieldValues } from '../filing/fields.ts';
import { editionOn } from '../settings/rule-days.ts';
import { matterValues } from '../testing/website.fixture.ts';
import { checkField } from './check-fields.ts';
import { acceptedCases, type EdgeCase, edgeCasesOf2026 } from './edge-cases.fixture.ts';

/** An invented ID of a region (the last three digits of its place are of nobody) and a birthday. */
const idOf = (region: string, born: string): string => {
  const first17 = `${region}${born}000`;
  return first17 + residentIdCheckCharacter(first17);
};
const person = (number: string): FieldValues => ({
  'subject.nature': '5',
  'subject.certificateType': '2',
  'subject.certificateNumber': number,
});
const principal = (idNumber: string): FieldValues => ({
  ...{ 'website.principal.idType': '2', 'website.principal.idNumber': idNumber },
});

type Row = readonly [
  source: string,
  province: string,
  field: FieldId,
  value: string | string[],
  zh: string,
  en: string,
  beside?: FieldValues,
];
const ip: FieldId = 'access.ipRanges';
const publicZh = 'IP 地址须为公网地址，不能是内网、共享、本机、链路本地、组播或保留地址';
const publicEn =
  'IP addresses are of the internet: none is private, shared, loopback, link-local, multicast or reserved';
const formZh = '应为 IPv4 或 IPv6 地址，或“起始-终止”两个地址';
const formEn = 'An IPv4 or IPv6 address, or two of them with a hyphen between, the lower one first';
const dotZh = '姓名中的间隔号不是“·”';
const dotEn = 'The dot between the parts of the name is not “·”';
const elsewhereZh = '不接受外省个人';
const elsewhereEn = 'Persons of other provinces are not accepted';
const adultZh = '负责人须年满18周岁';
const adultEn = 'A principal must be 18 or older';
const sixteenZh = '负责人须年满16周岁';
const sixteenEn = 'A principal must be 16 or older';
const name: FieldId = 'website.principal.name';
const id: FieldId = 'website.principal.idNumber';
const mobile: FieldId = 'website.principal.mobile';
const domain: FieldId = 'website.domains';
const code: FieldId = 'subject.certificateNumber';
const young = (years: number) => idOf('990000', `${2026 - years}0101`);

/** The documents beside which a row stands are listed in docs/spec/rules.md R-13. */
const rows: readonly Row[] = [
  // Addresses.
  ...[
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '224.0.0.1',
    '240.0.0.1',
  ].map((one): Row => ['RFC-6890', '320000', ip, [one], publicZh, publicEn]),
  ...['fd00::1', 'fe80::1', 'ff02::1', '::1', '2002:7f00:1::'].map(
    (one): Row => ['RFC-6890', '320000', ip, ['8.8.8.8', one], publicZh, publicEn],
  ),
  ['RFC-6890', '320000', ip, ['9.255.255.250-10.0.0.5'], publicZh, publicEn],
  ['B-8', '320000', ip, ['8.8.8.9-8.8.8.8'], formZh, formEn],
  ['B-8', '320000', ip, ['8.8.8'], formZh, formEn],
  ['B-8', '320000', ip, ['8.8.8.8-2408:8000::1'], formZh, formEn],
  [
    'B-8',
    '320000',
    ip,
    ['2408:8000::1'],
    '只填写了 IPv6 地址，管局接口无法传送 IPv6',
    'There are IPv6 addresses alone, which cannot be sent to the bureau',
  ],
  [
    'B-11, 1024',
    '320000',
    ip,
    ['8.8.8.8', '1.1.1.1', '8.8.8.8'],
    '第 1 项与第 3 项的 IP 地址重复或重叠',
    'Entries 1 and 3 have an IP address in common',
  ],
  [
    'B-11, 1024',
    '320000',
    ip,
    ['8.8.8.0-8.8.8.9', '8.8.8.5'],
    '第 1 项与第 2 项的 IP 地址重复或重叠',
    'Entries 1 and 2 have an IP address in common',
  ],
  [
    'B-11, 1024',
    '320000',
    ip,
    ['8.8.8.8', '2408:8000::1', '2408:8000:0::1'],
    '第 2 项与第 3 项的 IP 地址重复或重叠',
    'Entries 2 and 3 have an IP address in common',
  ],
  // Names.
  ['GB/T 15834', '320000', name, '阿卜杜拉•样例', dotZh, dotEn],
  ['GB/T 15834', '320000', name, '阿卜杜拉・样例', dotZh, dotEn],
  ['R-4.2', '320000', name, '王样例2', '姓名中不能有数字', 'A name holds no digits'],
  // Persons: residence and age, by the pages of 2025.
  ...['150000', '450000', '640000'].map(
    (province): Row => ['HW-PROV', province, code, idOf('110101', '19900101'), elsewhereZh, elsewhereEn, person('')],
  ),
  ...['130000', '540000', '120000'].map(
    (province): Row => ['HW-PROV', province, id, young(17), adultZh, adultEn, principal('')],
  ),
  [
    'HW-PROV',
    '350000',
    id,
    young(17),
    '单位的负责人须年满18周岁',
    "A unit's principal must be 18 or older",
    principal(''),
  ],
  ...['320000', '440000', '360000'].map(
    (province): Row => ['HW-PROV', province, id, young(15), sixteenZh, sixteenEn, principal('')],
  ),
  // Certificates.
  [
    'GB 11643',
    '320000',
    id,
    '990000190001010001',
    '身份证号码校验位不符',
    'The check character of the ID number does not fit',
    principal(''),
  ],
  [
    'GB 11643',
    '320000',
    id,
    '990000900101001',
    '这是15位的旧身份证号码',
    'This is an old ID number of 15 digits',
    principal(''),
  ],
  [
    'GB 32100',
    '320000',
    code,
    '91320000MA00000159',
    '统一社会信用代码校验位不符',
    'The check character of the credit code does not fit',
  ],
  // Phones.
  [
    'R-4.4',
    '320000',
    mobile,
    '12000000001',
    '手机号码应为11位数字，以13–19开头',
    'A mobile number has 11 digits and begins with 13 to 19',
  ],
  [
    'R-4.4',
    '320000',
    mobile,
    '+8613000000001',
    '手机号码前不加国家代码',
    'A mobile number is given without the country code',
  ],
  // Domains.
  ['R-4.3', '320000', domain, ['www.shop.com'], '域名不能以“www.”开头', 'A domain name does not begin with www.'],
  [
    'R-4.3',
    '320000',
    domain,
    ['com.cn'],
    '这是公共后缀，不是注册的域名',
    'This is a public suffix, not a registered name',
  ],
  [
    'R-4.3',
    '320000',
    domain,
    ['blog.shop.com'],
    '这是主机名，不是注册的域名',
    'This is a host name, not a registered name',
  ],
];

test('there are 100 edge cases or more', () =>
  expect(rows.length + edgeCasesOf2026.length + acceptedCases.length).toBeGreaterThanOrEqual(100));

const today = '2026-12-02';
/** Findings of a field that did not pass. */
function faultsOf({ province, field, value, beside, order = {} }: Omit<EdgeCase, 'source' | 'zh' | 'en'>) {
  const { kind = field === ip ? 'CHANGE_ACCESS' : 'CHANGE_BOTH', before = matterValues, ...more } = order;
  const after = { ...matterValues, 'subject.province': province, ...beside, [field]: value };
  const found = checkField(field, { kind, province, edition: editionOn(today), today, before, after, ...more });
  return found.filter(({ outcome }) => outcome !== 'pass');
}

const cases = rows.map(
  ([source, province, field, value, zh, en, beside]): EdgeCase => ({
    ...{ source, province, field, value, zh, en, beside },
  }),
);
test.each([...cases, ...edgeCasesOf2026])('$source in $province: $field $value is told: $zh', ({ zh, en, ...one }) => {
  const faults = faultsOf(one);
  expect(faults.map(({ message }) => message)).toContainEqual({ zh, en });
  // What to do stands beside each.
  expect(faults.every(({ suggestion }) => suggestion !== undefined)).toBe(true);
  if (one.outcome !== undefined)
    expect(faults.filter(({ message }) => message.zh === zh)).toMatchObject([{ outcome: one.outcome }]);
});

test.each(acceptedCases)('$source in $province: $field $value is taken', (one) => expect(faultsOf(one)).toEqual([]));

test('an IPv6 address beside one of IPv4 is taken, and addresses for documentation are', () => {
  const today = '2026-12-02';
  const after = { ...matterValues, [ip]: ['203.0.113.1', '2001:db8::1'] };
  const asked = { kind: 'CHANGE_ACCESS', province: '320000', edition: editionOn(today), today } as const;
  expect(checkField(ip, { ...asked, before: matterValues, after })).toMatchObject([{ outcome: 'pass' }]);
});
