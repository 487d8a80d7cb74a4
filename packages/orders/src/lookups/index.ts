export { hasPendingLookups } from './ask-filings.ts';
export {
  claimDueFilingChecks,
  type DueFilingCheck,
  type LookupFault,
  recordFilingLookupFailure,
  storeFilingAnswer,
} from './filing-answer.ts';
export {
  type DomainToVerify,
  findOpenDomainChecks,
  type RegistryFault,
  recordRegistryFailure,
  storeDomainAnswer,
} from './verify-domains-answer.ts';
