export {
  type KindFindingName,
  type KindLookupState,
  kindFindingOf,
  kindFindingRow,
  kindLookupInput,
  kindLookupStates,
  MAX_KIND_LOOKUPS_PER_HOUR,
} from './kind-lookup.ts';
export { type KindLookupView, orderKindLookupFields } from './kind-lookup-fields.ts';
export {
  conditionTypeOf,
  DOMAIN_CONDITION,
  FILING_CHECK_HOURS,
  type FilingResult,
  filingResultOf,
  type NamedFiling,
  settledFilingResults,
} from './results.ts';
