export type { DrawnBox, DrawnQuestion, DrawnRow } from './drawn-rows.ts';
export {
  type Verification,
  type VerificationForm,
  type VerificationFormInputs,
  verificationForm,
} from './verification-form.ts';
