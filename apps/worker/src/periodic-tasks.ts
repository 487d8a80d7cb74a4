import { deleteOldUsage } from '@beian/accounts/partners';
import type { Metrics } from '@beian/database/metrics';
import { system, transaction } from '@beian/database/transaction';
import { fillEscapeCauses } from '@beian/orders/bureau-answer';
import { sendFollowUps } from '@beian/orders/follow-ups';
import { fillSearchColumns } from '@beian/orders/order-list';
import { noteReaderSeen } from '@beian/orders/picture-reading';
import { compareReceivedClaims } from '@beian/orders/record-claims';
import { updateHandlingTimes } from '@beian/orders/take-next';
import { enqueueRetention } from '@beian/privacy/retention';
import { sealVersions } from '@beian/records/record';
import { rollUpBoard } from '@beian/reporting/board';
import { writeDigests } from '@beian/reporting/digest';
import { rollUpEta } from '@beian/reporting/eta';
import { rollForecast } from '@beian/reporting/forecast';
import { rollUpQuality } from '@beian/reporting/quality';
import { notifyRectifications } from '@beian/submissions/rectifications';
import { createAuditSealer } from './audit.ts';
import { createCalendarTask } from './calendar.ts';
import type { CertificateWatch } from './certificate-watch.ts';
import { createClockCheck } from './clock-check.ts';
import { findRestore } from './find-restore.ts';
import type { Heartbeat } from './heartbeat.ts';
import { askDueServiceCodes } from './jobs/settle-service-codes.ts';
import { askDueFilings } from './lookups/filing-lookups.ts';
import { answerKindLookups } from './lookups/kind-lookups.ts';
import { checkPendingProofs } from './lookups/proof-lookups.ts';
import { readUploads } from './lookups/upload-readings.ts';
import { relayOutbox } from './outbox-relay.ts';
import type { PeriodicTaskRow, WakeChannel } from './periodic-task.ts';
import { createPictureDispatcher } from './pictures.ts';
import type { Queues } from './queues.ts';
import { askDueSms } from './sms/check-sms.ts';
import { fireTestTimers } from './test-orders.ts';
import { startGatewayThread } from './threads.ts';
import { createTimerTask } from './timers.ts';
import { createWebhookDispatcher } from './webhooks.ts';
import type { WorkerContext } from './worker-context.ts';

/** Interval between checks for rows whose retention period is over, ms. */
const MAINTENANCE_INTERVAL_MS = 3_600_000;
/** Interval between updates of the handling times, ms: a median moves slowly. */
const HANDLING_INTERVAL_MS = 600_000;
/** Interval between questions whether the reader is there, ms; it counts as away after four. */
const READER_INTERVAL_MS = 10_000;
/** Interval between looks at the reading queue, ms; a picture that is added or read wakes it besides. */
const READING_INTERVAL_MS = 5000;
/** Interval between looks for claims of filings that were stored and not compared, ms. */
const CLAIM_INTERVAL_MS = 60_000;
const BOARD_INTERVAL_MS = 60_000;
/** Interval between checks for rectification notices of which somebody is to be told, ms. */
const RECTIFICATION_INTERVAL_MS = 60_000;
/** Interval between looks for follow-ups that are due, ms; each day's records are looked through once. */
const FOLLOW_UP_INTERVAL_MS = 300_000;
/** Interval between checks for daily digests that are due, ms. */
const DIGEST_INTERVAL_MS = 30_000;
/** Interval between looks whether the database is another than it was, ms. Whoever draws a number looks besides. */
const RESTORE_INTERVAL_MS = 60_000;
/** Interval between checks of the calendar, ms; clocks that started during a change are recounted then. */
const CALENDAR_INTERVAL_MS = 30_000;

export interface PeriodicTaskInputs {
  readonly work: WorkerContext;
  /** The context of test orders. */
  readonly test: WorkerContext;
  readonly queues: Queues;
  readonly heartbeat: Heartbeat;
  readonly metrics: Metrics;
  readonly certificates: CertificateWatch;
  /** Runs the tasks that wake on this channel. */
  readonly wake: (channel: WakeChannel) => void;
}

/** The worker's periodic tasks: all that starts, wakes or stops them reads this table. A name appears in the log of a fault. */
export function createPeriodicTaskRows({
  work,
  test,
  queues,
  heartbeat,
  metrics,
  certificates,
  wake,
}: PeriodicTaskInputs): readonly PeriodicTaskRow[] {
  const { ctx, env, log } = work;
  const clock = createClockCheck(work, queues, metrics);
  const timers = createTimerTask(work, clock);
  // An attempt that ended leaves a slot free for the next delivery.
  const pictures = createPictureDispatcher([work, test], () => wake('readings'));
  const webhooks = [work, test].map((one) => createWebhookDispatcher(one, () => wake('webhooks')));
  return [
    // The first row: no job is taken before this task or the timer task has judged the clock.
    { name: 'clock-check', everyMs: env.TIMER_TICK_MS, wakesOn: [], vitalSeconds: 30, run: clock.run },
    { name: 'heartbeat', everyMs: heartbeat.pauseMs, wakesOn: [], run: heartbeat.beat },
    {
      name: 'reader',
      everyMs: READER_INTERVAL_MS,
      wakesOn: [],
      run: async () => {
        const isThere = await work.ports.pictureReader?.greet().then(
          () => true,
          () => false,
        );
        if (isThere === true) await noteReaderSeen(ctx);
      },
    },
    {
      name: 'readings',
      everyMs: READING_INTERVAL_MS,
      wakesOn: ['readings', 'clock'],
      run: pictures.dispatchDue,
      whenIdle: pictures.whenIdle,
    },
    { name: 'timers', everyMs: timers.pauseMs, wakesOn: ['timers', 'clock'], vitalSeconds: 60, run: timers.run },
    {
      name: 'test timers',
      everyMs: env.TIMER_TICK_MS,
      wakesOn: ['clock'],
      run: async () => {
        if (clock.isRight()) await fireTestTimers(test);
      },
    },
    {
      name: 'outbox',
      everyMs: env.OUTBOX_POLL_MS,
      wakesOn: ['outbox'],
      vitalSeconds: 30,
      run: async () => {
        await relayOutbox(work, queues);
        await relayOutbox(test, queues);
      },
    },
    // Each channel wakes when the connection to the database was opened again, perhaps to a standby that was promoted.
    { name: 'restore', everyMs: RESTORE_INTERVAL_MS, wakesOn: ['clock'], run: () => findRestore(work) },
    { name: 'downloads', wakesOn: [], vitalSeconds: 60, start: () => startGatewayThread('downloads', log) },
    {
      name: 'uploads',
      wakesOn: ['uploads', 'clock'],
      vitalSeconds: 60,
      start: () => startGatewayThread('uploads', log),
    },
    {
      name: 'archive',
      everyMs: MAINTENANCE_INTERVAL_MS,
      wakesOn: ['clock'],
      run: async () => {
        await transaction(ctx, system('clock'), enqueueRetention);
        await transaction(test.ctx, system('clock'), enqueueRetention);
        await deleteOldUsage(ctx);
      },
    },
    {
      name: 'handling',
      everyMs: HANDLING_INTERVAL_MS,
      wakesOn: [],
      run: () => transaction(ctx, system('clock'), updateHandlingTimes),
    },
    { name: 'board', everyMs: BOARD_INTERVAL_MS, wakesOn: ['clock'], run: () => rollUpBoard(ctx) },
    {
      name: 'forecast',
      everyMs: BOARD_INTERVAL_MS,
      wakesOn: [],
      run: async () => {
        await rollForecast(ctx);
      },
    },
    { name: 'quality', everyMs: BOARD_INTERVAL_MS, wakesOn: ['clock'], run: () => rollUpQuality(ctx) },
    {
      name: 'eta',
      everyMs: BOARD_INTERVAL_MS,
      wakesOn: ['clock'],
      run: () => rollUpEta(ctx, { patienceMs: BOARD_INTERVAL_MS / 3 }),
    },
    {
      name: 'digests',
      everyMs: DIGEST_INTERVAL_MS,
      wakesOn: ['clock'],
      run: async () => {
        const written = await writeDigests(ctx);
        if (written > 0) log.info({ written }, 'daily digests are on their way');
      },
    },
    {
      name: 'search',
      everyMs: MAINTENANCE_INTERVAL_MS,
      wakesOn: [],
      run: async () => {
        // In batches: each is a transaction, and the next start continues where a worker ended.
        while ((await transaction(ctx, system('clock'), (tx) => fillSearchColumns(ctx, tx))) > 0);
        for (const one of [ctx, test.ctx])
          while ((await transaction(one, system('clock'), (tx) => fillEscapeCauses(one, tx))) > 0);
        for (const one of [ctx, test.ctx])
          while ((await transaction(one, system('clock'), (tx) => sealVersions(one, tx))) > 0);
      },
    },
    {
      name: 'rectifications',
      everyMs: RECTIFICATION_INTERVAL_MS,
      wakesOn: ['rectifications', 'clock'],
      run: async () => {
        for (const one of [ctx, test.ctx]) while ((await notifyRectifications(one)) > 0);
      },
    },
    {
      name: 'followUps',
      everyMs: FOLLOW_UP_INTERVAL_MS,
      wakesOn: ['clock'],
      run: async () => {
        while (await sendFollowUps(ctx));
      },
    },
    {
      name: 'claims',
      everyMs: CLAIM_INTERVAL_MS,
      wakesOn: ['clock'],
      run: async () => {
        await compareReceivedClaims(ctx, false);
        await compareReceivedClaims(ctx, true);
      },
    },
    { name: 'calendar', everyMs: CALENDAR_INTERVAL_MS, wakesOn: ['clock'], run: createCalendarTask(work) },
    { name: 'ministry', everyMs: env.MINISTRY_POLL_MS, wakesOn: ['clock'], run: () => askDueSms(work) },
    {
      name: 'lookups',
      everyMs: env.LOOKUP_TICK_MS,
      wakesOn: ['lookups', 'clock'],
      run: async () => {
        await askDueFilings(work);
        await askDueFilings(test);
      },
    },
    {
      name: 'serviceCodes',
      everyMs: env.LOOKUP_TICK_MS,
      wakesOn: ['lookups', 'clock'],
      run: async () => {
        await askDueServiceCodes(work);
        await askDueServiceCodes(test);
      },
    },
    {
      name: 'proofs',
      everyMs: env.LOOKUP_TICK_MS,
      wakesOn: ['lookups', 'clock'],
      run: async () => {
        await checkPendingProofs(work);
        await checkPendingProofs(test);
      },
    },
    {
      name: 'kindLookups',
      everyMs: env.LOOKUP_TICK_MS,
      wakesOn: ['lookups', 'clock'],
      run: async () => {
        await answerKindLookups(work);
        await answerKindLookups(test);
      },
    },
    {
      name: 'uploadReadings',
      everyMs: env.LOOKUP_TICK_MS,
      wakesOn: ['lookups', 'clock'],
      run: async () => {
        await readUploads(work);
        await readUploads(test);
      },
    },
    { name: 'certificates', everyMs: env.CERTIFICATE_LOOK_MS, wakesOn: [], run: certificates.look },
    { name: 'audit', everyMs: env.AUDIT_SEAL_MS, wakesOn: [], run: createAuditSealer(work) },
    {
      name: 'webhooks',
      everyMs: env.WEBHOOK_POLL_MS,
      wakesOn: ['webhooks', 'clock'],
      run: async () => {
        for (const dispatcher of webhooks) await dispatcher.dispatchDue();
      },
      whenIdle: async () => {
        await Promise.all(webhooks.map((dispatcher) => dispatcher.whenIdle()));
      },
    },
  ];
}
