import { MAX_UPLOAD_BYTES } from '@beian/domain/filing';

/** Long side of a photo that was too large to send, pixels: a page of A4 stays legible. */
const LONGEST = 3200;
/** Tried one after the other: the first is enough for all but the noisiest pictures. */
const QUALITIES = [0.85, 0.7, 0.5];

/** A photo of a camera is often larger than an upload may be: then it is made smaller here. What cannot be read is sent as it is. */
export async function fitImage(image: Blob): Promise<Blob> {
  if (image.size <= MAX_UPLOAD_BYTES) return image;
  const bitmap = await createImageBitmap(image).catch(() => null);
  if (bitmap === null) return image;
  const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
  const canvas = new OffscreenCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d');
  if (context !== null) {
    // A JPEG has no transparent parts; the API makes them white, too.
    context.fillStyle = 'white';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  }
  bitmap.close();
  for (const quality of QUALITIES) {
    const smaller = await canvas.convertToBlob({ type: 'image/jpeg', quality });
    if (smaller.size <= MAX_UPLOAD_BYTES) return smaller;
  }
  return image;
}
