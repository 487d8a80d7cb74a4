export { checkFaces, type FaceCheckName, faceCheckNames } from './face-checks.ts';
export { checkFile, unreadableFileResult } from './file-checks.ts';
export { MOST_COMPARED, type PictureLooks, pictureMatchLimits } from './file-limits.ts';
export { currentChecks, itemsBeingChecked, machineFindings, type StoredMachineCheck } from './machine-checks.ts';
export {
  type ColourName,
  type ColourShare,
  colours,
  type FaceReading,
  nameColour,
  type PhotoRegion,
  type PictureMeasures,
  type PicturePoint,
  photoRegions,
  type Region,
  type SeenFace,
} from './measures.ts';
export {
  mobileOfPerson,
  type PersonElsewhere,
  personElsewhereResult,
  personsToCompare,
} from './person-elsewhere.ts';
export { checkColours } from './photo-colours.ts';
export { type PhotoHintAbout, photoHintRows, photoHints } from './photo-hints.ts';
export { leftToPerson, measuredSteps, reuseStep } from './photo-steps.ts';
export {
  type ComparedPicture,
  comparedMails,
  comparedPicture,
  comparedPictures,
  fieldsOfOneSubject,
  readElsewhereResult,
  reusedPictureResult,
  reusedValueResult,
} from './reuse.ts';
export { type ReadElsewhere, type SamePicture, type ScanValueKind, scanValueKinds, type UsedBy } from './used-by.ts';
