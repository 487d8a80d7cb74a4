import { Readable } from 'node:stream';
import type { AppContext } from '@beian/database/transaction';
import { type ArchiveFile, claimExport } from '@beian/privacy/persons';
import type { FastifyInstance } from 'fastify';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { findCaller } from '../context.ts';
import { HttpRefusal } from './error-answers.ts';

/**
 * `POST /exports/:id`: everything held on a data subject as a zip, once, for the person who requested it (`exportPerson`). POST, so that no
 * link, prefetch or history fetches it; the path contains no name. A fault closes the connection.
 */
export function addExports(app: FastifyInstance, ctx: AppContext): void {
  app.post<{ Params: { id: string } }>('/exports/:id', async (request, reply) => {
    const caller = await findCaller(ctx, request);
    if (caller === null) throw new HttpRefusal('UNAUTHENTICATED');
    const taken = await claimExport(ctx, caller.actor, request.params.id);
    if (taken === null) throw new HttpRefusal('NO_SUCH_EXPORT');
    return reply
      .headers({
        'content-type': 'application/zip',
        'cache-control': 'no-store',
        'content-disposition': `attachment; filename="${taken.fileName}"`,
      })
      .send(Readable.from(zipped(taken.files), { highWaterMark: 4 }));
  });
}

/** A zip of these files, with one file in memory at a time. */
async function* zipped(files: readonly ArchiveFile[]): AsyncGenerator<Buffer> {
  let ready: Buffer[] = [];
  const zip = new Zip((fault, piece) => {
    if (fault !== null) throw fault;
    ready.push(Buffer.from(piece));
  });
  for (const { name, bytes } of files) {
    // JPEG images do not compress further.
    const entry = name.endsWith('.jpg') ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
    zip.add(entry);
    entry.push(await bytes(), true);
    yield* ready;
    ready = [];
  }
  zip.end();
  yield* ready;
}
