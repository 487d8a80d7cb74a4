import { SHOWN_LAG_SECONDS } from '@beian/database/replica';
import type { AppContext } from '@beian/database/transaction';
import { LIST_AGE_HEADER } from '@beian/domain/staff';
import type { FastifyInstance, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** The person of staff who asks, where lists are read from a replica. */
    readsLate: string | null;
  }
}

/** Up to where its person has written, until the replica has it: so other processes, too, show people what they wrote. */
const writtenCookie = 'beian_written';
/** Longer than a replica may be behind and still be read. */
const WRITTEN_SECONDS = 60;

/** Notes who asks, and what the person has written at other processes. */
export function noteReader(request: FastifyRequest, { replica }: AppContext, staffId: string): void {
  if (replica === undefined) return;
  request.readsLate = staffId;
  replica.noteWrite(staffId, request.cookies[writtenCookie] ?? '');
}

/** With a replica: tells the browser up to where its person has written, and how old lists are, once that is worth saying. */
export function addReplicaHeaders(app: FastifyInstance, { replica }: AppContext): void {
  if (replica === undefined) return;
  app.decorateRequest('readsLate', null);
  app.addHook('onSend', async (request, reply) => {
    if (request.readsLate === null) return;
    const written = replica.lastWriteOf(request.readsLate);
    if (written !== undefined && written !== request.cookies[writtenCookie])
      reply.setCookie(writtenCookie, written, { ...app.cookieFlags, maxAge: WRITTEN_SECONDS });
    const lag = replica.lag() ?? 0;
    if (written === undefined && replica.fault() === undefined && lag >= SHOWN_LAG_SECONDS)
      reply.header(LIST_AGE_HEADER, Math.round(lag));
  });
}
