import { MAX_UPLOAD_BYTES } from '@beian/domain/filing';
import { type PaperKind, paperKinds } from '@beian/domain/reading';
import type { FaceReader } from '@beian/reading/face';
import { type PaperReader, PictureUnreadable } from '@beian/reading/paper';
import Fastify, { type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import pLimit from 'p-limit';
import type { Logger } from 'pino';

/** Pictures that wait while one is read; each may hold as many bytes as an upload. */
const MOST_WAITING = 8;

const isPaperKind = (name: string): name is PaperKind => Object.hasOwn(paperKinds, name);

export interface Server {
  readonly port: number;
  close(): Promise<void>;
}

export interface Readers {
  readonly papers: PaperReader;
  readonly faces: FaceReader;
}

/**
 * `POST /papers/KIND` with the bytes of a picture: what stands on the paper, as JSON; `POST /faces`: the faces in a photo. One picture is
 * read at a time, so that the memory is bounded. 404: no such kind. 413: larger than an upload. 422: no picture that can be decoded.
 * 503: too many wait. Nothing is kept, and nothing of a picture is logged.
 */
export async function startServer(
  { port, host }: { readonly port: number; readonly host: string },
  { papers, faces }: Readers,
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
  app.get('/healthz', () => ({ papers: papers.engine, faces: faces.engine, waiting: oneByOne.pendingCount }));
  /** Reads in turn, and answers. */
  async function answer(request: FastifyRequest, reply: FastifyReply, what: string, read: () => Promise<unknown>) {
    if (oneByOne.pendingCount >= MOST_WAITING)
      return reply.code(503).header('retry-after', '5').send({ error: 'busy' });
    const begun = performance.now();
    try {
      // Who asked may have given up while others were read.
      const seen = await oneByOne(async () => (request.socket.destroyed ? undefined : await read()));
      log.debug({ what, ms: Math.round(performance.now() - begun) }, 'picture read');
      return reply.send(seen ?? { error: 'nobody waits' });
    } catch (error) {
      if (!(error instanceof PictureUnreadable)) throw error;
      return reply.code(422).send({ error: error.message });
    }
  }
  app.post<{ Params: { kind: string }; Body: Buffer }>('/papers/:kind', (request, reply) => {
    const { kind } = request.params;
    if (!isPaperKind(kind))
      return reply.code(404).send({ error: `no such paper; there are ${Object.keys(paperKinds)}` });
    return answer(request, reply, kind, () => papers.read(request.body, kind));
  });
  app.post<{ Body: Buffer }>('/faces', (request, reply) =>
    answer(request, reply, 'faces', () => faces.read(request.body)),
  );
  await app.listen({ host, port });
  const address = app.server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: async () => {
      await app.close();
      oneByOne.clearQueue();
      // The models must not be released while one of them runs.
      await oneByOne(() => Promise.all([papers.close(), faces.close()]));
    },
  };
}
