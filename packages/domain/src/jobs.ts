import { z } from 'zod';

/** Jobs are declared here and implemented in apps/worker/src/jobs/<name>.ts. Payloads are ids only. */
interface JobRow {
  readonly payload: z.ZodObject;
  readonly queue: 'checks' | 'notices' | 'registry' | 'reminders' | 'reports' | 'retention' | 'testOrders';
  /** BullMQ attempts within one adding; the outbox sweep adds again after that. */
  readonly attempts: number;
  /** Milliseconds of exponential backoff between attempts. */
  readonly backoff: number;
}

const order = z.object({ orderId: z.string() });

export const jobs = {
  /** Builds what the bureau would receive and stores fields, sizes and problems in report_checks. */
  prepareReport: { payload: order, queue: 'reports', attempts: 5, backoff: 1000 },
  /** Lets an order that came back from its bureau follow what was published meanwhile. */
  followRecord: { payload: order, queue: 'reports', attempts: 5, backoff: 1000 },
  /**
   * Looks at what an order's materials show and at what it shares with other subjects, and stores it in machine_checks. Pictures
   * take long and nobody waits for them: in a queue of its own, so that no push waits behind it.
   */
  checkContent: { payload: order, queue: 'checks', attempts: 5, backoff: 1000 },
  /** Asks the registry about the added domains of an order whose check is open; asked for by the write, not by an event. */
  verifyDomains: { payload: order, queue: 'registry', attempts: 3, backoff: 1000 },
  /** Asks the bureau's app for the picture behind the collection code that was entered last; asked for by the write. */
  fetchAppPhoto: { payload: order, queue: 'registry', attempts: 3, backoff: 1000 },
  /** Asks a bureau what it last got, to see whether a connection works; asked for by the write. */
  testBureau: { payload: z.object({ testId: z.string() }), queue: 'registry', attempts: 3, backoff: 1000 },
  /** Compares a connection's numbers with the bureau's and mends what it can; asked for by the write. Waits for whoever is at the connection. */
  resyncBureau: { payload: z.object({ resyncId: z.string() }), queue: 'registry', attempts: 8, backoff: 1000 },
  /** Sends one notice. */
  deliverNotice: { payload: z.object({ noticeId: z.string() }), queue: 'notices', attempts: 8, backoff: 2000 },
  /** Sends one reminder. Thousands fall due at nine in the morning: in a queue of their own, so that no other notice waits behind them. */
  deliverReminder: { payload: z.object({ noticeId: z.string() }), queue: 'reminders', attempts: 8, backoff: 2000 },
  /** Deletes what is kept long enough of one kind, batch by batch; asked for each hour of the database's clock, and again where it was not through. */
  retain: { payload: z.object({ kindId: z.string() }), queue: 'retention', attempts: 8, backoff: 5000 },
  /** Holds the file store against the rows, both ways; asked for once a day of the database's clock. */
  sweepFiles: { payload: z.object({}), queue: 'retention', attempts: 3, backoff: 5000 },
  /** Carries out what was decided about a request of a data subject: deletes, and writes down what was kept and why. */
  decidePerson: { payload: z.object({ requestId: z.string() }), queue: 'retention', attempts: 8, backoff: 1000 },
  /** Takes a test order one step on its way, in the place of the desk, the ministry and the bureau; asked for by each event of one. */
  stepTestOrder: { payload: order, queue: 'testOrders', attempts: 8, backoff: 200 },
} as const satisfies Record<string, JobRow>;

export type JobName = keyof typeof jobs;
export type JobQueue = (typeof jobs)[JobName]['queue'];
export const jobNames = Object.keys(jobs) as JobName[];
export type JobPayload<J extends JobName> = z.infer<(typeof jobs)[J]['payload']>;

/** Jobs that an event names in `then`: those that need no more than the order's id. */
export type OrderJob = 'prepareReport' | 'followRecord' | 'checkContent';
