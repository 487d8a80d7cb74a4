export {
  type AppPackage,
  type AppPlatform,
  appPackageKey,
  appPackageText,
  appPlatformNames,
  appPlatforms,
  plainSignature,
  splitAppPackage,
} from './app-package.ts';
export { type PublicKey, readPublicKey } from './app-public-key.ts';
export { isLandlineOf } from './area-code.ts';
export { canonicalDomain } from './canonical-domain.ts';
export { creditCodeCheckCharacter, organisationCheckCharacter } from './credit-code.ts';
export { checkAppDomain, checkDomainName, registeredName } from './domain-name.ts';
export { checkEmail } from './email.ts';
export { checkFilingNumber, subjectNumberOf } from './filing-number.ts';
export type { Finding } from './finding.ts';
export { type FormatInput, type FormatName, formatInputs, formats } from './formats.ts';
export { adviceOnCharacters, gbkBytes, isInGbk } from './gbk.ts';
export { isHostUnder } from './home-url.ts';
export { isIpv6 } from './ip-range.ts';
export { isMd5Text } from './md5-text.ts';
export { checkMobile } from './mobile.ts';
export { residentIdCheckCharacter } from './resident-id.ts';
