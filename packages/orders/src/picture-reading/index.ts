export { findFace } from './find-face.ts';
export { type PicturesRead, type ReaderAnswer, type ReadPicture, readPapers } from './read-papers.ts';
export { noteReaderSeen, noteReading } from './reader-state.ts';
export { type AskedUpload, askToRead, findUploadReading, readAskedUploads } from './upload-readings.ts';
