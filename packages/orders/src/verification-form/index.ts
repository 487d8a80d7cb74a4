export type { PdfFile } from './build-form.ts';
export { type KeptPaper, keepVerificationForm, readKeptForm } from './kept-form.ts';
export { loadMadeForm } from './made-form.ts';
export { readVerificationForm } from './verification-form.ts';
