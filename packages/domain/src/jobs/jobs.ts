import { z } from 'zod';

/** Jobs are declared here and implemented in apps/worker/src/jobs/<name>.ts. Payloads contain ids only. */
interface JobRow {
  readonly payload: z.ZodObject;
  readonly queue:
    | 'checks'
    | 'notices'
    | 'previews'
    | 'reading'
    | 'registry'
    | 'reminders'
    | 'reports'
    | 'retention'
    | 'testOrders';
  /** BullMQ attempts per enqueue; afterwards the outbox sweep enqueues the job again. */
  readonly attempts: number;
  /** Milliseconds of exponential backoff between attempts. */
  readonly backoff: number;
}

const order = z.object({ orderId: z.string() });

export const jobs = {
  /** Builds the data for the bureau and stores fields, sizes and problems in report_checks. */
  prepareReport: { payload: order, queue: 'reports', attempts: 5, backoff: 1000 },
  /** Updates an order that came back from its bureau with what was published in the meantime. */
  followRecord: { payload: order, queue: 'reports', attempts: 5, backoff: 1000 },
  /**
   * Checks an order's pictures and what it shares with other subjects, and stores the result in machine_checks.
   * Pictures take long and nobody waits for them: a separate queue, so that no push is delayed.
   */
  checkContent: { payload: order, queue: 'checks', attempts: 5, backoff: 1000 },
  /** Adds the pictures of an order that were not read yet to the reading queue (reading_queue), in which what somebody waits for comes first. */
  readPictures: { payload: order, queue: 'reading', attempts: 5, backoff: 1000 },
  /**
   * Keeps the verification form of an order as its last approval fills it in; does nothing while a photo is
   * still to be approved.
   */
  keepVerificationForm: { payload: order, queue: 'checks', attempts: 5, backoff: 1000 },
  /**
   * Asks the registry about the added domains of an order whose check is open; enqueued by the write, not by an event.
   */
  verifyDomains: { payload: order, queue: 'registry', attempts: 3, backoff: 1000 },
  /** Asks the provider's cloud about an order's service codes, and for what is to become of them; enqueued by the write. */
  settleServiceCodes: { payload: order, queue: 'registry', attempts: 3, backoff: 1000 },
  /** Asks the bureau's app for the picture of the last collection code; enqueued by the write. */
  fetchAppPhoto: { payload: order, queue: 'registry', attempts: 3, backoff: 1000 },
  /**
   * Asks the liveness service about a face check; enqueued by the write. After the last attempt without an answer the
   * photo goes to the reviewer.
   */
  checkFace: { payload: z.object({ checkId: z.string() }), queue: 'registry', attempts: 3, backoff: 2000 },
  /** Asks a bureau for its last received number, to test a connection; enqueued by the write. */
  testBureau: { payload: z.object({ testId: z.string() }), queue: 'registry', attempts: 3, backoff: 1000 },
  /** Sends a test message by a channel to the administrator who asks; enqueued by the write. Tried once: the answer is shown. */
  testChannel: { payload: z.object({ testId: z.string() }), queue: 'registry', attempts: 3, backoff: 1000 },
  /**
   * Compares a connection's numbers with the bureau's and corrects what it can; enqueued by the write. Waits while
   * another process uses the connection.
   */
  resyncBureau: { payload: z.object({ resyncId: z.string() }), queue: 'registry', attempts: 8, backoff: 1000 },
  /** Sends one notice. */
  deliverNotice: { payload: z.object({ noticeId: z.string() }), queue: 'notices', attempts: 8, backoff: 2000 },
  /** Sends one reminder. Thousands are due at 09:00: a separate queue, so that other notices are not delayed. */
  deliverReminder: { payload: z.object({ noticeId: z.string() }), queue: 'reminders', attempts: 8, backoff: 2000 },
  /**
   * Deletes rows of one kind past their retention, in batches; enqueued each hour of the database's clock, and again if
   * it did not finish.
   */
  retain: { payload: z.object({ kindId: z.string() }), queue: 'retention', attempts: 8, backoff: 5000 },
  /** Compares a share of the file store with the rows in both directions; enqueued once a day of the database's clock. */
  sweepFiles: { payload: z.object({}), queue: 'retention', attempts: 3, backoff: 5000 },
  /** Carries out the decisions about a data subject's request: deletes, and records what was kept and why. */
  decidePerson: { payload: z.object({ requestId: z.string() }), queue: 'retention', attempts: 8, backoff: 1000 },
  /** Works out what a draft of rules would do, in batches; enqueued by whoever asks. A minute for a large desk: a queue of its own. */
  previewRules: { payload: z.object({ previewId: z.string() }), queue: 'previews', attempts: 5, backoff: 1000 },
  /** Moves a test order one step on, in place of desk, ministry and bureau; enqueued by each event of a test order. */
  stepTestOrder: { payload: order, queue: 'testOrders', attempts: 8, backoff: 200 },
} as const satisfies Record<string, JobRow>;

export type JobName = keyof typeof jobs;
export type JobQueue = (typeof jobs)[JobName]['queue'];
export const jobNames = Object.keys(jobs) as JobName[];
export type JobPayload<J extends JobName> = z.infer<(typeof jobs)[J]['payload']>;

/** Jobs that an event may name in `then`: those whose payload is the order id only. */
export type OrderJob = 'prepareReport' | 'followRecord' | 'checkContent' | 'readPictures' | 'keepVerificationForm';
