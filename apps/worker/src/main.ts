import {
  askForRetention,
  fillSearchColumns,
  forgetOldUsage,
  inTransaction,
  listen,
  openContext,
  rollBoard,
  rollEta,
  rollForecast,
  rollQuality,
  sealVersions,
  system,
  timeHandling,
  writeDigests,
} from '@beian/orders';
import type { Logger } from 'pino';
import { createSealing } from './audit.ts';
import { createCalendarRound } from './calendar.ts';
import { type Environment, readEnvironment, WrongSetting } from './environment.ts';
import { keepIncidents } from './incidents.ts';
import { framesOf, openLog, scrub } from './log.ts';
import { askDueFilings } from './lookups/ask.ts';
import { askProofs } from './lookups/prove.ts';
import { openPorts } from './ports/ports.ts';
import { openQueues } from './queues.ts';
import { relay } from './relay.ts';
import { startRound } from './rounds.ts';
import { askDueSms } from './sms/ask.ts';
import { openTestWork, ringTestTimers } from './test-orders.ts';
import { startGateway } from './threads.ts';
import { createTimerRound } from './timers.ts';
import { createCourier } from './webhooks.ts';
import type { Work } from './work.ts';

/** Connections to the database besides the queue's and the gateway's own; a job that holds one may need a second. */
const POOL = 16;
/** Between two looks for what is kept long enough, ms. */
const ARCHIVE_MS = 3_600_000;
/** Between two takings of how long decisions take, ms: a median moves slowly. */
const HANDLING_MS = 600_000;
const BOARD_MS = 60_000;
/** Between two looks for daily digests that are due, ms. */
const DIGEST_MS = 30_000;
/** Between two looks at the calendar, ms: what began while it was changed is counted anew by then. */
const CALENDAR_MS = 30_000;
/** Under the 5 s within which a worker must be gone, ms. */
const GRACE_MS = 4500;

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
  const ctx = await openContext({ databaseUrl, keysFile, filesDir, poolSize: POOL });
  const live: Work = { ctx, env, log, ports: openPorts(env, keepIncidents(ctx, log)) };
  const test = openTestWork(live);
  const work: Work = { ...live, test };
  const queues = await openQueues(env, work);
  const clockwork = createTimerRound(work, queues);
  const timers = startRound('timers', clockwork.pauseMs, log, clockwork.run);
  const testTimers = startRound('test timers', env.TIMER_TICK_MS, log, () => ringTestTimers(test));
  const outbox = startRound('outbox', env.OUTBOX_POLL_MS, log, async () => {
    await relay(work, queues);
    await relay(test, queues);
  });
  const polls = startGateway('downloads', log);
  const uploads = startGateway('uploads', log);
  const archive = startRound('archive', ARCHIVE_MS, log, async () => {
    await inTransaction(ctx, system('clock'), askForRetention);
    await inTransaction(test.ctx, system('clock'), askForRetention);
    await forgetOldUsage(ctx);
  });
  const handling = startRound('handling', HANDLING_MS, log, () => inTransaction(ctx, system('clock'), timeHandling));
  const board = startRound('board', BOARD_MS, log, () => rollBoard(ctx));
  const forecast = startRound('forecast', BOARD_MS, log, async () => {
    await rollForecast(ctx);
  });
  const quality = startRound('quality', BOARD_MS, log, () => rollQuality(ctx));
  const eta = startRound('eta', BOARD_MS, log, () => rollEta(ctx, { patienceMs: BOARD_MS / 3 }));
  const digests = startRound('digests', DIGEST_MS, log, async () => {
    const written = await writeDigests(ctx);
    if (written > 0) log.info({ written }, 'daily digests are on their way');
  });
  const search = startRound('search', ARCHIVE_MS, log, async () => {
    // Some at a time: each batch is a transaction, and a worker that ends between two goes on with the next start.
    while ((await inTransaction(ctx, system('clock'), (tx) => fillSearchColumns(ctx, tx))) > 0);
    for (const one of [ctx, test.ctx])
      while ((await inTransaction(one, system('clock'), (tx) => sealVersions(one, tx))) > 0);
  });
  const calendar = startRound('calendar', CALENDAR_MS, log, createCalendarRound(work));
  const ministry = startRound('ministry', env.MINISTRY_POLL_MS, log, () => askDueSms(work));
  const lookups = startRound('lookups', env.LOOKUP_TICK_MS, log, async () => {
    await askDueFilings(work);
    await askDueFilings(test);
  });
  const proofs = startRound('proofs', env.LOOKUP_TICK_MS, log, async () => {
    await askProofs(work);
    await askProofs(test);
  });
  const sealing = startRound('audit', env.AUDIT_SEAL_MS, log, createSealing(work));
  const courier = createCourier(work, () => webhooks.wake());
  const testCourier = createCourier(test, () => webhooks.wake());
  const webhooks = startRound('webhooks', env.WEBHOOK_POLL_MS, log, async () => {
    await courier.run();
    await testCourier.run();
  });
  const clock = () => {
    timers.wake();
    testTimers.wake();
    board.wake();
    quality.wake();
    eta.wake();
    digests.wake();
    ministry.wake();
    uploads.wake();
    archive.wake();
    calendar.wake();
    lookups.wake();
    proofs.wake();
    webhooks.wake();
  };
  const woken: Record<string, () => void> = {
    outbox: outbox.wake,
    uploads: uploads.wake,
    timers: timers.wake,
    webhooks: webhooks.wake,
    lookups: () => {
      lookups.wake();
      proofs.wake();
    },
    clock,
  };
  const listening = await listen(databaseUrl, Object.keys(woken), (channel) => woken[channel]?.());
  return async () => {
    queues.pause();
    await listening.close();
    await Promise.all(
      [
        timers,
        testTimers,
        outbox,
        polls,
        uploads,
        archive,
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
        sealing,
        webhooks,
      ].map((one) => one.stop()),
    );
    await Promise.all([courier.ended(), testCourier.ended()]);
    await queues.close();
    work.ports.close();
    await Promise.all([test.ctx.close(), ctx.close()]);
  };
}

const env = environmentOrExit();
const log = openLog(env.LOG_LEVEL);
process.on('unhandledRejection', (error) => {
  log.fatal({ why: scrub(error), at: framesOf(error) }, 'a fault that nobody catches');
  process.exit(1);
});
const close = await start(env, log).catch((error: unknown) => {
  process.stderr.write(`${scrub(error)}\n`);
  process.exit(1);
});

let ending = false;
function end() {
  if (ending) return;
  ending = true;
  // What is under way is taken up again by its row: it must not hold the process.
  setTimeout(() => process.exit(0), GRACE_MS).unref();
  close().then(
    () => process.exit(0),
    (error: unknown) => {
      log.error({ why: scrub(error) }, 'ending failed');
      process.exit(1);
    },
  );
}
process.on('SIGTERM', end);
process.on('SIGINT', end);
if (env.END_WITH_PARENT === '1') process.stdin.resume().on('end', end).on('close', end).on('error', end);
process.stdout.write(`${JSON.stringify({ ready: true })}\n`);
