export { keepVerificationForm, readKeptForm } from './kept-form.ts';
export { readVerificationForm } from './verification-form.ts';
