export { PictureUnreadable, ReadingNotInstalled } from '../text/index.ts';
export { checkDigitOf } from './machine-readable.ts';
export {
  openPaperReader,
  type PaperReader,
  type PaperReaderOptions,
  type Reading,
  type ReadValue,
} from './paper-reader.ts';
