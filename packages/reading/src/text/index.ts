export { loadModels, loadOptional, loadRuntime, ReadingNotInstalled } from './models.ts';
export {
  type Corners,
  decodePicture,
  PictureUnreadable,
  type Pixels,
  type Point,
  resizePixels,
  type Turn,
  toStored,
} from './pixels.ts';
export { type ReadCharacter, recogniseLine } from './recognition.ts';
export { openTextReader, type ReadText, type TextLine, type TextReader } from './text-reader.ts';
