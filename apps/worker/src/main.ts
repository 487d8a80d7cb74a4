import { listen } from '@beian/database/connection';
import { findReadinessFaults, openContext } from '@beian/database/context';
import { exitAtStart } from '@beian/database/files';
import { createMetrics } from '@beian/database/metrics';
import { release } from '@beian/database/programs';
import { openTracing } from '@beian/database/tracing';
import type { ReadinessFault } from '@beian/domain/readiness';
import type { Logger } from 'pino';
import { createCertificateWatch } from './certificate-watch.ts';
import { type Environment, readEnvironment, WrongSetting } from './environment.ts';
import { findRestore } from './find-restore.ts';
import { createHeartbeat } from './heartbeat.ts';
import { createBureauRecorder } from './incidents.ts';
import { openLog, scrub, stackFramesOf } from './log.ts';
import { serveMetrics } from './metrics.ts';
import { startPeriodicTasks } from './periodic-task.ts';
import { createPeriodicTaskRows } from './periodic-tasks.ts';
import { openPorts } from './ports/ports.ts';
import { openQueues } from './queues.ts';
import { openTestWorkerContext } from './test-orders.ts';
import type { WorkerContext } from './worker-context.ts';

/** Database connections besides those of the queue and the gateway; no job needs a second while it holds one. */
const POOL_SIZE = 5;
/** Less than the 5 s in which a worker must end, ms. */
const SHUTDOWN_GRACE_MS = 4500;

function environmentOrExit(): Environment {
  try {
    return readEnvironment();
  } catch (error) {
    if (!(error instanceof WrongSetting)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

/** A running worker. */
interface Running {
  readonly metricsPort: number | undefined;
  close(): Promise<void>;
}

async function start(env: Environment, log: Logger): Promise<Running> {
  const endTracing = await openTracing({ program: 'worker', endpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT });
  const { DATABASE_WORKER_URL: databaseUrl, KEYS_FILE: keysFile, FILES_DIR: filesDir } = env;
  const onRefusedKeys = (sentence: string) =>
    log.error({ why: sentence }, 'the keys file was replaced and is not used');
  const ctx = await openContext({ databaseUrl, keysFile, filesDir, poolSize: POOL_SIZE, onRefusedKeys });
  const live: WorkerContext = { ctx, env, log, ports: openPorts(env, createBureauRecorder(ctx, log)) };
  const test = openTestWorkerContext(live);
  const work: WorkerContext = { ...live, test };
  await findRestore(work);
  const metrics = createMetrics('worker');
  const queues = await openQueues(env, work, metrics);
  const findFaults = async (): Promise<ReadinessFault[]> => {
    const [faults, isThere] = await Promise.all([findReadinessFaults(ctx), queues.isThere()]);
    return isThere ? faults : [...faults, 'QUEUE_AWAY'];
  };
  // The first beat is asked for while the tasks are being started: none has ended yet.
  let stuck = (): readonly string[] => ['start'];
  const heartbeat = createHeartbeat(ctx, { log, stuck: () => stuck(), findFaults });
  const certificates = createCertificateWatch(work);
  const rows = createPeriodicTaskRows({
    certificates,
    work,
    test,
    queues,
    heartbeat,
    metrics,
    wake: (channel) => tasks.wake(channel),
  });
  const tasks = startPeriodicTasks(rows, log);
  stuck = tasks.stuck;
  const listener = await listen(databaseUrl, tasks.channels, tasks.wake);
  const server = await serveMetrics({ metrics, work, queues, tasks, certificates, findFaults });
  return {
    metricsPort: server?.port,
    close: async () => {
      queues.pause();
      await listener.close();
      await tasks.stop();
      await heartbeat.end();
      await queues.close();
      work.ports.close();
      await server?.close();
      await Promise.all([test.ctx.close(), ctx.close()]);
      await endTracing();
    },
  };
}

const env = environmentOrExit();
const log = openLog(env.LOG_LEVEL);
process.on('unhandledRejection', (error) => {
  log.fatal({ why: scrub(error), at: stackFramesOf(error) }, 'a fault that nobody catches');
  process.exit(1);
});
const { close, metricsPort } = await start(env, log).catch((error: unknown) => {
  process.stderr.write(`${scrub(error)}\n`);
  exitAtStart(error);
});

let isEnding = false;
function shutDown() {
  if (isEnding) return;
  isEnding = true;
  // Unfinished work is resumed from its rows, so it must not keep the process alive.
  setTimeout(() => process.exit(0), SHUTDOWN_GRACE_MS).unref();
  close().then(
    () => process.exit(0),
    (error: unknown) => {
      log.error({ why: scrub(error) }, 'ending failed');
      process.exit(1);
    },
  );
}
process.on('SIGTERM', shutDown);
process.on('SIGINT', shutDown);
if (env.END_WITH_PARENT === '1') process.stdin.resume().on('end', shutDown).on('close', shutDown).on('error', shutDown);
process.stdout.write(`${JSON.stringify({ ready: true, release, metricsPort })}\n`);
