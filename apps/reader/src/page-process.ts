import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import type { PaperKind } from '@beian/domain/reading';
import { PictureUnreadable, ReadingNotInstalled } from '@beian/reading/paper';
import type { Logger } from 'pino';

/** What the process is asked: to read a paper, or to find the faces in a photo. One picture at a time. */
export interface Asked {
  readonly what: PaperKind | 'FACES';
  readonly bytes: Uint8Array;
}
/** What it says: names and versions of its models once, then an answer to each picture. */
export type Said =
  | { readonly ready: Engines }
  | { readonly missing: string }
  | { readonly read: unknown }
  | { readonly unreadable: string };
interface Engines {
  readonly papers: string;
  readonly faces: string;
}

/** A picture was given up: it took too long, or the process ended while it read it. */
export class PictureGivenUp extends Error {}

/** Reads pictures in a process of its own, so that one that hangs or breaks a decoder ends neither the server nor the queue behind it. */
export interface PageProcess {
  readonly engines: Engines;
  /** One picture at a time. @throws PictureUnreadable, PictureGivenUp */
  read(what: Asked['what'], bytes: Uint8Array): Promise<unknown>;
  close(): void;
}

/** @param limitMs a picture that takes longer is given up @throws ReadingNotInstalled */
export async function openPageProcess(limitMs: number, log: Logger): Promise<PageProcess> {
  const program = new URL(`./pages${path.extname(import.meta.url)}`, import.meta.url);
  const start = () => fork(program, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  let child = start();
  let opening = openingOf(child);
  const startAnew = (why: string) => {
    log.error({ why }, 'the process that reads pictures is started anew');
    child.kill('SIGKILL');
    child = start();
    opening = openingOf(child);
    opening.catch(() => undefined);
  };
  return {
    engines: await opening,
    async read(what, bytes) {
      if (child.exitCode !== null || child.signalCode !== null) startAnew('it had ended');
      try {
        await opening;
        const answer = nextWord(child);
        child.send({ what, bytes } satisfies Asked, () => undefined);
        const said = await within(limitMs, answer);
        if ('read' in said) return said.read;
        if ('unreadable' in said) throw new PictureUnreadable(said.unreadable);
        throw new Error('it said something else');
      } catch (error) {
        if (error instanceof PictureUnreadable) throw error;
        const why = error instanceof Error ? error.message : String(error);
        startAnew(why);
        throw new PictureGivenUp(why);
      }
    },
    close: () => child.kill('SIGKILL'),
  };
}

/** Names of its models, once they are loaded. @throws ReadingNotInstalled */
async function openingOf(child: ChildProcess): Promise<Engines> {
  const said = await nextWord(child);
  if ('ready' in said) return said.ready;
  throw 'missing' in said ? new ReadingNotInstalled(said.missing) : new Error('it did not say that it is ready');
}

/** What the process says next. @throws Error if it ends */
const nextWord = (child: ChildProcess): Promise<Said> =>
  new Promise((resolve, reject) => {
    const onMessage = (said: Said) => {
      child.off('exit', onExit);
      resolve(said);
    };
    const onExit = (code: number | null, signal: string | null) => {
      child.off('message', onMessage);
      reject(new Error(`it ended: ${signal ?? `code ${code}`}`));
    };
    child.once('message', onMessage).once('exit', onExit);
  });

/** @throws Error when nothing came in time */
async function within<T>(ms: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    // Where this process itself stood still, the answer may be here already: it is heard first.
    timer = setTimeout(() => setImmediate(() => reject(new Error(`a picture took more than ${ms} ms`))), ms);
  });
  answer.catch(() => undefined);
  return await Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
