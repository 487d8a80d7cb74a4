export type { PdfFile } from './build-form.ts';
export { keepVerificationForm, readKeptForm } from './kept-form.ts';
export { readVerificationForm } from './verification-form.ts';
