export type { FormRow } from './form-rows.ts';
export {
  type VerificationForm,
  type VerificationFormInputs,
  verificationForm,
} from './verification-form.ts';
