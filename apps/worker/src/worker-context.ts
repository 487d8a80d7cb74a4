import type { JobName, JobPayload } from '@beian/domain';
import type { AppContext } from '@beian/orders';
import type { Logger } from 'pino';
import type { Environment } from './environment.ts';
import type { Ports } from './ports/ports.ts';

/** What every job is given. */
export interface WorkerContext {
  readonly ctx: AppContext;
  readonly env: Environment;
  readonly ports: Ports;
  readonly log: Logger;
  /** The same among test orders, with a sandbox in the place of whatever is outside. */
  readonly test?: WorkerContext;
}

/**
 * A job's implementation. `outboxId` is the row that asked for it: the handler marks it done in the
 * transaction of its own effect, and finds it done when the job comes twice. Throwing means: again.
 */
export type JobHandler<J extends JobName> = (
  work: WorkerContext,
  payload: JobPayload<J>,
  outboxId: string | null,
) => Promise<void>;

/** Thrown by a handler whose matter another one has in hand: nothing is wrong, the queue brings it again. */
export class RetryLater extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'RetryLater';
  }
}
