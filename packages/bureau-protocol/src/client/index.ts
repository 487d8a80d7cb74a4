export type {
  FilingPasswordAnswer,
  FilingStatusAnswer,
  PreviousUploadAnswer,
  ServiceAnswer,
  UploadAnswer,
} from './answers.ts';
export { type BureauClient, type BureauConnection, createBureauClient } from './client.ts';
