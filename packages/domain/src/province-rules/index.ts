export { type DomainRules, domainRulesOf, mayAddDomains, mayOrderAddDomains } from './domain-rules.ts';
export type { Reach, Rule } from './rule.ts';
export { isTopicReach, rareCharacterSignOf, rulesIn, type TopicReach } from './rules.ts';
export { isCheckedBySms, smsPageOf, smsWindowOf } from './sms-rules.ts';
