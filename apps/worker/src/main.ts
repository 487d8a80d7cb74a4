import {
  deleteOldUsage,
  enqueueRetention,
  fillSearchColumns,
  listen,
  openContext,
  rollForecast,
  rollUpBoard,
  rollUpEta,
  rollUpQuality,
  sealVersions,
  system,
  transaction,
  updateHandlingTimes,
  writeDigests,
} from '@beian/orders';
import type { Logger } from 'pino';
import { createAuditSealer } from './audit.ts';
import { createCalendarTask } from './calendar.ts';
import { createClockCheck } from './clock-check.ts';
import { type Environment, readEnvironment, WrongSetting } from './environment.ts';
import { createIncidentRecorder } from './incidents.ts';
import { openLog, scrub, stackFramesOf } from './log.ts';
import { askDueFilings } from './lookups/filing-lookups.ts';
import { checkPendingProofs } from './lookups/proof-lookups.ts';
import { relayOutbox } from './outbox-relay.ts';
import { startPeriodicTask } from './periodic-task.ts';
import { openPorts } from './ports/ports.ts';
import { openQueues } from './queues.ts';
import { askDueSms } from './sms/check-sms.ts';
import { fireTestTimers, openTestWorkerContext } from './test-orders.ts';
import { startGatewayThread } from './threads.ts';
import { createTimerTask } from './timers.ts';
import { createWebhookDispatcher } from './webhooks.ts';
import type { WorkerContext } from './worker-context.ts';

/** Database connections besides those of the queue and the gateway; a job that holds one may need a second. */
const POOL_SIZE = 16;
/** Interval between checks for rows whose retention period is over, ms. */
const MAINTENANCE_INTERVAL_MS = 3_600_000;
/** Interval between updates of the handling times, ms: a median moves slowly. */
const HANDLING_INTERVAL_MS = 600_000;
const BOARD_INTERVAL_MS = 60_000;
/** Interval between checks for daily digests that are due, ms. */
const DIGEST_INTERVAL_MS = 30_000;
/** Interval between checks of the calendar, ms; clocks that started during a change are recounted then. */
const CALENDAR_INTERVAL_MS = 30_000;
/** Less than the 5 s in which a worker must end, ms. */
const SHUTDOWN_GRACE_MS = 4500;

function environmentOrExit(): Environment {
  try {
    return readEnvironment();
  } catch (error) {
    if (!(error instanceof WrongSetting)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

async function start(env: Environment, log: Logger): Promise<() => Promise<void>> {
  const { DATABASE_WORKER_URL: databaseUrl, KEYS_FILE: keysFile, FILES_DIR: filesDir } = env;
  const ctx = await openContext({ databaseUrl, keysFile, filesDir, poolSize: POOL_SIZE });
  const live: WorkerContext = { ctx, env, log, ports: openPorts(env, createIncidentRecorder(ctx, log)) };
  const test = openTestWorkerContext(live);
  const work: WorkerContext = { ...live, test };
  const queues = await openQueues(env, work);
  const clock = createClockCheck(work, queues);
  const clockCheck = startPeriodicTask('clock-check', env.TIMER_TICK_MS, log, clock.run);
  const timerTask = createTimerTask(work, clock);
  const timers = startPeriodicTask('timers', timerTask.pauseMs, log, timerTask.run);
  const testTimers = startPeriodicTask('test timers', env.TIMER_TICK_MS, log, async () => {
    if (clock.isRight()) await fireTestTimers(test);
  });
  const outbox = startPeriodicTask('outbox', env.OUTBOX_POLL_MS, log, async () => {
    await relayOutbox(work, queues);
    await relayOutbox(test, queues);
  });
  const downloads = startGatewayThread('downloads', log);
  const uploads = startGatewayThread('uploads', log);
  const maintenance = startPeriodicTask('archive', MAINTENANCE_INTERVAL_MS, log, async () => {
    await transaction(ctx, system('clock'), enqueueRetention);
    await transaction(test.ctx, system('clock'), enqueueRetention);
    await deleteOldUsage(ctx);
  });
  const handling = startPeriodicTask('handling', HANDLING_INTERVAL_MS, log, () =>
    transaction(ctx, system('clock'), updateHandlingTimes),
  );
  const board = startPeriodicTask('board', BOARD_INTERVAL_MS, log, () => rollUpBoard(ctx));
  const forecast = startPeriodicTask('forecast', BOARD_INTERVAL_MS, log, async () => {
    await rollForecast(ctx);
  });
  const quality = startPeriodicTask('quality', BOARD_INTERVAL_MS, log, () => rollUpQuality(ctx));
  const eta = startPeriodicTask('eta', BOARD_INTERVAL_MS, log, () =>
    rollUpEta(ctx, { patienceMs: BOARD_INTERVAL_MS / 3 }),
  );
  const digests = startPeriodicTask('digests', DIGEST_INTERVAL_MS, log, async () => {
    const written = await writeDigests(ctx);
    if (written > 0) log.info({ written }, 'daily digests are on their way');
  });
  const search = startPeriodicTask('search', MAINTENANCE_INTERVAL_MS, log, async () => {
    // In batches: each is a transaction, and the next start continues where a worker ended.
    while ((await transaction(ctx, system('clock'), (tx) => fillSearchColumns(ctx, tx))) > 0);
    for (const one of [ctx, test.ctx])
      while ((await transaction(one, system('clock'), (tx) => sealVersions(one, tx))) > 0);
  });
  const calendar = startPeriodicTask('calendar', CALENDAR_INTERVAL_MS, log, createCalendarTask(work));
  const ministry = startPeriodicTask('ministry', env.MINISTRY_POLL_MS, log, () => askDueSms(work));
  const lookups = startPeriodicTask('lookups', env.LOOKUP_TICK_MS, log, async () => {
    await askDueFilings(work);
    await askDueFilings(test);
  });
  const proofs = startPeriodicTask('proofs', env.LOOKUP_TICK_MS, log, async () => {
    await checkPendingProofs(work);
    await checkPendingProofs(test);
  });
  const auditSealing = startPeriodicTask('audit', env.AUDIT_SEAL_MS, log, createAuditSealer(work));
  const webhookDispatcher = createWebhookDispatcher(work, () => webhooks.runNow());
  const testWebhookDispatcher = createWebhookDispatcher(test, () => webhooks.runNow());
  const webhooks = startPeriodicTask('webhooks', env.WEBHOOK_POLL_MS, log, async () => {
    await webhookDispatcher.dispatchDue();
    await testWebhookDispatcher.dispatchDue();
  });
  const runClockTasks = () => {
    timers.runNow();
    testTimers.runNow();
    board.runNow();
    quality.runNow();
    eta.runNow();
    digests.runNow();
    ministry.runNow();
    uploads.runNow();
    maintenance.runNow();
    calendar.runNow();
    lookups.runNow();
    proofs.runNow();
    webhooks.runNow();
  };
  const channelHandlers: Record<string, () => void> = {
    outbox: outbox.runNow,
    uploads: uploads.runNow,
    timers: timers.runNow,
    webhooks: webhooks.runNow,
    lookups: () => {
      lookups.runNow();
      proofs.runNow();
    },
    clock: runClockTasks,
  };
  const listener = await listen(databaseUrl, Object.keys(channelHandlers), (channel) => channelHandlers[channel]?.());
  return async () => {
    queues.pause();
    await listener.close();
    await Promise.all(
      [
        clockCheck,
        timers,
        testTimers,
        outbox,
        downloads,
        uploads,
        maintenance,
        handling,
        board,
        forecast,
        quality,
        eta,
        digests,
        search,
        calendar,
        ministry,
        lookups,
        proofs,
        auditSealing,
        webhooks,
      ].map((one) => one.stop()),
    );
    await Promise.all([webhookDispatcher.whenIdle(), testWebhookDispatcher.whenIdle()]);
    await queues.close();
    work.ports.close();
    await Promise.all([test.ctx.close(), ctx.close()]);
  };
}

const env = environmentOrExit();
const log = openLog(env.LOG_LEVEL);
process.on('unhandledRejection', (error) => {
  log.fatal({ why: scrub(error), at: stackFramesOf(error) }, 'a fault that nobody catches');
  process.exit(1);
});
const close = await start(env, log).catch((error: unknown) => {
  process.stderr.write(`${scrub(error)}\n`);
  process.exit(1);
});

let isEnding = false;
function shutDown() {
  if (isEnding) return;
  isEnding = true;
  // Unfinished work is resumed from its rows, so it must not keep the process alive.
  setTimeout(() => process.exit(0), SHUTDOWN_GRACE_MS).unref();
  close().then(
    () => process.exit(0),
    (error: unknown) => {
      log.error({ why: scrub(error) }, 'ending failed');
      process.exit(1);
    },
  );
}
process.on('SIGTERM', shutDown);
process.on('SIGINT', shutDown);
if (env.END_WITH_PARENT === '1') process.stdin.resume().on('end', shutDown).on('close', shutDown).on('error', shutDown);
process.stdout.write(`${JSON.stringify({ ready: true })}\n`);
