export {
  type EscapeCause,
  escapeCauseNames,
  escapeCauses,
  type ItemFinding,
  type JudgedEscape,
  judgeEscape,
  PAPER_DIFFERS,
  type ReviewedOrder,
  ruleKeysAbout,
} from './escape-cause.ts';
export { reviewedFindings } from './reviewed-findings.ts';
export { type ShareInterval, wilsonInterval } from './wilson-interval.ts';
