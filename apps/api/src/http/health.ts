import { databaseAnswers } from '@beian/database/context';
import type { AppContext } from '@beian/database/transaction';
import type { FastifyInstance } from 'fastify';
import { retryAfter } from '../texts.ts';

/** `/healthz`: the process runs. `/readyz`: the database answers too, in every pool. `/about`: data for the console's footer. */
export function addHealth(app: FastifyInstance, ctx: AppContext, about: { sandboxUrl: string | undefined }): void {
  app.get('/healthz', async (_request, reply) => reply.header('cache-control', 'no-store').send({ alive: true }));
  app.get('/readyz', async (_request, reply) => {
    const ready = await databaseAnswers(ctx).catch(() => false);
    if (!ready) reply.header('retry-after', retryAfter[503]);
    return reply
      .code(ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ ready });
  });
  app.get('/about', async () => ({ name: 'Beian Desk', sandboxUrl: about.sandboxUrl ?? null }));
}
