export type { FilingPasswordAnswer, FilingStatusAnswer, PreviousUploadAnswer } from './answers.ts';
export { type BureauClient, type BureauConnection, createBureauClient } from './client.ts';
