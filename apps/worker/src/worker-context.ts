import type { AppContext } from '@beian/database/transaction';
import type { JobName, JobPayload } from '@beian/domain/jobs';
import type { Logger } from 'pino';
import type { Environment } from './environment.ts';
import type { Ports } from './ports/ports.ts';

/** Context of every job. */
export interface WorkerContext {
  readonly ctx: AppContext;
  readonly env: Environment;
  readonly ports: Ports;
  readonly log: Logger;
  /** The same for test orders, with a sandbox for outgoing connections. */
  readonly test?: WorkerContext;
}

/**
 * A job's implementation. `outboxId` is the row that enqueued it: the handler marks it done in the transaction of its effect, and finds it
 * done if the job runs twice. Throwing means that the job is retried; GIVEN_UP that it is not, although it had no effect.
 */
export type JobHandler<J extends JobName> = (
  work: WorkerContext,
  payload: JobPayload<J>,
  outboxId: string | null,
) => Promise<undefined | 'GIVEN_UP'> | Promise<void>;

/** Thrown by a handler if another one works on the same thing; not a fault, the queue retries the job. */
export class RetryLater extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'RetryLater';
  }
}
