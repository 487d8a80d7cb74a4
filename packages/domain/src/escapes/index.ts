export {
  type EscapeCause,
  escapeCauseNames,
  escapeCauses,
  type ItemFinding,
  type JudgedEscape,
  judgeEscape,
  type ReviewedOrder,
} from './escape-cause.ts';
export {
  type EscapeFiguresView,
  type EscapeRateView,
  type EscapeWeeks,
  escapeFiguresFields,
  escapeWeeks,
  MOST_REFUSED_ORDERS,
  type RefusalsWithoutRuleView,
} from './escape-fields.ts';
export { reviewedFindings } from './reviewed-findings.ts';
export { escapeRuleName } from './rule-name.ts';
export { wilsonInterval } from './wilson-interval.ts';
