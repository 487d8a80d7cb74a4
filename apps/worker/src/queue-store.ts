import type { Call } from '@beian/database/tracing';
import type { JobQueue } from '@beian/domain/jobs';
import { createPostgresBackend, type JobsOptions, Queue, Worker, type WorkerOptions } from 'bullmq';
import type { Environment } from './environment.ts';
import { openQueueConnections, type QueueConnections } from './queue-connections.ts';

/** Data of a job in the queue: ids only. */
export interface JobData {
  readonly payload: unknown;
  /** The outbox row of the job; null if there is none. */
  readonly outboxId: string | null;
  /** The job belongs to a test order and runs in the test realm. */
  readonly test?: true;
  /** The request that added the job; undefined for a job of an older release, or of the worker's own. */
  readonly call?: Call;
}

export interface StoreEvents {
  /** `tries`: how often the job was tried before since it was added. */
  process(name: string, carried: JobData, tries: number): Promise<void>;
  onError(queue: JobQueue, error: Error): void;
  /** Called for every error, also those that are not logged. */
  inspectError(error: unknown): void;
  onJobFailed(queue: JobQueue, job: string | undefined, id: string | undefined, error: Error): void;
}

interface QueuedJob {
  readonly name: string;
  readonly data: JobData;
  readonly opts: JobsOptions;
}

/** States of jobs that are in a queue, in BullMQ's words; jobs with a priority are waiting ones, too. */
const queueStates = ['waiting', 'prioritized', 'active', 'delayed'] as const;
type QueueState = (typeof queueStates)[number];

/** The part of BullMQ that is used, independent of the store. */
interface StoreQueue {
  on(event: 'error', listener: (error: Error) => void): unknown;
  addBulk(jobs: QueuedJob[]): Promise<unknown>;
  getJobCounts(...states: QueueState[]): Promise<{ [state: string]: number }>;
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
}
interface StoreWorker {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'failed', listener: (job: { name: string; id?: string } | undefined, error: Error) => void): unknown;
  waitUntilReady(): Promise<unknown>;
  isRunning(): boolean;
  isPaused(): boolean;
  run(): Promise<void>;
  pause(doNotWaitActive: boolean): Promise<void>;
  resume(): Promise<void>;
  close(force: boolean): Promise<void>;
}

/** One open queue store: a queue and a worker for each name. */
export interface QueueStore {
  /** @throws Error once the store is closed */
  add(name: JobQueue, jobs: QueuedJob[]): Promise<void>;
  /** Whether it answers within two seconds. */
  isThere(): Promise<boolean>;
  /** Jobs by state. @throws Error once the store is closed */
  counts(name: JobQueue): Promise<{ [state: string]: number }>;
  run(): void;
  pause(): void;
  /** Waits for what is being added and counted. `force`: without waiting for running jobs. */
  close(force: boolean): Promise<void>;
}

/** Time in which jobs are added, ms: Redis that is away answers when it is back. */
const ANSWER_MS = 5000;
/** Time of the questions whether it is there and what it holds, which metrics wait for, and of its first answer at the start, ms. */
const THERE_MS = 2000;
/** Between two tries to reach Redis, ms. */
const RECONNECT_MS = 1000;
/** A connection to Redis on which nothing came for so long is given up, ms; a worker that waits for jobs hears from it every 10 s. */
const SILENCE_MS = 30_000;

const concurrency: Readonly<Record<JobQueue, number>> = {
  checks: 1,
  notices: 4,
  previews: 1,
  reading: 1,
  registry: 2,
  reminders: 2,
  reports: 1,
  retention: 1,
  testOrders: 2,
};

/**
 * Opens the queues in PostgreSQL, schema `bullmq`, which is created if missing; in Redis if REDIS_URL is set. Redis that is away is waited for
 * in the background, since bureaus and timers need no queue.
 */
export async function openQueueStore(
  env: Environment,
  names: readonly JobQueue[],
  events: StoreEvents,
): Promise<QueueStore> {
  const connections = env.REDIS_URL === undefined ? await openQueueConnections(env.DATABASE_WORKER_URL) : undefined;
  const queues = new Map<JobQueue, StoreQueue>();
  const workers: StoreWorker[] = [];
  const asked = new Set<Promise<unknown>>();
  const opened: Promise<unknown>[] = [];
  let probe: Promise<unknown> | undefined;
  let closed = false;
  const close = async (force: boolean) => {
    closed = true;
    await Promise.allSettled(asked);
    await Promise.allSettled(workers.map((worker) => worker.close(force)));
    await Promise.allSettled([...queues.values()].map((queue) => queue.close()));
    await connections?.close();
  };
  try {
    for (const name of names) {
      const { queue, worker } = openQueueAndWorker(env, connections, name, (job) =>
        events.process(job.name, job.data, job.attemptsMade),
      );
      queues.set(name, queue);
      workers.push(worker);
      const handleError = (error: Error) => {
        events.inspectError(error);
        events.onError(name, error);
      };
      queue.on('error', handleError);
      worker.on('error', handleError);
      worker.on('failed', (job, error) => events.onJobFailed(name, job?.name, job?.id, error));
      if (connections === undefined) opened.push(queue.waitUntilReady(), worker.waitUntilReady());
      else {
        await queue.waitUntilReady();
        await worker.waitUntilReady();
      }
    }
    await Promise.race([Promise.all(opened), pause(THERE_MS)]);
    for (const one of opened) one.catch(events.inspectError);
  } catch (error) {
    await close(true);
    throw error;
  }
  /** BullMQ never answers what is asked of a closed queue, so that is refused here, and `close` waits for what was asked before. */
  const ask = async <T>(name: JobQueue, ms: number, what: (queue: StoreQueue) => Promise<T>): Promise<T> => {
    const queue = queues.get(name);
    if (queue === undefined || closed)
      throw new Error(closed ? 'the store of the queues is closed' : `no queue ${name}`);
    const answer = within(ms, what(queue));
    asked.add(answer);
    return await answer.finally(() => asked.delete(answer));
  };
  return {
    add: async (name, jobs) => {
      await ask(name, ANSWER_MS, (queue) => queue.addBulk(jobs));
    },
    isThere: async () => {
      const [first] = queues.values();
      if (first === undefined || closed) return false;
      // One question at a time: those that Redis has not answered yet would be asked anew once it is back.
      probe ??= first.getJobCounts('active').finally(() => {
        probe = undefined;
      });
      return await within(THERE_MS, probe).then(
        () => true,
        () => false,
      );
    },
    counts: (name) => ask(name, THERE_MS, (queue) => queue.getJobCounts(...queueStates)),
    run: () => {
      for (const worker of workers) {
        // A paused worker whose last job is done has stopped running.
        if (worker.isRunning() || worker.isPaused()) void worker.resume();
        else worker.run().catch(events.inspectError);
      }
    },
    pause: () => {
      for (const worker of workers) worker.pause(true).catch(events.inspectError);
    },
    close,
  };
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());

/** @throws Error when nothing came in time */
async function within<T>(ms: number, answer: Promise<T>): Promise<T> {
  const late = pause(ms).then(() => {
    throw new Error('the store of the queues does not answer');
  });
  return await Promise.race([answer, late]);
}

type ProcessJob = (job: { name: string; data: JobData; attemptsMade: number }) => Promise<void>;

function openQueueAndWorker(
  env: Environment,
  connections: QueueConnections | undefined,
  name: JobQueue,
  process: ProcessJob,
): { queue: StoreQueue; worker: StoreWorker } {
  const shared: Omit<WorkerOptions, 'connection'> = {
    autorun: false,
    concurrency: concurrency[name],
    // Handlers check their outbox row, so a job that stalled many times must still run.
    maxStalledCount: 1000,
    lockDuration: env.QUEUE_LOCK_MS,
    stalledInterval: env.QUEUE_LOCK_MS,
    runRetryDelay: 1000,
  };
  if (connections === undefined) {
    const connection = { url: env.REDIS_URL, retryStrategy: () => RECONNECT_MS, socketTimeout: SILENCE_MS };
    return {
      // What cannot be added soon is added again from its row.
      queue: new Queue(name, { connection: { ...connection, commandTimeout: ANSWER_MS } }),
      worker: new Worker(name, process, { ...shared, connection: { ...connection, maxRetriesPerRequest: null } }),
    };
  }
  return {
    queue: new Queue(name, { connection: connections.ofQueues }, createPostgresBackend),
    worker: new Worker(name, process, { ...shared, connection: connections.ofWorkers }, createPostgresBackend),
  };
}
