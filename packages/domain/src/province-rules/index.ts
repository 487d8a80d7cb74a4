export { type DomainRules, domainRulesOf, mayAddDomains, mayOrderAddDomains } from './domain-rules.ts';
export type { Reach } from './rule.ts';
export { rulesIn } from './rules.ts';
export { smsPageOf } from './sms-pages.ts';
export { isCheckedBySms, smsWindowOf } from './sms-rules.ts';
