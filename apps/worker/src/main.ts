import { listen, openHouse } from '@beian/orders';
import { destination, type Logger, pino } from 'pino';
import { type Environment, readEnvironment, WrongSetting } from './environment.ts';
import { pollBureaus } from './poll.ts';
import { openPorts } from './ports/ports.ts';
import { openQueues } from './queues.ts';
import { relay } from './relay.ts';
import { startRound } from './rounds.ts';
import { createTimerRound } from './timers.ts';
import type { Work } from './work.ts';

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
  const house = await openHouse({
    databaseUrl: env.DATABASE_WORKER_URL,
    keysFile: env.KEYS_FILE,
    filesDir: env.FILES_DIR,
    poolSize: 20,
  });
  const work: Work = { house, env, log, ports: openPorts(env) };
  const queues = await openQueues(env, work);
  const timers = startRound('timers', env.TIMER_TICK_MS, log, createTimerRound(work, queues));
  const outbox = startRound('outbox', env.OUTBOX_POLL_MS, log, () => relay(work, queues));
  const bureaus = startRound('bureaus', env.BUREAU_POLL_MS, log, () => pollBureaus(work));
  const woken: Record<string, () => void> = { outbox: outbox.wake, timers: timers.wake, clock: timers.wake };
  const listening = await listen(env.DATABASE_WORKER_URL, Object.keys(woken), (channel) => woken[channel]?.());
  return async () => {
    await listening.close();
    await Promise.all([timers.stop(), outbox.stop(), bureaus.stop()]);
    await queues.close();
    work.ports.close();
    await house.close();
  };
}

const env = environmentOrExit();
const log = pino({ name: 'worker', base: null, level: env.LOG_LEVEL }, destination({ dest: 2, sync: true }));
const close = await start(env, log).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});

let ending = false;
function end() {
  if (ending) return;
  ending = true;
  // What is under way is taken up again by its row: it must not hold the process.
  setTimeout(() => process.exit(0), 4500).unref();
  close().then(
    () => process.exit(0),
    () => process.exit(1),
  );
}
process.on('SIGTERM', end);
process.on('SIGINT', end);
if (env.END_WITH_PARENT === '1') process.stdin.resume().on('end', end).on('close', end).on('error', end);
process.stdout.write(`${JSON.stringify({ ready: true })}\n`);
