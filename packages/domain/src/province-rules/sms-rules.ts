import { dayOfEdition, type EditionId } from '../province/editions.ts';
import { type Dated, isInForce, latestInForce } from '../province/in-force.ts';
import type { ProvinceCode } from '../province/provinces.ts';
import { provincesByShortName } from './rule.ts';

/** 短信核验: where the ministry checks a change by SMS (docs/spec/rules.md R-9). */
export interface SmsCheckRule extends Dated {
  readonly in: readonly ProvinceCode[];
}

export const smsCheckRules: readonly SmsCheckRule[] = [
  { in: provincesByShortName('津琼藏陇青宁新'), from: '2017-12-18', source: 'SEED, A19-SMS' },
  { in: provincesByShortName('浙闽桂渝蜀滇陕'), from: '2018-09-10', source: 'A19-SMS' },
  { in: provincesByShortName('晋蒙黑皖鲁豫鄂湘'), from: '2018-09-24', source: 'A19-SMS' },
  { in: provincesByShortName('京冀辽吉沪苏赣粤黔'), from: '2020-08-17', source: 'HW-SMS' },
];

/** Time to answer the SMS, in all provinces that check; the row that began last applies (docs/spec/rules.md ). */
export interface SmsWindow extends Dated {
  readonly hours: number;
  /** The hours count from the hand-over, or from the SMS if it was sent. */
  readonly countedFrom: 'handOver' | 'receipt';
}

export const smsWindows: readonly [SmsWindow, ...SmsWindow[]] = [
  { hours: 48, countedFrom: 'handOver', from: '2017-12-18', source: 'SEED, A18-SMS' },
  { hours: 24, countedFrom: 'receipt', from: '2018-09-07', source: 'A19-SMS' },
];

export const smsCheckRuleOf = (province: string, edition: EditionId): SmsCheckRule | undefined =>
  smsCheckRules.find((rule) => rule.in.some((code) => code === province) && isInForce(rule, dayOfEdition(edition)));

export const isCheckedBySms = (province: string, edition: EditionId): boolean =>
  smsCheckRuleOf(province, edition) !== undefined;

export const smsWindowOf = (edition: EditionId): SmsWindow =>
  latestInForce(smsWindows, dayOfEdition(edition)) ?? smsWindows[0];
