/** Fictitious filings and a test bureau, for tests of this and other packages. */
export { archiveOf } from './archive.ts';
export { privateAuthority } from './certificate.ts';
export { fileOf, problemsOf } from './read-report.ts';
export { type ReceivedUpload, readUpload } from './read-upload.ts';
export { canValidate, validate } from './shared-domain.ts';
export { type ReceivedCall, startTestBureau, type TestAnswer, type TestBureau, wsdlOf } from './test-bureau.ts';
