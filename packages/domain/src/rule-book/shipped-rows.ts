import type { ProvinceRule, Reach } from '../province-rules/rule.ts';
import { addedDomainsRules, domainRules } from '../province-rules/rules/domains.ts';
import { photoMethodRules } from '../province-rules/rules/photo.ts';
import { shellRules } from '../province-rules/rules/shells.ts';
import { smsCheckRules, smsPages, smsWindows } from '../province-rules/rules/sms.ts';
import { provinceRules } from '../province-rules/rules.ts';

/** The program's rows that a rule with an effect of this kind stands beside. */
export const shippedRowsOf = {
  move: provinceRules,
  material: provinceRules,
  check: provinceRules,
  oneSubject: provinceRules,
  checklist: provinceRules,
  form: provinceRules,
  rareCharacter: provinceRules,
  siteName: provinceRules,
  domain: domainRules,
  addedDomains: addedDomainsRules,
  shell: shellRules,
  photo: photoMethodRules,
  smsCheck: smsCheckRules,
  smsWindow: smsWindows,
  smsPage: smsPages,
} as const satisfies Readonly<Record<Reach['to'], readonly ProvinceRule[]>>;

const keys = new Set(Object.values(shippedRowsOf).flatMap((rows) => rows.map(({ key }) => key)));
/** Whether the program has rows of this key, which an own rule may replace. */
export const isShippedKey = (key: string): boolean => keys.has(key);
