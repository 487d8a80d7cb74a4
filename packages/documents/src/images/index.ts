export { bandsToQuery, coarseDistance, fineDistance, type PictureFingerprint } from './fingerprint.ts';
export { drawFormPicture } from './form-picture.ts';
export { fitsBase64, reduceTo } from './image.ts';
export { analyseImage, comparisons, fingerprintPaper, type ImageAnalysis, mirrorPaper } from './image-analysis.ts';
export { createImageProcess, readImage, readImagesApart, serveImages } from './image-process.ts';
export { type ImageCopy, type ImageSize, imageSizes, resizedCopy, watermarkedCopy } from './viewer-watermark.ts';
