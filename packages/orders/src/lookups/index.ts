export { hasPendingLookups } from './ask-filings.ts';
export {
  type DomainToVerify,
  domainAnswerAad,
  findOpenDomainChecks,
  type RegistryFault,
  recordRegistryFailure,
  storeDomainAnswer,
} from './domain-answers.ts';
export {
  claimDueFilingChecks,
  type DueFilingCheck,
  type LookupFault,
  recordFilingLookupFailure,
  storeFilingAnswer,
} from './filing-answers.ts';
