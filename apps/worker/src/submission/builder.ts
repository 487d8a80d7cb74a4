import { Worker } from 'node:worker_threads';
import type { KeptFile } from '@beian/orders';
import type { Logger } from 'pino';
import { scrub } from '../log.ts';
import type { Work } from '../work.ts';
import { type Builder, type BuildFor, type Built, buildWhenFull } from './built.ts';

/** In this thread. */
export function buildHere(work: Work): Builder {
  let wanted = true;
  return {
    build: (connection) => {
      wanted = true;
      return buildWhenFull(work, connection, () => wanted);
    },
    drop: () => {
      wanted = false;
    },
    stop: async () => undefined,
  };
}

/** A file on its way between threads: bytes are handed over, not copied. */
export interface BuiltMessage {
  readonly versions: ReadonlyMap<string, number>;
  readonly kept: KeptFile;
  readonly deflated: { readonly crc: number; readonly size: number; readonly pieces: readonly Uint8Array[] };
}
export type BuilderWord = { readonly build: BuildFor } | 'drop' | 'stop';

/** Small, so that the bytes of images that were read are let go of soon: they hang on objects of this part of the memory. */
const YOUNG_MB = 4;
const threadFile = new URL(
  import.meta.url.endsWith('.ts') ? './build-thread.ts' : './build-thread.js',
  import.meta.url,
);

/**
 * In a thread of its own: the events of the file before it are written meanwhile, and each would hold up the other. The
 * thread begins with the first file; where it dies, that file is built when it is its turn, and the next one begins another.
 */
export function buildInThread(log: Logger, file = threadFile): Builder {
  let thread: Worker | undefined;
  let answer: ((built: Built | undefined) => void) | undefined;
  const settle = (built: Built | undefined) => {
    answer?.(built);
    answer = undefined;
  };
  const begin = () => {
    const one = new Worker(file, { name: 'files', resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
    one.on('error', (error) => log.error({ thread: 'files', why: scrub(error) }, 'a thread broke'));
    one.on('message', (message: BuiltMessage | undefined) => settle(message && received(message)));
    one.on('exit', () => {
      if (thread === one) thread = undefined;
      settle(undefined);
    });
    return one;
  };
  const tell = (word: BuilderWord) => thread?.postMessage(word);
  return {
    build: (connection) =>
      new Promise((resolve) => {
        answer = resolve;
        thread ??= begin();
        tell({ build: connection });
      }),
    drop: () => tell('drop'),
    stop: async () => {
      const one = thread;
      if (one === undefined) return;
      const gone = new Promise((resolve) => one.once('exit', resolve));
      tell('stop');
      await gone;
    },
  };
}

function received({ versions, kept, deflated }: BuiltMessage): Built {
  const pieces = deflated.pieces.map((bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return { versions, kept, deflated: Promise.resolve({ ...deflated, pieces }) };
}
