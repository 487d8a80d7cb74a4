import { findReadinessFaults } from '@beian/database/context';
import { findFirstRun, summarizeFirstRun } from '@beian/database/first-run';
import { release } from '@beian/database/programs';
import { findEdition } from '@beian/database/settings';
import { type AppContext, readOnly, system } from '@beian/database/transaction';
import { explainReadiness, type Readiness, type ReadinessFault, readinessOf } from '@beian/domain/readiness';
import { readWorkers, type WorkersView } from '@beian/reporting/workers';
import type { FastifyInstance } from 'fastify';
import { retryAfter } from '../texts.ts';

/** What `/readyz` answers; 503 unless ready, which is: it can read. */
interface ReadinessAnswer extends Readiness {
  /** Version of this process: X.Y.Z, or X.Y.Z-dev+COMMIT. */
  readonly release: string;
  /** For people and alarms: without a worker this process still answers. null: the database does not say, or was not asked. */
  readonly workers: WorkersView | null;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Makes `/readyz` say that no further request should come; what comes is served, and its connection closed. */
    drain(): void;
    /** What `/readyz` names. */
    findFaults(): Promise<readonly ReadinessFault[]>;
  }
}

/** What the installation still lacks before its first push; null: the database does not say. */
const findFirstRunOf = (ctx: AppContext) =>
  readOnly(ctx, system('clock'), (tx) => findFirstRun(tx.client)).then(summarizeFirstRun, () => null);

/** The edition in force and in what it differs from the rules of today; null: the database does not say. */
const findEditionOf = (ctx: AppContext) =>
  readOnly(ctx, system('clock'), (tx) => findEdition(tx.client, 'en')).catch(() => null);

/**
 * `/healthz`: the process runs. `/readyz`: it can do its work, and should be given some;
 * with `?verbose` what each fault takes away, the first-run list, and the edition. `/about`: data for the console's footer.
 */
export function addHealth(app: FastifyInstance, ctx: AppContext, about: { sandboxUrl: string | undefined }): void {
  let isDraining = false;
  app.decorate('drain', () => {
    isDraining = true;
  });
  // A process that ends says so at once, whatever else is the case: the balancer has only the time of the draining to see it.
  const findFaults = async (): Promise<readonly ReadinessFault[]> =>
    isDraining ? ['DRAINING'] : await findReadinessFaults(ctx);
  app.decorate('findFaults', findFaults);
  app.addHook('onSend', async (_request, reply) => {
    if (isDraining) reply.header('connection', 'close');
  });
  app.get('/healthz', async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ alive: true, release }),
  );
  app.get<{ Querystring: Record<string, unknown> }>('/readyz', async ({ query }, reply) => {
    const faults = await findFaults();
    const readiness = readinessOf('api', faults);
    if (!readiness.ready) reply.header('retry-after', retryAfter[503]);
    const workers = isDraining || faults.includes('DATABASE_SILENT') ? null : await readWorkers(ctx).catch(() => null);
    const more =
      'verbose' in query
        ? {
            ...explainReadiness('api', faults),
            firstRun: await findFirstRunOf(ctx),
            edition: await findEditionOf(ctx),
          }
        : {};
    const answer: ReadinessAnswer = { ...readiness, release, workers, ...more };
    return reply
      .code(readiness.ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(answer);
  });
  app.get('/about', async () => ({ name: 'Beian Desk', sandboxUrl: about.sandboxUrl ?? null }));
}
