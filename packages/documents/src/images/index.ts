export { bandsToQuery, coarseDistance, fineDistance, type PictureFingerprint } from './fingerprint.ts';
export { fitsBase64, readImage, reduceTo } from './image.ts';
export { analyseImage, comparisons, fingerprintPaper, type ImageAnalysis } from './image-analysis.ts';
export { type ImageCopy, type ImageSize, imageSizes, resizedCopy, watermarkedCopy } from './viewer-watermark.ts';
