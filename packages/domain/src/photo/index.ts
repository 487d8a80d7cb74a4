export { type AppPhotoProblem, type AppPhotoState, appPhotoProblemRow, appPhotoStates } from './app-photo.ts';
export {
  CURTAIN_CUT_OFF_HOUR,
  type CurtainAddress,
  type CurtainState,
  curtainArrival,
  curtainShipDay,
  curtainStates,
  isTrackingNumber,
  trackingNumberBounds,
} from './curtain.ts';
export { curtainFields } from './curtain-fields.ts';
export {
  FACE_LINK_TRIES,
  type FaceCheckState,
  type FaceOutcome,
  type FacePicture,
  faceCheckStates,
  faceConsent,
  faceOutcomeRow,
  faceOutcomes,
  facePictureKinds,
  facePictures,
  type HandingOutcome,
  handingOutcomes,
  isFacePicture,
  isHandingOutcome,
  principalTitle,
  requiredFacePictures,
} from './face-check.ts';
export { type GuideGroup, guideGroups } from './guide-row.ts';
export {
  type GuideStepId,
  type PhotoGuide,
  photoEssentials,
  photoGuideOf,
} from './photo-guide.ts';
export { type PhotoMethod, photoMethodOf, photoMethodOfOrder, photoMethods, photoRulesOf } from './photo-method.ts';
