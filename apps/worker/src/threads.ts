import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import { scrub } from './log.ts';
import type { PeriodicTask, TaskState } from './periodic-task.ts';

/** Parts of the gateway that run in threads: they build and read files of 45 MB, which would delay timers and leases. */
export type GatewayPart = 'uploads' | 'downloads';

/** Delay before a thread that died is started again, ms. */
const RESTART_DELAY_MS = 1000;
/** A thread says this often how its task goes, ms. */
export const STATE_INTERVAL_MS = 1000;
/** Heap limit of a thread, MB; above it only the thread dies. Files are not on the JavaScript heap. */
const MAX_HEAP_MB = 768;

/**
 * A periodic task in a separate thread that is started again whenever it ends and continues from the rows. The thread's file gets its
 * `part`, handles 'wake' and 'stop', exits by itself after 'stop', and sends the state of its task. The age of a task goes on when its
 * thread says nothing.
 */
export function startThread(part: string, file: URL, log: Logger): PeriodicTask {
  let ending = false;
  let worker: Worker | undefined;
  let restartTimer: NodeJS.Timeout | undefined;
  let resolveExit: () => void = () => undefined;
  let heard: { readonly state: TaskState; readonly atMs: number } = {
    state: { ageSeconds: 0, intervalSeconds: 0, failures: 0, hasSucceeded: false },
    atMs: performance.now(),
  };
  const start = () => {
    const thread = new Worker(file, {
      name: part,
      workerData: { part },
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    });
    worker = thread;
    thread.on('message', (state: TaskState) => {
      heard = { state, atMs: performance.now() };
    });
    thread.on('error', (error) => log.error({ thread: part, why: scrub(error) }, 'a thread broke'));
    thread.on('exit', () => {
      worker = undefined;
      if (ending) return resolveExit();
      log.error({ thread: part }, 'a thread ended: it is started again');
      restartTimer = setTimeout(start, RESTART_DELAY_MS);
    });
  };
  start();
  return {
    runNow: () => worker?.postMessage('wake'),
    state: () => ({
      ...heard.state,
      ageSeconds: heard.state.ageSeconds + (performance.now() - heard.atMs) / 1000,
    }),
    stop: async () => {
      ending = true;
      clearTimeout(restartTimer);
      if (worker === undefined) return;
      const exit = new Promise<void>((resolve) => {
        resolveExit = resolve;
      });
      worker.postMessage('stop');
      await exit;
    },
  };
}

export const startGatewayThread = (part: GatewayPart, log: Logger): PeriodicTask =>
  startThread(
    part,
    new URL(import.meta.url.endsWith('.ts') ? './gateway-thread.ts' : './gateway-thread.js', import.meta.url),
    log,
  );
