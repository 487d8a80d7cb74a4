import { getFile, postImage } from '../../app/providers/client.ts';

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
  const { ok, body } = await postImage(urlOf(token), image);
  if (ok) return { ok, uploadsLeft: (body as { uploadsLeft: number }).uploadsLeft };
  const { code, reasons } = body as { code: string; reasons: { message: string; suggestion?: string | null }[] };
  return { ok, code, says: reasons.map(({ message, suggestion }) => `${message} ${suggestion ?? ''}`).join(' ') };
}
