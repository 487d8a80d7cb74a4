export { createRuleBook, type RuleBook, type RulesOf } from './rule-book.ts';
