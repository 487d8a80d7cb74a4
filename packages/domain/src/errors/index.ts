export {
  type ErrorCode,
  errorCatalogue,
  errorCodes,
  type HttpErrorCode,
  httpErrors,
  isErrorCode,
} from './catalogue.ts';
export { type ErrorCodeInfoView, errorCodeInfoFields } from './error-fields.ts';
export { type ErrorRetry, type ErrorRow, errorRetries, retryOf } from './error-row.ts';
export { type ActionRefusedView, actionRefusedFields, type ReasonView, reasonFields } from './reason-fields.ts';
export { ruleAnchor, rulePath } from './rule-anchor.ts';
export { signInErrors } from './sign-in-errors.ts';
