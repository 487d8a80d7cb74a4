export type { ArchiveFile } from './collect.ts';
export { claimExport, exportPerson } from './exports.ts';
export { lookUpPerson } from './look-up.ts';
export { type PersonQuery, personSought } from './person-query.ts';
export { listPersonRequestIds, loadPersonRequests, openRequest } from './request-views.ts';
export {
  answerPersonRequest,
  carryOutRequest,
  decidePersonRequest,
  type NewRequest,
  openPersonRequest,
  type RequestOutcome,
} from './requests.ts';
