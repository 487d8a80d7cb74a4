export { enqueueUnread } from './enqueue.ts';
export { type ReadAgainCall, readMaterialAgain } from './read-again.ts';
export { claimPicture, type NotRead, type PictureReader, type ReaderAnswer, readQueued } from './read-queued.ts';
export { noteReaderSeen } from './reader-state.ts';
export { type AskedUpload, askToRead, findUploadReading, readAskedUploads } from './upload-readings.ts';
