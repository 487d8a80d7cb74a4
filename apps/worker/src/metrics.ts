import { type Metrics, type MetricsServer, measurePools, openMetricsServer } from '@beian/database/metrics';
import { figure } from '@beian/domain/metrics';
import type { ReadinessFault } from '@beian/domain/readiness';
import { readInstallationFigures, readWorkerFigures } from '@beian/reporting/metrics';
import type { CertificateWatch } from './certificate-watch.ts';
import type { PeriodicTasks } from './periodic-task.ts';
import type { Queues } from './queues.ts';
import type { WorkerContext } from './worker-context.ts';

export interface Measured {
  readonly metrics: Metrics;
  readonly work: WorkerContext;
  readonly queues: Queues;
  readonly tasks: PeriodicTasks;
  readonly certificates: CertificateWatch;
  readonly findFaults: () => Promise<readonly ReadinessFault[]>;
}

/** Metrics and health, where METRICS_PORT is set. */
export async function serveMetrics(measured: Measured): Promise<MetricsServer | undefined> {
  const { metrics, queues, tasks, certificates, findFaults } = measured;
  const { ctx, env } = measured.work;
  const { METRICS_HOST: host, METRICS_PORT: port } = env;
  if (port === undefined) return undefined;
  measurePools(metrics, ctx);
  metrics.readPart('queues', queues.figures);
  metrics.readPart('installation', () => readInstallationFigures(ctx));
  metrics.readPart('workers', () => readWorkerFigures(ctx));
  metrics.readPart('space', async () => {
    const free = await ctx.files.freeBytes();
    return free === undefined ? [] : [figure('beian_files_free_bytes', {}, free)];
  });
  metrics.readPart('certificates', async () => certificates.figures());
  metrics.readPart('tasks', async () =>
    tasks
      .states()
      .flatMap(({ task, ageSeconds, intervalSeconds, failures }) => [
        figure('beian_task_age_seconds', { task }, ageSeconds),
        figure('beian_task_interval_seconds', { task }, intervalSeconds),
        figure('beian_task_failures_total', { task }, failures),
      ]),
  );
  return openMetricsServer({ host, port, metrics, program: 'worker', findFaults });
}
