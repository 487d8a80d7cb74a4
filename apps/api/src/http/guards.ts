import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refused } from './answers.ts';

/** All that any door knows. What else Node can read (TRACE, CONNECT, PATCH …) is refused before anything is looked at. */
const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'OPTIONS']);

export function refuseOtherMethods(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (methods.has(request.method)) return;
    reply.header('allow', [...methods].join(', '));
    throw new Refused('METHOD');
  });
}

/**
 * Refuses what a page of another site had a browser fetch, as an image, a frame or a link: what is personal is read by our own pages and by
 * programs, which send no such header. The cookie does not go along either; this holds where a browser errs.
 */
export function mustBeOurs(request: FastifyRequest): void {
  const from = request.headers['sec-fetch-site'];
  if (from === 'cross-site' || from === 'same-site') throw new Refused('WRONG_ORIGIN');
}
