import { type ChildProcess, fork } from 'node:child_process';
import os from 'node:os';
import pLimit from 'p-limit';
import { damaged, type ImageRead, readImageHere } from './image.ts';

/** What the process is sent, and what it says: `ready` once, then an answer to each image. */
interface Asked {
  readonly nth: number;
  readonly bytes: Uint8Array;
}
type Said = 'ready' | { readonly nth: number; readonly read: ImageRead };

/** How much lower the priority of the process is than that of the program that started it (`nice`). */
const LOWER_BY = 10;
/** Pictures in the process at a time, one per core but one; further ones wait outside. */
const atOnce = Math.max(1, os.availableParallelism() - 1);
/** How often a picture is given to a process that ends while it reads: the first time another picture may have been the reason. */
const TRIES = 2;

export interface ImageProgram {
  /** Calls `serveImages`. */
  readonly program: URL;
  /** Its variables: neither keys nor passwords. */
  readonly env: Readonly<Record<string, string>>;
  /** Flags for Node, such as the loader of a source. */
  readonly execArgv?: readonly string[];
  /** Is told how it ended. */
  readonly onEnd: (why: string) => void;
}
export interface ImageProcess {
  readonly read: (bytes: Buffer) => Promise<ImageRead>;
  /** Undefined while none runs. */
  readonly pid: () => number | undefined;
  readonly stop: () => void;
}

/**
 * Reads images in a process of its own with a lower priority: many of them take the cores only while nothing else needs them, and a
 * picture that breaks a decoder reaches no key and ends nothing else. The process starts with the first image, and anew after it has ended.
 */
export function createImageProcess({ program, env, execArgv = [], onEnd }: ImageProgram): ImageProcess {
  let child: ChildProcess | undefined;
  let count = 0;
  /** `undefined` is told when the process has ended. */
  const waiting = new Map<number, { resolve: (read: ImageRead | undefined) => void; reject: (why: Error) => void }>();
  const limited = pLimit(atOnce);
  const start = () => {
    const one = fork(program, {
      ...{ serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
      ...{ env, execArgv: [...execArgv] },
    });
    let isReady = false;
    const end = (why: string) => {
      if (child !== one) return;
      child = undefined;
      onEnd(why);
      for (const { resolve, reject } of [...waiting.values()])
        if (isReady) resolve(undefined);
        else reject(new Error(`the process that reads images cannot start: ${why}`));
    };
    one.on('message', (said: Said) => {
      if (said === 'ready') isReady = true;
      else waiting.get(said.nth)?.resolve(said.read);
    });
    one.once('exit', (code, signal) => end(signal ?? `code ${code}`));
    one.once('error', ({ message }) => end(message));
    // This program does not wait for it; it ends with this program.
    one.unref();
    one.channel?.unref();
    return one;
  };
  const ask = async (bytes: Buffer): Promise<ImageRead | undefined> => {
    const nth = count++;
    try {
      return await new Promise<ImageRead | undefined>((resolve, reject) => {
        waiting.set(nth, { resolve, reject });
        child ??= start();
        // That it has gone is told by its end.
        child.send({ nth, bytes } satisfies Asked, () => undefined);
      });
    } finally {
      waiting.delete(nth);
    }
  };
  return {
    read: (bytes) =>
      limited(async () => {
        for (let nth = 0; nth < TRIES; nth += 1) {
          const read = await ask(bytes);
          if (read !== undefined) return withBuffer(read);
        }
        return damaged;
      }),
    pid: () => child?.pid,
    stop: () => child?.kill('SIGKILL'),
  };
}

const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
/** A message brings a Uint8Array where a Buffer was sent. */
const withBuffer = (read: ImageRead): ImageRead =>
  read.ok ? { ok: true, image: { ...read.image, jpeg: bufferOf(read.image.jpeg) } } : read;

/** The program of the process: answers each image. */
export function serveImages(): void {
  try {
    os.setPriority(Math.min(os.constants.priority.PRIORITY_LOW, os.getPriority() + LOWER_BY));
  } catch {
    // Where a sandbox forbids it, images are read at the priority of the program.
  }
  process.on('disconnect', () => process.exit());
  // A signal for the whole group reaches it, too, while images of open requests are still to be read.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => undefined);
  const say = (said: Said) => process.send?.(said);
  process.on('message', async ({ nth, bytes }: Asked) => say({ nth, read: await readImageHere(bufferOf(bytes)) }));
  say('ready');
}

let apart: ImageProcess | undefined;

/** From now on `readImage` uses a process of its own. */
export function readImagesApart(settings: ImageProgram): void {
  apart = createImageProcess(settings);
}

/** Reads an upload. Anything but a complete JPEG or PNG within the limits is returned as a reason, never thrown. */
export const readImage = (bytes: Buffer): Promise<ImageRead> => (apart ?? { read: readImageHere }).read(bytes);
