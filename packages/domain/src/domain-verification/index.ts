export type { DomainQuery, Registration, RegistryAnswer } from './answer.ts';
export { domainCheckIds, domainCheckRow } from './checks.ts';
export { allowedHolders } from './holders.ts';
export { isNumberSince2018 } from './scope.ts';
export {
  DOMAIN_CHECK_HOURS,
  type DomainStanding,
  domainStanding,
  domainStandings,
  type StoredDomainCheck,
} from './standing.ts';
export { type DomainFinding, precheckDomain, verifyDomain } from './verify.ts';
