export { PictureUnreadable, ReadingNotInstalled } from '../text/index.ts';
export { type FaceReader, type FaceReaderOptions, openFaceReader } from './face-reader.ts';
