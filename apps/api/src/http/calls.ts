import { beginTrace } from '@beian/database/tracing';
import type { FastifyInstance } from 'fastify';

/** What a request does belongs to its trace, as the jobs that it adds do. After the body was read, because reading it leaves the trace. */
export function addCalls(app: FastifyInstance): void {
  app.addHook('preHandler', (request, reply, done) => {
    // The route pattern, never the path: ids and queries stay out of the trace.
    const { url = 'unknown' } = request.routeOptions;
    beginTrace(`${request.method} ${url}`, (span) => {
      reply.raw.once('close', () => {
        span.setAttributes({ 'http.response.status_code': reply.statusCode, requestId: request.id });
        span.end();
      });
      done();
    });
  });
}
