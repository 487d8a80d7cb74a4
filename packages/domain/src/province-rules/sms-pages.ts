import { dayOfEdition, type EditionId } from '../province/editions.ts';
import { type Dated, isInForce } from '../province/in-force.ts';
import { type ProvinceCode, provinceCodes } from '../province/provinces.ts';
import { provincesByShortName } from './rule.ts';

/** The site on which an applicant enters the ministry's code (docs/spec/rules.md R-9). */
export interface SmsPage extends Dated {
  readonly in: readonly ProvinceCode[];
  readonly host: string;
}

/** Hosts of a period, one per province: short name of the province, then its part of the host. */
const hosts = (text: string, domain: string, when: Omit<SmsPage, 'in' | 'host'>): SmsPage[] =>
  text.split(' ').map((pair) => ({
    in: provincesByShortName(pair.slice(0, 1)),
    host: `${pair.slice(1)}${domain}`,
    ...when,
  }));

export const smsPages: readonly SmsPage[] = [
  ...hosts(
    '津tj 陇gs 藏xz 宁nx 琼hn 新xj 青qh 浙z 蜀sc 闽fj 陕shx 渝cq 桂gx 滇yn 鲁sd 豫h 皖ah 湘x 晋sx 黑hl 蒙nm 鄂e',
    'cainfo.miitbeian.gov.cn',
    { from: '2017-12-18', until: '2019-04-25', source: 'A18-SMS' },
  ),
  ...hosts(
    '津tj 陇gs 藏xz 宁nx 琼hi 新xj 青qh 浙zj 蜀sc 闽fj 陕sn 渝cq 桂gx 滇yn 鲁sd 豫ha 皖ah 湘hn 晋sx 黑hl 蒙nm 鄂hb 京bj 沪sh 冀he 辽ln 吉jl 苏js 赣jx 粤gd 黔gz',
    '.beian.miit.gov.cn',
    { from: '2019-04-25', until: '2020-08-17', source: 'UC-HOSTS' },
  ),
  { in: provinceCodes, host: 'beian.miit.gov.cn', from: '2020-08-17', source: 'UC-SMS' },
];

/** The page of a province under an edition; undefined: no source names one. */
export const smsPageRule = (province: string, edition: EditionId): SmsPage | undefined =>
  smsPages.find((page) => page.in.some((code) => code === province) && isInForce(page, dayOfEdition(edition)));

/** Host of the page for a province under an edition; the ministry's, where no source names one. */
export const smsPageOf = (province: string, edition: EditionId): string =>
  smsPageRule(province, edition)?.host ?? 'beian.miit.gov.cn';
