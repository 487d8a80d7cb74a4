import type { Logger } from 'pino';
import { scrub } from './log.ts';

export interface PeriodicTask {
  /** Runs now, or again right after the current run. */
  runNow(): void;
  /** Waits for the current run. */
  stop(): Promise<void>;
}

/** Back-off after faults: at most this many times the interval, and at most this long, ms. */
const MAX_BACKOFF_FACTOR = 30;
const MAX_BACKOFF_MS = 20_000;

/**
 * Repeats a task, never twice at the same time. It runs on `runNow` and at the latest after `everyMs`, which may change from run to run. A
 * fault is logged and the task continues.
 */
export function startPeriodicTask(
  name: string,
  everyMs: number | (() => number),
  log: Logger,
  run: () => Promise<void>,
): PeriodicTask {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let rerunRequested = false;
  let stopped = false;
  let faults = 0;
  const startRun = () => {
    clearTimeout(timer);
    if (stopped) return;
    if (running !== undefined) {
      rerunRequested = true;
      return;
    }
    rerunRequested = false;
    running = run()
      .then(
        () => {
          faults = 0;
        },
        (error) => {
          faults++;
          log.warn({ round: name, why: scrub(error), faults }, 'round failed');
        },
      )
      .finally(() => {
        running = undefined;
        if (stopped) return;
        if (rerunRequested) startRun();
        else timer = setTimeout(startRun, nextDelayMs(faults, typeof everyMs === 'number' ? everyMs : everyMs()));
      });
  };
  startRun();
  return {
    runNow: startRun,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

const nextDelayMs = (faults: number, everyMs: number): number =>
  Math.min(everyMs * Math.min(2 ** faults, MAX_BACKOFF_FACTOR), Math.max(everyMs, MAX_BACKOFF_MS));
