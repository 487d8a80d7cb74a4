import type { JobQueue } from '@beian/domain';
import { connectionSettings, databaseLimits } from '@beian/orders';
import { createPostgresBackend, type JobsOptions, Queue, Worker, type WorkerOptions } from 'bullmq';
import type { Environment } from './environment.ts';

/** What stands in the queue: ids only. */
export interface Carried {
  readonly payload: unknown;
  /** The row that asked for the job; null where none did. */
  readonly outboxId: string | null;
  /** Of a test order: it is done among test orders. */
  readonly test?: true;
}

export interface StoreEvents {
  process(name: string, carried: Carried): Promise<void>;
  fault(queue: JobQueue, error: Error): void;
  /** Every fault, untold ones too. */
  lookAt(error: unknown): void;
  failed(queue: JobQueue, job: string | undefined, id: string | undefined, error: Error): void;
}

interface JobOfStore {
  readonly name: string;
  readonly data: Carried;
  readonly opts: JobsOptions;
}

/** What we use of BullMQ, whatever store it stands on. */
interface QueueOfStore {
  on(event: 'error', listener: (error: Error) => void): unknown;
  addBulk(jobs: JobOfStore[]): Promise<unknown>;
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
}
interface WorkerOfStore {
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

/** One opening of the queue store: a queue to add to and a worker for each name. */
export interface Store {
  queue(name: JobQueue): QueueOfStore;
  run(): void;
  pause(): void;
  /** `force`: without waiting for jobs under way. */
  close(force: boolean): Promise<void>;
}

const concurrency: Readonly<Record<JobQueue, number>> = {
  checks: 1,
  notices: 4,
  registry: 2,
  reminders: 2,
  reports: 1,
  retention: 1,
  testOrders: 2,
};

/** Opens the queues on PostgreSQL, in schema `bullmq`, which it makes where it is missing; on Redis where REDIS_URL is set. */
export async function openStore(env: Environment, names: readonly JobQueue[], events: StoreEvents): Promise<Store> {
  const queues = new Map<JobQueue, QueueOfStore>();
  const workers: WorkerOfStore[] = [];
  const close = async (force: boolean) => {
    await Promise.allSettled(workers.map((worker) => worker.close(force)));
    await Promise.allSettled([...queues.values()].map((queue) => queue.close()));
  };
  try {
    for (const name of names) {
      const { queue, worker } = openPair(env, name, (job) => events.process(job.name, job.data));
      queues.set(name, queue);
      workers.push(worker);
      const onFault = (error: Error) => {
        events.lookAt(error);
        events.fault(name, error);
      };
      queue.on('error', onFault);
      worker.on('error', onFault);
      worker.on('failed', (job, error) => events.failed(name, job?.name, job?.id, error));
      await queue.waitUntilReady();
      await worker.waitUntilReady();
    }
  } catch (error) {
    await close(true);
    throw error;
  }
  return {
    queue: (name) => {
      const found = queues.get(name);
      if (found === undefined) throw new Error(`no queue ${name}`);
      return found;
    },
    run: () => {
      for (const worker of workers) {
        // A paused worker whose last job is done no longer runs.
        if (worker.isRunning() || worker.isPaused()) void worker.resume();
        else worker.run().catch(events.lookAt);
      }
    },
    pause: () => {
      for (const worker of workers) worker.pause(true).catch(events.lookAt);
    },
    close,
  };
}

type Process = (job: { name: string; data: Carried }) => Promise<void>;

function openPair(env: Environment, name: JobQueue, process: Process): { queue: QueueOfStore; worker: WorkerOfStore } {
  const shared: Omit<WorkerOptions, 'connection'> = {
    autorun: false,
    concurrency: concurrency[name],
    // Handlers look at their row: a job that is taken over again and again is still to be done.
    maxStalledCount: 1000,
    lockDuration: env.QUEUE_LOCK_MS,
    stalledInterval: env.QUEUE_LOCK_MS,
    runRetryDelay: 1000,
  };
  if (env.REDIS_URL !== undefined) {
    const connection = { url: env.REDIS_URL };
    return {
      queue: new Queue(name, { connection }),
      worker: new Worker(name, process, { ...shared, connection: { ...connection, maxRetriesPerRequest: null } }),
    };
  }
  const connection = {
    connectionString: env.DATABASE_WORKER_URL,
    schema: 'bullmq',
    migrate: true,
    max: 2,
    ...connectionSettings(databaseLimits),
  };
  return {
    queue: new Queue(name, { connection }, createPostgresBackend),
    worker: new Worker(name, process, { ...shared, connection }, createPostgresBackend),
  };
}
