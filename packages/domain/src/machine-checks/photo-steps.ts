import type { GuideStepId } from '../photo/photo-guide.ts';
import type { PhotoHintAbout } from './photo-hints.ts';

/**
 * The step of the photo guide that the machine has measured something for. It judges no other step: a person looks for those in the
 * photo.
 */
export const measuredSteps: Readonly<Record<PhotoHintAbout, readonly GuideStepId[]>> = {
  size: ['size'],
  sharpness: ['light'],
  exposure: ['light'],
  faces: ['fullFace', 'alone'],
  faceSize: ['centred', 'wholeFace'],
  facePlace: ['centred', 'shoulders', 'wholeFace'],
  facePose: ['fullFace'],
  eyes: ['fullFace', 'glasses'],
  faceSharpness: ['light'],
  top: ['colour'],
  background: ['background', 'white'],
};

/** The step that the search for the same photo in other orders is about; its rule is PHO-07 (reuse.ts). */
export const reuseStep: GuideStepId = 'unused';
