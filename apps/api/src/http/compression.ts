import type { Transform } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib';
import { negotiate } from '@fastify/accept-negotiator';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A shorter answer fits one packet either way. Bytes. */
const MIN_BYTES = 1024;

// Little work for most of the gain: what is sent once is compressed once (docs/performance.md, Compression).
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } };
const deflate = { level: 4 };

const codings = {
  br: {
    whole: (text: string | Buffer) => promisify(brotliCompress)(text, brotli),
    stream: () => createBrotliCompress(brotli),
  },
  gzip: { whole: (text: string | Buffer) => promisify(gzip)(text, deflate), stream: () => createGzip(deflate) },
};

/** The coding that this caller likes best, and says to its caches that the answer depends on it; undefined: as it is. */
function codingFor(request: FastifyRequest, reply: FastifyReply): keyof typeof codings | undefined {
  reply.header('vary', 'accept-encoding');
  const coding = negotiate(request.headers['accept-encoding'] ?? '', Object.keys(codings));
  return coding === 'br' || coding === 'gzip' ? coding : undefined;
}

/**
 * The text as it is sent: compressed where it is long, the caller takes it, and the answer does not say `no-transform`, as those with a
 * secret do (docs/security.md, Compressed answers).
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

/** What a long answer is piped through; undefined: nothing. */
export function createCompressionStream(request: FastifyRequest, reply: FastifyReply): Transform | undefined {
  const coding = codingFor(request, reply);
  if (coding === undefined) return undefined;
  reply.header('content-encoding', coding);
  return codings[coding].stream();
}
