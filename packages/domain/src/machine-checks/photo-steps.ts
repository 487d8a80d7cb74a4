import type { GuideStep, GuideStepId } from '../photo/photo-guide.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import type { PhotoHintAbout } from './photo-hints.ts';

/** The steps of the photo guide that the machine measures something for. A measure that nobody compared with known photos is none. */
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

/** What of a measured step no measure sees (docs/performance.md, Faces). */
const unseenParts: Partial<Record<GuideStepId, BilingualText>> = {
  fullFace: bilingual('侧脸', 'a face turned to the side'),
  alone: bilingual('背后的人、海报或照片中的人', 'people behind, on posters or in pictures'),
  glasses: bilingual('镜片反光', 'reflections in glasses'),
  light: bilingual('光线是否均匀', 'whether the light is even'),
  size: bilingual('是否为彩色照片', 'whether the photo is in colour'),
  colour: bilingual('画面中下部以外的上衣', 'a top outside of the lower middle of the photo'),
  background: bilingual('是否为我方幕布，四周有无露出', 'whether the curtain is ours, and what shows beside it'),
  white: bilingual('杂物、墙角和门缝', 'objects, corners and doors'),
};

const isMeasured = (step: GuideStepId): boolean =>
  step === reuseStep || Object.values(measuredSteps).some((steps) => steps.includes(step));

/** What of a step a person alone sees; null: the machine measures all of it, or nothing of it shows in the photo. */
export const leftToPerson = ({ id, reason, instruction }: GuideStep): BilingualText | null =>
  reason === null ? null : (unseenParts[id] ?? (isMeasured(id) ? null : instruction));
