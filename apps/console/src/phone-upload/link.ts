import { MAX_UPLOAD_BYTES } from '@beian/domain/filing';
import { getFile, postImage } from '../providers/client.ts';

/** What a link is for. */
export interface UploadLink {
  readonly orderNumber: string;
  readonly orderKind: string;
  readonly material: string;
  readonly uploadsLeft: number;
}

/** The token is in the path of requests only, never in that of the page. */
const urlOf = (token: string): string => `/upload-links/${encodeURIComponent(token)}`;

/** @throws ApiError UPLOAD_LINK when the link is unknown, expired or used up */
export const readLink = async (token: string): Promise<UploadLink> =>
  JSON.parse(await (await getFile(urlOf(token))).text());

/** Sends an image; a refusal carries the API's sentence. @throws ApiError without an answer */
export async function sendByLink(
  token: string,
  image: File,
): Promise<{ readonly ok: true; readonly uploadsLeft: number } | { readonly ok: false; code: string; says: string }> {
  const { ok, body } = await postImage(urlOf(token), await fitImage(image));
  if (ok) return { ok, uploadsLeft: (body as { uploadsLeft: number }).uploadsLeft };
  const { code, reasons } = body as { code: string; reasons: { message: string; suggestion?: string | null }[] };
  return { ok, code, says: reasons.map(({ message, suggestion }) => `${message} ${suggestion ?? ''}`).join(' ') };
}

/** Long side of a photo that was too large to send, pixels: a page of A4 stays legible. */
const LONGEST = 3200;

/** A photo of a phone is often larger than an upload may be: then it is made smaller here. What cannot be read is sent as it is. */
export async function fitImage(image: Blob): Promise<Blob> {
  if (image.size <= MAX_UPLOAD_BYTES) return image;
  const bitmap = await createImageBitmap(image).catch(() => null);
  if (bitmap === null) return image;
  const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
  const canvas = new OffscreenCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
}
