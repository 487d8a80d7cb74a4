/** Fictitious filings and a test bureau, for tests of this and other packages. */
export { zipOne } from '../protocol/zip.ts';
export { archiveOf } from './archive.ts';
export { selfSigned } from './certificate.ts';
export { exampleAttachments, exampleFiling, exampleProviderId, exampleRecord, smallJpeg } from './example.ts';
export { type ReceivedUpload, readUpload } from './read-upload.ts';
export { type ReceivedCall, startTestBureau, type TestAnswer, type TestBureau, wsdlOf } from './test-bureau.ts';
