import type { JobName, JobPayload } from '@beian/domain';
import type { AppContext } from '@beian/orders';
import type { Logger } from 'pino';
import type { Environment } from './environment.ts';
import type { Ports } from './ports/ports.ts';

/** What every job is given. */
export interface Work {
  readonly ctx: AppContext;
  readonly env: Environment;
  readonly ports: Ports;
  readonly log: Logger;
  /** The same among test orders, with a sandbox in the place of whatever is outside. */
  readonly test?: Work;
}

/**
 * A job's implementation. `outboxId` is the row that asked for it: the handler marks it done in the
 * transaction of its own effect, and finds it done when the job comes twice. Throwing means: again.
 */
export type Handler<J extends JobName> = (work: Work, payload: JobPayload<J>, outboxId: string | null) => Promise<void>;

/** Thrown by a handler whose matter another one has in hand: nothing is wrong, the queue brings it again. */
export class NotYet extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'NotYet';
  }
}
