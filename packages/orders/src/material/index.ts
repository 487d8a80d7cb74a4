export { collectionCodeAad, findPendingCollectionCode, isAppPhotoPending, storeAppPhotoProblem } from './app-photos.ts';
export { readEvidenceImage, receiveEvidence } from './evidence.ts';
export { isPhotoUsedElsewhere } from './photos.ts';
export { createUploadTicket, readUploadTicket } from './upload-tickets.ts';
export { loadReportCopy, readMaterialImage, receiveUpload, type StoredImage } from './uploads.ts';
