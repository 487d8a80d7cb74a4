import { createOutbound, OutboundFault, type OutboundLimits } from '@beian/bureau-protocol/outbound';
import type { CustomFetch } from 'openid-client';

/** A provider's answers are small: lists of keys and claims. */
const limits: OutboundLimits = { connectMs: 3000, totalMs: 5000, maxBytes: 256 * 1024 };

/** The body that the library sends: form text or nothing. */
const bytesOf = (body: unknown): Buffer | undefined =>
  typeof body === 'string' || body instanceof URLSearchParams ? Buffer.from(String(body)) : undefined;

/**
 * Lets the OpenID library call the provider through the outbound client: the issuer's host may be internal, other hosts that it names
 * (keys, tokens) may not. Fails as `fetch` does, with a TypeError.
 */
export function providerFetch(issuer: string): CustomFetch {
  const host = new URL(issuer).hostname.replace(/^\[|\]$/g, '');
  const outbound = createOutbound((other) => other === host);
  return async (address, { method, headers: asked, body, signal }) => {
    if (method !== 'GET' && method !== 'POST') throw new TypeError('a provider is asked by GET and POST');
    const bytes = bytesOf(body);
    try {
      const answer = await outbound(new URL(address), {
        ...{ method, headers: asked, limits },
        ...(bytes === undefined ? {} : { body: { length: bytes.length, pieces: () => [bytes] } }),
        ...(signal === undefined ? {} : { deadline: AbortSignal.any([signal, AbortSignal.timeout(limits.totalMs)]) }),
      });
      const headers = { 'content-type': answer.headers['content-type'] ?? 'application/octet-stream' };
      return new Response(answer.bytes.length === 0 ? null : new Uint8Array(answer.bytes), {
        ...{ status: answer.status, headers },
      });
    } catch (error) {
      throw error instanceof OutboundFault ? new TypeError(`the provider cannot be asked: ${error.why}`) : error;
    }
  };
}
