import type { Outbound, OutboundLimits } from '@beian/bureau-protocol/outbound';
import type { FetchedAppPhoto } from '@beian/submissions/app-photos';
import { z } from 'zod';
import { httpGet, NoAnswer, parseJson } from './http-get.ts';

/** `GET <address>/<code>`: 200 with the photo, 404 for an unknown code, 410 for an expired one. Other members are ignored. */
const photoShape = z.object({
  code: z.string(),
  phone: z.string().max(20),
  shotAt: z.iso.datetime({ offset: true }),
  /** JPEG or PNG. */
  picture: z.base64().min(1),
});

const refusals: Readonly<Record<number, 'UNKNOWN_CODE' | 'EXPIRED_CODE'>> = {
  404: 'UNKNOWN_CODE',
  410: 'EXPIRED_CODE',
};

/** Fetches the photo for a collection code. */
export type BureauApp = (code: string) => Promise<FetchedAppPhoto | 'UNKNOWN_CODE' | 'EXPIRED_CODE'>;

/** The bureau's own app over HTTP. @throws NoAnswer without code or address */
export const openBureauApp = (address: string, limits: OutboundLimits, outbound: Outbound): BureauApp => {
  const base = address.endsWith('/') ? address : `${address}/`;
  return async (code) => {
    const { status, text } = await httpGet(outbound, new URL(encodeURIComponent(code), base), limits);
    const refusal = refusals[status];
    if (refusal !== undefined) {
      // A 404 that is not the app's own says nothing about the code.
      if (!z.object({ error: z.string() }).safeParse(parseJson(text)).success) throw new NoAnswer('malformed');
      return refusal;
    }
    if (status !== 200) throw new NoAnswer('refused');
    const { data } = photoShape.safeParse(parseJson(text));
    // A photo for another code is not accepted.
    if (data === undefined || data.code.toUpperCase() !== code.toUpperCase()) throw new NoAnswer('malformed');
    const { phone, shotAt, picture } = data;
    return { phone, shotAt: new Date(shotAt).toISOString(), bytes: Buffer.from(picture, 'base64') };
  };
};
