import { provinceCodes } from '../province/provinces.ts';
import { editionOf, type Rules } from '../province/rule-set.ts';
import { type Reached, reachesAmong } from './in-force.ts';
import type { SmsWindow } from './rule.ts';
import { smsCheckRules, smsPages, smsWindows } from './rules/sms.ts';

/** The row by which the ministry checks a province by SMS; undefined: it does not. */
export const smsCheckRuleOf = (province: string, rules: Rules): Reached<'smsCheck'> | undefined => {
  const found = reachesAmong(smsCheckRules, province, rules, 'smsCheck').at(-1);
  return found?.reach.checked === true ? found : undefined;
};
export const isCheckedBySms = (province: string, rules: Rules): boolean =>
  smsCheckRuleOf(province, rules) !== undefined;

/** All provinces answer alike. */
export function smsWindowRule(rules: Rules): Reached<'smsWindow'> {
  const found = reachesAmong(smsWindows, provinceCodes[0] ?? '', rules, 'smsWindow').at(-1);
  if (found === undefined) throw new Error(`no rule of ${editionOf(rules)} says how long an SMS may be answered`);
  return found;
}
export const smsWindowOf = (rules: Rules): SmsWindow => smsWindowRule(rules).reach;

/** The page of a province; undefined: no source names one. */
export const smsPageRule = (province: string, rules: Rules): Reached<'smsPage'> | undefined =>
  reachesAmong(smsPages, province, rules, 'smsPage').at(-1);
/** Host of the page for a province; the ministry's, where no source names one. */
export const smsPageOf = (province: string, rules: Rules): string =>
  smsPageRule(province, rules)?.reach.host ?? 'beian.miit.gov.cn';
