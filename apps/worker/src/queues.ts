import { sqlState } from '@beian/database/connection';
import type { Metrics } from '@beian/database/metrics';
import { type Call, followCall } from '@beian/database/tracing';
import { type JobName, type JobQueue, jobNames, jobs } from '@beian/domain/jobs';
import { type Figure, figure } from '@beian/domain/metrics';
import type { JobsOptions } from 'bullmq';
import { endJob } from './end-job.ts';
import type { Environment } from './environment.ts';
import { handlers } from './jobs/index.ts';
import { scrub, stackFramesOf } from './log.ts';
import { type JobData, openQueueStore, type QueueStore, type StoreEvents } from './queue-store.ts';
import { type JobHandler, RetryLater, type WorkerContext } from './worker-context.ts';

export interface JobToAdd extends JobData {
  readonly job: JobName;
  /** Adding the same id again while the job waits or runs has no effect. */
  readonly id: string;
}

/** The queues and their workers. A store that was wiped is opened again; its jobs are added again from the outbox rows. */
export interface Queues {
  /** Tries twice in PostgreSQL: a query right after a restart can fail. */
  add(jobs: readonly JobToAdd[]): Promise<void>;
  /** Whether the store answers; one in PostgreSQL does as the database does. */
  isThere(): Promise<boolean>;
  /** Starts taking jobs. */
  run(): void;
  /** Jobs by queue and state. */
  figures(): Promise<Figure[]>;
  /** Takes no more jobs; running ones continue. */
  pause(): void;
  /** Waits for running jobs. */
  close(): Promise<void>;
}

const REOPEN_DELAY_MS = 1000;
/** BullMQ takes jobs without a priority before those with one. */
const TEST_PRIORITY = 100;
/** SQLSTATEs of missing tables, functions, types or schema of the queue. */
const missingSchemaStates = ['42P01', '42883', '42704', '3F000'];

export async function openQueues(env: Environment, work: WorkerContext, metrics: Metrics): Promise<Queues> {
  const { log } = work;
  const names = [...new Set(jobNames.map((name) => jobs[name].queue))];
  for (const job of jobNames)
    for (const outcome of jobOutcomes) metrics.showZero('beian_jobs_total', { job_name: job, outcome });
  const isRedis = env.REDIS_URL !== undefined;
  let wasThere = true;
  let running = false;
  let closed = false;
  let reopening: Promise<void> | undefined;

  const events: StoreEvents = {
    process: (name, carried, tries) => processJob(work, name, carried, tries, metrics),
    onError: seldom((queue, error) => {
      log.warn({ queue, why: scrub(error) }, 'queue');
    }),
    inspectError: (error) => {
      if (missingSchemaStates.includes(sqlState(error) ?? '')) reopen();
    },
    onJobFailed: (queue, job, id, error) => {
      const isLogged = error instanceof RetryLater || error instanceof LoggedError;
      log[isLogged ? 'debug' : 'warn']({ queue, job, id, why: scrub(error) }, 'job failed');
    },
  };
  const open = () => openQueueStore(env, names, events);
  let store: QueueStore = await open();

  function reopen(): void {
    if (closed || reopening !== undefined) return;
    log.error('the store of the queues was wiped: it is made anew');
    reopening = (async () => {
      await store.close(true);
      for (;;) {
        if (closed) return;
        try {
          store = await open();
          break;
        } catch (error) {
          log.warn({ why: scrub(error) }, 'the store of the queues cannot be opened');
          await new Promise((resolve) => setTimeout(resolve, REOPEN_DELAY_MS));
        }
      }
      if (running) store.run();
      log.info('the store of the queues is open again');
    })().finally(() => {
      reopening = undefined;
    });
  }

  const addToQueue = async (queue: JobQueue, list: readonly JobToAdd[]): Promise<void> => {
    const bulk = list.map(({ job, id, payload, outboxId, test, call }) => ({
      name: job,
      data: { payload, outboxId, ...(test ? { test } : {}), ...(call?.requestId ? { call } : {}) },
      // Live jobs go first, so that many test orders do not delay a push.
      opts: { ...optionsOf(job, id), ...(test ? { priority: TEST_PRIORITY } : {}) },
    }));
    await reopening;
    await store
      .add(queue, bulk)
      .catch((error: unknown) => (isRedis ? Promise.reject(error) : store.add(queue, bulk)))
      .catch((error: unknown) => {
        events.inspectError(error);
        // Its log must not blame the database.
        throw isRedis ? new Error(`Redis does not take jobs: ${scrub(error)}`) : error;
      });
  };

  return {
    add: async (list) => {
      for (const name of names) {
        const own = list.filter(({ job }) => jobs[job].queue === name);
        if (own.length > 0) await addToQueue(name, own);
      }
    },
    isThere: async () => {
      if (!isRedis) return true;
      const isThere = reopening === undefined && (await store.isThere());
      if (isThere !== wasThere) {
        if (isThere) log.info('Redis answers again: jobs go on');
        else log.error('Redis does not answer: jobs wait in their rows');
        wasThere = isThere;
      }
      return isThere;
    },
    figures: async () => {
      await reopening;
      const counted = await Promise.all(names.map(async (queue) => ({ queue, jobs: await store.counts(queue) })));
      return counted.flatMap(({ queue, jobs: { waiting = 0, prioritized = 0, active = 0, delayed = 0 } }) => [
        figure('beian_queue_jobs', { queue, state: 'waiting' }, waiting + prioritized),
        figure('beian_queue_jobs', { queue, state: 'active' }, active),
        figure('beian_queue_jobs', { queue, state: 'delayed' }, delayed),
      ]);
    },
    run: () => {
      running = true;
      if (reopening === undefined) store.run();
    },
    pause: () => {
      running = false;
      store.pause();
    },
    close: async () => {
      closed = true;
      await reopening;
      await store.close(false);
    },
  };
}

function optionsOf(job: JobName, id: string): JobsOptions {
  const { attempts, backoff } = jobs[job];
  return {
    jobId: id,
    attempts,
    backoff: { type: 'exponential', delay: backoff },
    // A job that is kept would prevent adding the same id again.
    removeOnComplete: true,
    removeOnFail: true,
  };
}

const failWithoutTestContext = (): never => {
  throw new Error('this worker has no context for test orders');
};

/** An error that is already logged. */
class LoggedError extends Error {}

const noCall: Call = { requestId: null, traceparent: null };

/** What a run of a job comes to, as it is counted. */
const jobOutcomes = ['done', 'failed', 'later', 'given_up'] as const;

/** Runs a job and counts it. The queue stores the error, so its message must contain no more than the log. */
async function processJob(
  live: WorkerContext,
  name: string,
  { payload, outboxId, test, call = noCall }: JobData,
  tries: number,
  metrics: Metrics,
): Promise<void> {
  const realm = test === true ? (live.test ?? failWithoutTestContext()) : live;
  const { requestId } = call;
  const work = requestId === null ? realm : { ...realm, log: realm.log.child({ requestId }) };
  if (!Object.hasOwn(handlers, name)) throw new Error('no such job');
  const job = name as JobName;
  const begun = performance.now();
  const count = (outcome: (typeof jobOutcomes)[number]) => {
    metrics.increment('beian_jobs_total', { job_name: job, outcome });
    metrics.observe('beian_job_seconds', { job_name: job }, (performance.now() - begun) / 1000);
  };
  try {
    const handle = handlers[job] as JobHandler<JobName>;
    const end = await followCall(call, `job ${job}`, {}, async () =>
      handle(work, jobs[job].payload.parse(payload) as never, outboxId),
    );
    count(end === 'GIVEN_UP' ? 'given_up' : 'done');
    work.log.debug({ job, outboxId }, 'job done');
  } catch (error) {
    count(error instanceof RetryLater ? 'later' : 'failed');
    if (error instanceof RetryLater) throw error;
    const why = scrub(error);
    work.log.warn({ job: name, outboxId, why, at: stackFramesOf(error) }, 'fault in a job');
    const isLastTry = tries + 1 >= jobs[job].attempts;
    if (outboxId !== null && isLastTry && (await endJob(work, { job, payload, outboxId }, error))) return;
    throw new LoggedError(why);
  }
}

/** At most once in ten seconds: a store that is away fails many times a second. */
function seldom<A extends unknown[]>(callback: (...args: A) => void): (...args: A) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (...args) => {
    if (performance.now() - last < 10_000) return;
    last = performance.now();
    callback(...args);
  };
}
