import { parentPort } from 'node:worker_threads';
import { openContext } from '@beian/orders';
import { readEnvironment } from '../environment.ts';
import { keepIncidents } from '../incidents.ts';
import { framesOf, openLog, scrub } from '../log.ts';
import { openPorts } from '../ports/ports.ts';
import type { Work } from '../work.ts';
import { type BuilderWord, type BuiltMessage, buildHere } from './builder.ts';
import type { BuildFor } from './built.ts';

/** Connections to the database: the orders of a file are read several at a time. */
const POOL = 6;
/** Buffers above this have their memory to themselves; smaller ones may share Node's pool, which must not be given away. */
const OWN_BYTES = 64 * 1024;

const env = readEnvironment();
const log = openLog(env.LOG_LEVEL);
const { DATABASE_WORKER_URL: databaseUrl, KEYS_FILE: keysFile, FILES_DIR: filesDir } = env;
const ctx = await openContext({ databaseUrl, keysFile, filesDir, poolSize: POOL });
const work: Work = { ctx, env, log, ports: openPorts(env, keepIncidents(ctx, log)) };
const builder = buildHere(work);
let building: Promise<void> = Promise.resolve();

parentPort?.on('message', (word: BuilderWord) => {
  if (word === 'stop') void end();
  else if (word === 'drop') builder.drop();
  else building = build(word.build);
});

/** Answers always: whoever waits for a file that failed builds it when it is its turn. */
async function build(connection: BuildFor): Promise<void> {
  try {
    const built = await builder.build(connection);
    if (built === undefined) return parentPort?.postMessage(undefined);
    const message: BuiltMessage = { ...built, deflated: await built.deflated };
    parentPort?.postMessage(message, ownBuffers(message.deflated.pieces));
  } catch (error) {
    log.debug({ bureauId: connection.id, why: scrub(error), at: framesOf(error) }, 'building ahead failed');
    parentPort?.postMessage(undefined);
  }
}

/** The memory that goes over with its bytes. */
const ownBuffers = (pieces: readonly Uint8Array[]): ArrayBuffer[] => [
  ...new Set(pieces.map(({ buffer }) => buffer as ArrayBuffer).filter(({ byteLength }) => byteLength > OWN_BYTES)),
];

/** Without its port there is nothing that keeps the thread. */
async function end(): Promise<void> {
  builder.drop();
  await building;
  work.ports.close();
  await ctx.close();
  parentPort?.close();
}
