import { parentPort, workerData } from 'node:worker_threads';
import { openContext } from '@beian/orders';
import { readEnvironment } from './environment.ts';
import { keepIncidents } from './incidents.ts';
import { openLog } from './log.ts';
import { startPolls } from './poll.ts';
import { openPorts } from './ports/ports.ts';
import type { Round } from './rounds.ts';
import { buildInThread } from './submission/builder.ts';
import { startSending } from './submission/send-files.ts';
import type { GatewayPart } from './threads.ts';
import type { Work } from './work.ts';

/** Connections to the database. Files are read several orders at a time; answers are applied one after the other. */
const pools: Readonly<Record<GatewayPart, number>> = { uploads: 10, downloads: 10 };
const starts: Readonly<Record<GatewayPart, (work: Work) => Round>> = {
  uploads: (work) => startSending(work, buildInThread(work.log)),
  downloads: startPolls,
};

const { part } = workerData as { readonly part: GatewayPart };
const env = readEnvironment();
const log = openLog(env.LOG_LEVEL);
const { DATABASE_WORKER_URL: databaseUrl, KEYS_FILE: keysFile, FILES_DIR: filesDir } = env;
const ctx = await openContext({ databaseUrl, keysFile, filesDir, poolSize: pools[part] });
const work: Work = { ctx, env, log, ports: openPorts(env, keepIncidents(ctx, log)) };
const round = starts[part](work);
parentPort?.on('message', (word: 'wake' | 'stop') => {
  if (word === 'wake') round.wake();
  else void end();
});

/** Without its port there is nothing that keeps the thread. */
async function end(): Promise<void> {
  await round.stop();
  work.ports.close();
  await ctx.close();
  parentPort?.close();
}
