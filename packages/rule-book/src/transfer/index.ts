export { compareRuleFile, draftOfRuleFile, exportRules } from './transfer.ts';
