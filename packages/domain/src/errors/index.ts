export {
  type ErrorCode,
  errorCatalogue,
  errorCodes,
  type HttpErrorCode,
  httpErrors,
  isErrorCode,
} from './catalogue.ts';
export { type ErrorRetry, type ErrorRow, errorRetries, retryOf } from './error-row.ts';
export { ruleAnchor, rulePath } from './rule-anchor.ts';
export { signInErrors } from './sign-in-errors.ts';
