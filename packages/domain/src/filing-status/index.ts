export {
  conditionTypeOf,
  DOMAIN_CONDITION,
  FILING_CHECK_HOURS,
  type FilingResult,
  filingResultOf,
  type NamedFiling,
  settledFilingResults,
} from './results.ts';
