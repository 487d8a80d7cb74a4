import type { Logger } from 'pino';
import { scrub } from './log.ts';

export interface Round {
  /** Runs now, or again right after the run that is under way. */
  wake(): void;
  /** Waits for the run that is under way. */
  stop(): Promise<void>;
}

/** Whom it cannot reach it asks less often: at most this many times its period, and at most this long, ms. */
const SLOWEST = 30;
const LONGEST_MS = 20_000;

/**
 * Something done again and again: never twice at once, woken at will, and at the latest after `everyMs`, which may change
 * from one run to the next. A fault is logged and the round goes on.
 */
export function startRound(
  name: string,
  everyMs: number | (() => number),
  log: Logger,
  run: () => Promise<void>,
): Round {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  let faults = 0;
  const go = () => {
    clearTimeout(timer);
    if (stopped) return;
    if (running !== undefined) {
      again = true;
      return;
    }
    again = false;
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
        if (again) go();
        else timer = setTimeout(go, pauseAfter(faults, typeof everyMs === 'number' ? everyMs : everyMs()));
      });
  };
  go();
  return {
    wake: go,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

const pauseAfter = (faults: number, everyMs: number): number =>
  Math.min(everyMs * Math.min(2 ** faults, SLOWEST), Math.max(everyMs, LONGEST_MS));
