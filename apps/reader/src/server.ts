import { MAX_UPLOAD_BYTES } from '@beian/domain/filing';
import { type PaperKind, paperKinds } from '@beian/domain/reading';
import { type PaperReader, PictureUnreadable } from '@beian/reading/paper';
import Fastify, { LogController } from 'fastify';
import pLimit from 'p-limit';
import type { Logger } from 'pino';

/** Pictures that wait while one is read; each may hold as many bytes as an upload. */
const MOST_WAITING = 8;

const isPaperKind = (name: string): name is PaperKind => Object.hasOwn(paperKinds, name);

export interface Server {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * `POST /papers/KIND` with the bytes of a picture: what stands on the paper, as JSON. One page is read at a time, so that the memory is
 * bounded. 404: no such kind. 413: larger than an upload. 422: no picture that can be decoded. 503: too many wait. Nothing is kept, and
 * nothing of a picture is logged.
 */
export async function startServer(
  { port, host }: { readonly port: number; readonly host: string },
  reader: PaperReader,
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
  app.get('/healthz', () => ({ engine: reader.engine, waiting: oneByOne.pendingCount }));
  app.post<{ Params: { kind: string }; Body: Buffer }>('/papers/:kind', async (request, reply) => {
    const { kind } = request.params;
    if (!isPaperKind(kind))
      return reply.code(404).send({ error: `no such paper; there are ${Object.keys(paperKinds)}` });
    if (oneByOne.pendingCount >= MOST_WAITING)
      return reply.code(503).header('retry-after', '5').send({ error: 'busy' });
    const begun = performance.now();
    try {
      const reading = await oneByOne(async () => {
        // Who asked may have given up while others were read.
        if (request.socket.destroyed) return undefined;
        return await reader.read(request.body, kind);
      });
      log.debug({ kind, ms: Math.round(performance.now() - begun) }, 'paper read');
      return reply.send(reading ?? { error: 'nobody waits' });
    } catch (error) {
      if (!(error instanceof PictureUnreadable)) throw error;
      return reply.code(422).send({ error: error.message });
    }
  });
  await app.listen({ host, port });
  const address = app.server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: async () => {
      await app.close();
      oneByOne.clearQueue();
      // The models must not be released while one of them runs.
      await oneByOne(() => reader.close());
    },
  };
}
