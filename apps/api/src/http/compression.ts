import type { Transform } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib';
import { negotiate } from '@fastify/accept-negotiator';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Shorter answers fit in one packet without compression. Bytes. */
const MIN_BYTES = 1024;

// Low levels: each answer is compressed once and sent once.
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } };
const deflate = { level: 4 };

const codings = {
  br: {
    whole: (text: string | Buffer) => promisify(brotliCompress)(text, brotli),
    stream: () => createBrotliCompress(brotli),
  },
  gzip: { whole: (text: string | Buffer) => promisify(gzip)(text, deflate), stream: () => createGzip(deflate) },
};

/** The content coding that the caller prefers, or undefined for none; also sets `Vary`. */
function codingFor(request: FastifyRequest, reply: FastifyReply): keyof typeof codings | undefined {
  reply.header('vary', 'accept-encoding');
  const coding = negotiate(request.headers['accept-encoding'] ?? '', Object.keys(codings));
  return coding === 'br' || coding === 'gzip' ? coding : undefined;
}

/**
 * Compresses the text if it is long and the caller accepts it, except with `no-transform`, which answers with a secret have
 * (docs/security.md, Compressed answers).
 */
export async function compressText(
  request: FastifyRequest,
  reply: FastifyReply,
  text: string,
): Promise<string | Buffer> {
  if (String(reply.getHeader('cache-control')).includes('no-transform')) return text;
  const coding = codingFor(request, reply);
  if (coding === undefined || Buffer.byteLength(text) < MIN_BYTES) return text;
  const sent = await codings[coding].whole(text);
  reply.header('content-encoding', coding).removeHeader('content-length');
  return sent;
}

/** The stream that compresses a long answer; undefined: no compression. */
export function createCompressionStream(request: FastifyRequest, reply: FastifyReply): Transform | undefined {
  const coding = codingFor(request, reply);
  if (coding === undefined) return undefined;
  reply.header('content-encoding', coding);
  return codings[coding].stream();
}
