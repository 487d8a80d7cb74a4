import { MAX_UPLOAD_BYTES } from '@beian/domain/filing';
import { type PaperKind, paperKinds } from '@beian/domain/reading';
import { PictureUnreadable } from '@beian/reading/paper';
import Fastify, { type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import pLimit from 'p-limit';
import type { Logger } from 'pino';
import { type PageProcess, PictureGivenUp } from './page-process.ts';

/** Pictures that wait while one is read; each may hold as many bytes as an upload. */
const MOST_WAITING = 8;

const isPaperKind = (name: string): name is PaperKind => Object.hasOwn(paperKinds, name);

export interface Server {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * `POST /papers/KIND` with the bytes of a picture: what stands on the paper, as JSON; `POST /faces`: the faces in a photo. One picture is
 * read at a time, so that the memory is bounded. 404: no such kind. 413: larger than an upload. 422: no picture that can be decoded.
 * 503: too many wait. 504: it was given up, because it took too long or ended the process that read it. Nothing is kept, and nothing of a picture is logged.
 */
export async function startServer(
  { port, host }: { readonly port: number; readonly host: string },
  pages: PageProcess,
  log: Logger,
): Promise<Server> {
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    bodyLimit: MAX_UPLOAD_BYTES,
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  const oneByOne = pLimit(1);
  app.get('/healthz', () => ({ ...pages.engines, waiting: oneByOne.pendingCount }));
  /** Reads in turn, and answers. */
  async function answer(request: FastifyRequest<{ Body: Buffer }>, reply: FastifyReply, what: PaperKind | 'FACES') {
    if (oneByOne.pendingCount >= MOST_WAITING)
      return reply.code(503).header('retry-after', '5').send({ error: 'busy' });
    const begun = performance.now();
    try {
      // Who asked may have given up while others were read.
      const seen = await oneByOne(async () =>
        request.socket.destroyed ? undefined : await pages.read(what, request.body),
      );
      log.debug({ what, ms: Math.round(performance.now() - begun) }, 'picture read');
      return reply.send(seen ?? { error: 'nobody waits' });
    } catch (error) {
      if (error instanceof PictureUnreadable) return reply.code(422).send({ error: error.message });
      if (error instanceof PictureGivenUp) return reply.code(504).send({ error: error.message });
      throw error;
    }
  }
  app.post<{ Params: { kind: string }; Body: Buffer }>('/papers/:kind', (request, reply) => {
    const { kind } = request.params;
    if (!isPaperKind(kind))
      return reply.code(404).send({ error: `no such paper; there are ${Object.keys(paperKinds)}` });
    return answer(request, reply, kind);
  });
  app.post<{ Body: Buffer }>('/faces', (request, reply) => answer(request, reply, 'FACES'));
  await app.listen({ host, port });
  const address = app.server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: async () => {
      await app.close();
      oneByOne.clearQueue();
      pages.close();
    },
  };
}
