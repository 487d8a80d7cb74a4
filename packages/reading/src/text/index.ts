export { loadOptional, ReadingNotInstalled } from './models.ts';
export {
  type Corners,
  decodePicture,
  PictureUnreadable,
  type Pixels,
  type Point,
  type Turn,
  toStored,
} from './pixels.ts';
export type { ReadCharacter } from './recognition.ts';
export { openTextReader, type ReadText, type TextLine, type TextReader } from './text-reader.ts';
