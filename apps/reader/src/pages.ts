import os from 'node:os';
import { openFaceReader } from '@beian/reading/face';
import { openPaperReader, PictureUnreadable, ReadingNotInstalled } from '@beian/reading/paper';
import { readEnvironment } from './environment.ts';
import type { Asked, Said } from './page-process.ts';

/** How much lower its priority is than that of the server (`nice`): pages are read while nothing else needs the cores. */
const LOWER_BY = 5;

// The process that holds the models: reads one picture after the other for the server, which ends it where a picture takes too long.
try {
  os.setPriority(Math.min(os.constants.priority.PRIORITY_LOW, os.getPriority() + LOWER_BY));
} catch {
  // Where a sandbox forbids it, pages are read at the priority of the server.
}
process.on('disconnect', () => process.exit());
// A signal for the whole group reaches it, too, while the picture of an open request is still to be read.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => undefined);
const say = (said: Said) => process.send?.(said);

async function open() {
  const threads = readEnvironment().READER_THREADS;
  return { papers: await openPaperReader({ threads }), faces: await openFaceReader({ threads }) };
}

const { papers, faces } = await open().catch((error: unknown) => {
  if (!(error instanceof ReadingNotInstalled)) throw error;
  say({ missing: error.message });
  return process.exit(1);
});
process.on('message', async ({ what, bytes }: Asked) => {
  try {
    say({ read: await (what === 'FACES' ? faces.read(bytes) : papers.read(bytes, what)) });
  } catch (error) {
    if (!(error instanceof PictureUnreadable)) throw error;
    say({ unreadable: error.message });
  }
});
say({ ready: { papers: papers.engine, faces: faces.engine } });
