import { parentPort, workerData } from 'node:worker_threads';
import { openContext } from '@beian/database/context';
import { readEnvironment } from './environment.ts';
import { createBureauRecorder } from './incidents.ts';
import { openLog } from './log.ts';
import type { PeriodicTask } from './periodic-task.ts';
import { startDownloadPolling } from './poll.ts';
import { openPorts } from './ports/ports.ts';
import { createThreadBuilder } from './submission/builder.ts';
import { startUploads } from './submission/send-files.ts';
import { type GatewayPart, STATE_INTERVAL_MS } from './threads.ts';
import type { WorkerContext } from './worker-context.ts';

/** Database connections per thread: one holds the locks of bureaus, the others run short transactions. */
const poolSizes: Readonly<Record<GatewayPart, number>> = { uploads: 3, downloads: 3 };
const startTask: Readonly<Record<GatewayPart, (work: WorkerContext) => PeriodicTask>> = {
  uploads: (work) => startUploads(work, createThreadBuilder(work.log)),
  downloads: startDownloadPolling,
};

const { part } = workerData as { readonly part: GatewayPart };
const env = readEnvironment();
const log = openLog(env.LOG_LEVEL);
const { DATABASE_WORKER_URL: databaseUrl, KEYS_FILE: keysFile, FILES_DIR: filesDir } = env;
const ctx = await openContext({ databaseUrl, keysFile, filesDir, poolSize: poolSizes[part] });
const work: WorkerContext = { ctx, env, log, ports: openPorts(env, createBureauRecorder(ctx, log)) };
const task = startTask[part](work);
const telling = setInterval(() => parentPort?.postMessage(task.state()), STATE_INTERVAL_MS);
parentPort?.on('message', (message: 'wake' | 'stop') => {
  if (message === 'wake') task.runNow();
  else void shutDown();
});

/** Closing the port lets the thread exit. */
async function shutDown(): Promise<void> {
  clearInterval(telling);
  await task.stop();
  work.ports.close();
  await ctx.close();
  parentPort?.close();
}
