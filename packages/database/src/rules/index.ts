export {
  findReasonLabels,
  findTextsInForce,
  type OwnTextRow,
  ownTextOfRow,
  ownTextSql,
  withOwnTexts,
} from './own-texts.ts';
export { createRuleBook, type RuleBook, type RulesOf } from './rule-book.ts';
