import { type JobName, type JobQueue, jobNames, jobs } from '@beian/domain';
import { createPostgresBackend, type JobsOptions, Queue, Worker } from 'bullmq';
import type { Environment } from './environment.ts';
import { handlers } from './jobs/index.ts';
import type { Handler, Work } from './work.ts';

/** What stands in the queue: ids only. */
interface Carried {
  readonly payload: unknown;
  readonly outboxId: string | null;
}

export interface Queues {
  /** Adding the same id twice is harmless. Retries once: a query right after a database restart can fail. */
  add(job: JobName, id: string, carried: Carried, delayMs?: number): Promise<void>;
  pause(): Promise<void>;
  resume(): void;
  close(): Promise<void>;
}

const concurrency: Readonly<Record<JobQueue, number>> = { bureau: 2, notices: 8, reports: 1, timers: 16 };

/** Opens a queue and a worker per queue name; on PostgreSQL unless REDIS_URL is set. */
export async function openQueues(env: Environment, work: Work): Promise<Queues> {
  const names = [...new Set(jobNames.map((name) => jobs[name].queue))];
  const postgres = {
    connectionString: env.DATABASE_WORKER_URL,
    schema: 'bullmq',
    migrate: true,
    max: 3,
    keepAlive: true,
  };
  const queues = new Map<JobQueue, Queue>();
  const workers: Worker[] = [];
  for (const name of names) {
    const process = async (job: { name: string; data: Carried }) => {
      const declared = jobs[job.name as JobName];
      const handler = handlers[job.name as JobName] as Handler<JobName>;
      await handler(work, declared.payload.parse(job.data.payload) as never, job.data.outboxId);
    };
    const shared = {
      concurrency: concurrency[name],
      maxStalledCount: 1000,
      lockDuration: env.QUEUE_LOCK_MS,
      stalledInterval: env.QUEUE_LOCK_MS,
    };
    const { queue, worker } =
      env.REDIS_URL === undefined
        ? {
            queue: new Queue(name, { connection: postgres }, createPostgresBackend),
            worker: new Worker(name, process, { ...shared, connection: postgres }, createPostgresBackend),
          }
        : {
            queue: new Queue(name, { connection: { url: env.REDIS_URL } }),
            worker: new Worker(name, process, {
              ...shared,
              connection: { url: env.REDIS_URL, maxRetriesPerRequest: null },
            }),
          };
    queue.on('error', (error) => work.log.warn({ queue: name, why: error.message }, 'queue'));
    worker.on('error', (error) => work.log.warn({ queue: name, why: error.message }, 'worker'));
    worker.on('failed', (job, error) =>
      work.log.warn({ queue: name, job: job?.name, id: job?.id, why: scrub(error) }, 'job failed'),
    );
    queues.set(name, queue as Queue);
    workers.push(worker as Worker);
    await queue.waitUntilReady();
    await worker.waitUntilReady();
  }
  return {
    add: async (job, id, carried, delayMs = 0) => {
      const { queue, attempts, backoff } = jobs[job];
      const options: JobsOptions = {
        jobId: id,
        delay: delayMs,
        attempts,
        backoff: { type: 'exponential', delay: backoff },
        // Kept jobs would swallow a second adding of the same id.
        removeOnComplete: true,
        removeOnFail: true,
      };
      const target = queues.get(queue);
      await target?.add(job, carried, options).catch(() => target.add(job, carried, options));
    },
    pause: async () => {
      await Promise.all(workers.map((worker) => worker.pause(true)));
    },
    resume: () => {
      for (const worker of workers) worker.resume();
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.close()));
      await Promise.all([...queues.values()].map((queue) => queue.close()));
    },
  };
}

/** A database error's message holds the statement and its parameters: only its first words and its code are told. */
export function scrub(error: unknown): string {
  const cause = (error as { cause?: { code?: unknown } } | undefined)?.cause;
  if (typeof cause?.code === 'string') return `database error ${cause.code}`;
  return error instanceof Error ? error.message.slice(0, 300) : 'unknown';
}
