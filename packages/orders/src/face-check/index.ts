export {
  commitmentOfLink,
  consentToFaceCheck,
  type MaskedPerson,
  type PhoneCheck,
  readFaceCheck,
  receiveFacePicture,
  sendFaceCheck,
  signCommitment,
} from './checks.ts';
export {
  createFaceCheckLink,
  type FaceLink,
  type FaceLinkOutcome,
  findEndedFaceLink,
  findFaceLink,
  issueFaceLink,
  type OpenFaceLink,
} from './links.ts';
export { readFacePicture } from './pictures.ts';
export { type FaceResult, faceReferenceAad, insertTestCheck, storeFaceResult } from './results.ts';
