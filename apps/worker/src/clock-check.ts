import type { Metrics } from '@beian/database/metrics';
import { type ClockStatus, readClock } from '@beian/orders/timers';
import type { Queues } from './queues.ts';
import type { WorkerContext } from './worker-context.ts';

/** Largest clock difference, ms; with more, nothing may be decided by this clock (docs/spec/desk.md D-clock). */
const MAX_SKEW_MS = 2000;
/** The task reads the clock only if no reading began in this many ticks of the timer task, which reads it once per tick. */
const STALE_AFTER_TICKS = 2;

export interface ClockCheck {
  /** The latest reading found this machine's clock right; false before the first reading. */
  isRight(): boolean;
  /** Reads the database's clock and its next timer, and judges this machine's clock. @throws DatabaseUnavailable */
  read(exceptTimers: readonly string[]): Promise<ClockStatus>;
  /** The task: judges this machine's clock unless a recent reading has. */
  run(): Promise<void>;
}

/**
 * Compares this machine's clock with the database's. Queues run only while it is right: no job is taken before the first reading, and none
 * while it is wrong.
 *
 * Every reading is judged, whoever asked for it. The timer task needs a statement per tick anyway, and that statement reads the clock too:
 * its decision to fire is as fresh as its list of due timers, and the check costs no second statement. The check's own task reads only when
 * the timer task does not, because it is firing many timers or backs off after a fault.
 */
export function createClockCheck(
  { ctx, env, log }: WorkerContext,
  queues: Pick<Queues, 'run' | 'pause'>,
  metrics: Pick<Metrics, 'set'>,
): ClockCheck {
  let isRight: boolean | undefined;
  /** Start of the latest judged reading, by the monotonic clock. */
  let judgedAtMs = Number.NEGATIVE_INFINITY;

  const judge = (skewMs: number, toleranceMs: number): void => {
    metrics.set('beian_clock_skew_seconds', {}, skewMs / 1000);
    const now = Math.abs(skewMs) <= MAX_SKEW_MS + toleranceMs;
    if (now === isRight) return;
    if (!now) {
      log.error({ skewMs: Math.round(skewMs) }, "this machine's clock is wrong: no job is taken until it is right");
      queues.pause();
    } else {
      if (isRight !== undefined) log.info("this machine's clock is right again");
      queues.run();
    }
    isRight = now;
  };

  const read = async (exceptTimers: readonly string[]): Promise<ClockStatus> => {
    const [askedAtMs, wallClockMs] = [performance.now(), Date.now()];
    const seen = await readClock(ctx, exceptTimers);
    // The database's time was read at some instant between request and answer.
    const halfRoundTripMs = (performance.now() - askedAtMs) / 2;
    // Two readings may overlap: the one that began first may answer last, and must not overrule the newer one.
    if (askedAtMs >= judgedAtMs) {
      judgedAtMs = askedAtMs;
      judge(wallClockMs + halfRoundTripMs - seen.at, halfRoundTripMs);
    }
    return seen;
  };

  return {
    isRight: () => isRight === true,
    read,
    run: async () => {
      if (performance.now() - judgedAtMs >= STALE_AFTER_TICKS * env.TIMER_TICK_MS) await read([]);
    },
  };
}
