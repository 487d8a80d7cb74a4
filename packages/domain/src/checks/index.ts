export { canonicalDomain } from './canonical-domain.ts';
export { creditCodeCheckCharacter, organisationCheckCharacter } from './credit-code.ts';
export { checkDomainName } from './domain-name.ts';
export { checkEmail } from './email.ts';
export { checkFilingNumber } from './filing-number.ts';
export type { Finding } from './finding.ts';
export { gbkBytes, isInGbk } from './gbk.ts';
export { isMd5Text } from './md5-text.ts';
export { residentIdCheckCharacter } from './resident-id.ts';
