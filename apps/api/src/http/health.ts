import { findReadinessFaults, type ReadinessFault } from '@beian/database/context';
import { release } from '@beian/database/programs';
import type { AppContext } from '@beian/database/transaction';
import { readWorkers, type WorkersView } from '@beian/reporting/workers';
import type { FastifyInstance } from 'fastify';
import { retryAfter } from '../texts.ts';

/** What `/readyz` answers; 503 unless ready. */
interface Readiness {
  readonly ready: boolean;
  /** Version of this process, X.Y.Z. */
  readonly release: string;
  readonly faults: readonly (ReadinessFault | 'DRAINING')[];
  /** For people and alarms: without a worker this process still answers. null: the database does not say, or was not asked. */
  readonly workers: WorkersView | null;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Makes `/readyz` say that no further request should come; what comes is served, and its connection closed. */
    drain(): void;
    /** What `/readyz` names. */
    findFaults(): Promise<Readiness['faults']>;
  }
}

/** `/healthz`: the process runs. `/readyz`: it can do its work, and should be given some. `/about`: data for the console's footer. */
export function addHealth(app: FastifyInstance, ctx: AppContext, about: { sandboxUrl: string | undefined }): void {
  let isDraining = false;
  app.decorate('drain', () => {
    isDraining = true;
  });
  // A process that ends says so at once, whatever else is the case: the balancer has only the time of the draining to see it.
  const findFaults = async (): Promise<Readiness['faults']> =>
    isDraining ? ['DRAINING'] : await findReadinessFaults(ctx);
  app.decorate('findFaults', findFaults);
  app.addHook('onSend', async (_request, reply) => {
    if (isDraining) reply.header('connection', 'close');
  });
  app.get('/healthz', async (_request, reply) => reply.header('cache-control', 'no-store').send({ alive: true }));
  app.get('/readyz', async (_request, reply) => {
    const faults = await findFaults();
    const ready = faults.length === 0;
    if (!ready) reply.header('retry-after', retryAfter[503]);
    const workers = isDraining || faults.includes('DATABASE_SILENT') ? null : await readWorkers(ctx).catch(() => null);
    const answer: Readiness = { ready, release, faults, workers };
    return reply
      .code(ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(answer);
  });
  app.get('/about', async () => ({ name: 'Beian Desk', sandboxUrl: about.sandboxUrl ?? null }));
}
