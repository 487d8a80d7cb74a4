export {
  type FormBlock,
  type FormLine,
  type VerificationForm,
  type VerificationFormInputs,
  verificationForm,
} from './verification-form.ts';
