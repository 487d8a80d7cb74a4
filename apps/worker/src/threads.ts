import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import { scrub } from './log.ts';
import type { PeriodicTask } from './periodic-task.ts';

/** What of the gateway runs beside the rest: files of 45 MB are built and read there, while timers ring and leases are kept here. */
export type GatewayPart = 'uploads' | 'downloads';

/** Before a thread that died is started again, ms. */
const RESTART_DELAY_MS = 1000;
/** A thread that outgrows this dies alone, MB of JavaScript's own memory: files are not in it. */
const MAX_HEAP_MB = 768;

/**
 * A round in a thread of its own, started again however it ends: it goes on from the rows, as another worker would. The
 * thread's file is told its `part`, takes 'wake' and 'stop', and ends by itself after 'stop'.
 */
export function startThread(part: string, file: URL, log: Logger): PeriodicTask {
  let ending = false;
  let worker: Worker | undefined;
  let restartTimer: NodeJS.Timeout | undefined;
  let resolveExit: () => void = () => undefined;
  const start = () => {
    const thread = new Worker(file, {
      name: part,
      workerData: { part },
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    });
    worker = thread;
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

/** The thread of a part of the gateway. */
export const startGatewayThread = (part: GatewayPart, log: Logger): PeriodicTask =>
  startThread(
    part,
    new URL(import.meta.url.endsWith('.ts') ? './gateway-thread.ts' : './gateway-thread.js', import.meta.url),
    log,
  );
