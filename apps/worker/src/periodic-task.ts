import { inSpan } from '@beian/database/tracing';
import type { Logger } from 'pino';
import { scrub } from './log.ts';

/** How a periodic task goes. */
export interface TaskState {
  /** Since a run last ended without a fault; before the first, since the start. s */
  readonly ageSeconds: number;
  /** Longest time between two runs without faults, s. */
  readonly intervalSeconds: number;
  /** Runs that failed since the start. */
  readonly failures: number;
  /** A run has ended without a fault since the start. */
  readonly hasSucceeded: boolean;
}

export interface PeriodicTask {
  /** Runs now, or again right after the current run. */
  runNow(): void;
  state(): TaskState;
  /** Waits for the current run. */
  stop(): Promise<void>;
}

/** The database's NOTIFY channels that wake tasks. `clock`: `app.now()` was moved, so that anything may be due. */
export type WakeChannel =
  | 'outbox'
  | 'uploads'
  | 'timers'
  | 'webhooks'
  | 'lookups'
  | 'readings'
  | 'rectifications'
  | 'clock';

interface NamedRow {
  readonly name: string;
  readonly wakesOn: readonly WakeChannel[];
  /** While this task does not end within so many seconds, besides three times its interval, the worker does not work. */
  readonly vitalSeconds?: number;
}
interface RepeatedRow extends NamedRow {
  readonly everyMs: number | (() => number);
  run(): Promise<void>;
  /** Waits for work that `run` began and did not wait for. */
  whenIdle?(): Promise<void>;
}
/** A task that repeats itself in a thread. */
interface ThreadRow extends NamedRow {
  start(): PeriodicTask;
}
export type PeriodicTaskRow = RepeatedRow | ThreadRow;

export interface PeriodicTasks {
  /** The channels that wake at least one task. */
  readonly channels: readonly string[];
  /** Runs the tasks that wake on this channel. */
  wake(channel: string): void;
  states(): (TaskState & { readonly task: string })[];
  /** The vital tasks that have not ended in time, or not yet. */
  stuck(): readonly string[];
  /** Waits for the current runs, and then for what they began. */
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
  let failures = 0;
  let succeededAtMs = performance.now();
  let hasSucceeded = false;
  let intervalMs = typeof everyMs === 'number' ? everyMs : 0;
  const delayMs = () => {
    const ms = typeof everyMs === 'number' ? everyMs : everyMs();
    // The longest so far, because a task that follows its rows chooses shorter ones in between.
    intervalMs = Math.max(intervalMs, ms);
    return nextDelayMs(faults, ms);
  };
  const startRun = () => {
    clearTimeout(timer);
    if (stopped) return;
    if (running !== undefined) {
      rerunRequested = true;
      return;
    }
    rerunRequested = false;
    running = inSpan(`task ${name}`, {}, run)
      .then(
        () => {
          faults = 0;
          hasSucceeded = true;
          succeededAtMs = performance.now();
        },
        (error) => {
          faults++;
          failures++;
          log.warn({ task: name, why: scrub(error), faults }, 'periodic task failed');
        },
      )
      .finally(() => {
        running = undefined;
        if (stopped) return;
        if (rerunRequested) startRun();
        else timer = setTimeout(startRun, delayMs());
      });
  };
  startRun();
  return {
    runNow: startRun,
    state: () => ({
      ageSeconds: (performance.now() - succeededAtMs) / 1000,
      intervalSeconds: intervalMs / 1000,
      failures,
      hasSucceeded,
    }),
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/** Starts every row, in their sequence. */
export function startPeriodicTasks(rows: readonly PeriodicTaskRow[], log: Logger): PeriodicTasks {
  const started = rows.map((row) => ({
    row,
    task: 'start' in row ? row.start() : startPeriodicTask(row.name, row.everyMs, log, row.run),
  }));
  return {
    channels: [...new Set(rows.flatMap(({ wakesOn }) => wakesOn))],
    wake: (channel) => {
      for (const { row, task } of started) if (row.wakesOn.some((one) => one === channel)) task.runNow();
    },
    states: () => started.map(({ row, task }) => ({ task: row.name, ...task.state() })),
    stuck: () => started.filter(({ row, task }) => isStuck(row, task.state())).map(({ row }) => row.name),
    stop: async () => {
      await Promise.all(started.map(({ task }) => task.stop()));
      await Promise.all(rows.map((row) => 'whenIdle' in row && row.whenIdle?.()));
    },
  };
}

const isStuck = (
  { vitalSeconds }: PeriodicTaskRow,
  { hasSucceeded, ageSeconds, intervalSeconds }: TaskState,
): boolean => vitalSeconds !== undefined && (!hasSucceeded || ageSeconds > 3 * intervalSeconds + vitalSeconds);

const nextDelayMs = (faults: number, everyMs: number): number =>
  Math.min(everyMs * Math.min(2 ** faults, MAX_BACKOFF_FACTOR), Math.max(everyMs, MAX_BACKOFF_MS));
