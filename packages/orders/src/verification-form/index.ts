export { readVerificationForm } from './verification-form.ts';
