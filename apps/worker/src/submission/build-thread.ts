import { parentPort } from 'node:worker_threads';
import { openContext } from '@beian/database/context';
import { readEnvironment } from '../environment.ts';
import { createBureauRecorder } from '../incidents.ts';
import { openLog, scrub, stackFramesOf } from '../log.ts';
import { openPorts } from '../ports/ports.ts';
import type { WorkerContext } from '../worker-context.ts';
import type { BuildTarget } from './build-file.ts';
import { type BuilderMessage, type BuiltMessage, createInlineBuilder } from './builder.ts';

/** Database connections: orders of a file are read two at a time. */
const POOL_SIZE = 2;
/** Larger buffers own their memory; smaller ones may share Node's pool, which must not be transferred. */
const MIN_TRANSFER_BYTES = 64 * 1024;

const env = readEnvironment();
const log = openLog(env.LOG_LEVEL);
const { DATABASE_WORKER_URL: databaseUrl, KEYS_FILE: keysFile, FILES_DIR: filesDir } = env;
const ctx = await openContext({ databaseUrl, keysFile, filesDir, poolSize: POOL_SIZE });
const work: WorkerContext = { ctx, env, log, ports: openPorts(env, createBureauRecorder(ctx, log)) };
const builder = createInlineBuilder(work);
let building: Promise<void> = Promise.resolve();

parentPort?.on('message', (message: BuilderMessage) => {
  if (message === 'stop') void shutDown();
  else if (message === 'drop') builder.drop();
  else building = build(message.build);
});

/** Always answers: after a failure the main thread builds the file when it is due. */
async function build(connection: BuildTarget): Promise<void> {
  try {
    const built = await builder.build(connection);
    if (built === undefined) return parentPort?.postMessage(undefined);
    const message: BuiltMessage = { ...built, deflated: await built.deflated };
    parentPort?.postMessage(message, transferableBuffers(message.deflated.pieces));
  } catch (error) {
    log.debug({ bureauId: connection.id, why: scrub(error), at: stackFramesOf(error) }, 'building ahead failed');
    parentPort?.postMessage(undefined);
  }
}

/** The buffers that are transferred instead of copied. */
const transferableBuffers = (pieces: readonly Uint8Array[]): ArrayBuffer[] => [
  ...new Set(
    pieces.map(({ buffer }) => buffer as ArrayBuffer).filter(({ byteLength }) => byteLength > MIN_TRANSFER_BYTES),
  ),
];

/** Closing the port lets the thread exit. */
async function shutDown(): Promise<void> {
  builder.drop();
  await building;
  work.ports.close();
  await ctx.close();
  parentPort?.close();
}
