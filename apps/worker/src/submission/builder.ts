import { Worker } from 'node:worker_threads';
import type { StoredDataFile } from '@beian/submissions/submissions';
import type { Logger } from 'pino';
import { scrub } from '../log.ts';
import type { WorkerContext } from '../worker-context.ts';
import { type Builder, type BuildTarget, type BuiltFile, buildWhenFull } from './build-file.ts';

/** Builds in the current thread. */
export function createInlineBuilder(work: WorkerContext): Builder {
  let isWanted = true;
  return {
    build: (connection) => {
      isWanted = true;
      return buildWhenFull(work, connection, () => isWanted);
    },
    drop: () => {
      isWanted = false;
    },
    stop: async () => undefined,
  };
}

/** A built file as a message between threads; its bytes are transferred, not copied. */
export interface BuiltMessage {
  readonly versions: ReadonlyMap<string, number>;
  readonly kept: StoredDataFile;
  readonly deflated: { readonly crc: number; readonly size: number; readonly pieces: readonly Uint8Array[] };
}
export type BuilderMessage = { readonly build: BuildTarget } | 'drop' | 'stop';

/** Small, so that the bytes of images are freed soon: they are held by objects in the young generation. */
const MAX_YOUNG_GENERATION_MB = 4;
const threadFile = new URL(
  import.meta.url.endsWith('.ts') ? './build-thread.ts' : './build-thread.js',
  import.meta.url,
);

/**
 * Builds in a separate thread, because the events of the previous file are written at the same time and would block each other. The thread
 * starts with the first file; if it dies, that file is built when it is due, and the next file starts a new thread.
 */
export function createThreadBuilder(log: Logger, file = threadFile): Builder {
  let thread: Worker | undefined;
  let resolvePending: ((built: BuiltFile | undefined) => void) | undefined;
  const settle = (built: BuiltFile | undefined) => {
    resolvePending?.(built);
    resolvePending = undefined;
  };
  const startThread = () => {
    const one = new Worker(file, {
      name: 'files',
      resourceLimits: { maxYoungGenerationSizeMb: MAX_YOUNG_GENERATION_MB },
    });
    one.on('error', (error) => log.error({ thread: 'files', why: scrub(error) }, 'a thread broke'));
    one.on('message', (message: BuiltMessage | undefined) => settle(message && toBuiltFile(message)));
    one.on('exit', () => {
      if (thread === one) thread = undefined;
      settle(undefined);
    });
    return one;
  };
  const post = (word: BuilderMessage) => thread?.postMessage(word);
  return {
    build: (connection) =>
      new Promise((resolve) => {
        resolvePending = resolve;
        thread ??= startThread();
        post({ build: connection });
      }),
    drop: () => post('drop'),
    stop: async () => {
      const one = thread;
      if (one === undefined) return;
      const gone = new Promise((resolve) => one.once('exit', resolve));
      post('stop');
      await gone;
    },
  };
}

function toBuiltFile({ versions, kept, deflated }: BuiltMessage): BuiltFile {
  const pieces = deflated.pieces.map((bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return { versions, kept, deflated: Promise.resolve({ ...deflated, pieces }) };
}
