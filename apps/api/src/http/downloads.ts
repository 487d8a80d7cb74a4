import { pipeline, Readable } from 'node:stream';
import type { AppContext } from '@beian/database/transaction';
import { downloadRequest, openDownload } from '@beian/reporting/downloads';
import { stringify } from 'csv-stringify';
import type { FastifyInstance } from 'fastify';
import { findCaller } from '../context.ts';
import { languageOf } from '../language.ts';
import { createCompressionStream } from './compression.ts';
import { HttpRefusal } from './error-answers.ts';
import type { SessionMonitor } from './session-monitor.ts';

/**
 * `POST /downloads/:list`, `{ filter, columns? }`: the list as CSV (RFC 4180, UTF-8 with BOM), limited to what the caller may read. POST,
 * because a filter may contain a person's name and URLs are logged. `x-rows`: number of rows; `x-as-of`: the instant of the data. The
 * stream ends when the client disconnects, or when the session or one of its roles ends. A fault closes the connection, so that a partial
 * file does not look complete.
 */
export function addDownloads(app: FastifyInstance, ctx: AppContext, sessions: SessionMonitor): void {
  app.post<{ Params: { list: string } }>('/downloads/:list', async (request, reply) => {
    const caller = await findCaller(ctx, request);
    if (caller === null) throw new HttpRefusal('UNAUTHENTICATED');
    const body = downloadRequest.safeParse(request.body);
    if (!body.success) throw new HttpRefusal('WRONG_SHAPE', body.error.issues[0]?.path.join('.') || 'body');
    const language = languageOf(request.headers['accept-language']);
    const download = await openDownload(ctx, {
      actor: caller.actor,
      language,
      list: request.params.list,
      ...body.data,
    });
    if (!download.ok) {
      if (download.code === 'WRONG_SHAPE') throw new HttpRefusal(download.code, download.field);
      throw new HttpRefusal(download.code === 'NOT_FOUND' ? 'NO_SUCH_LIST' : download.code);
    }
    // Texts that a spreadsheet would run as a formula get a leading apostrophe; numbers do not.
    const csv = stringify({ bom: true, record_delimiter: 'windows', escape_formulas: true });
    const lines = Readable.from(download.lines, { highWaterMark: 16 });
    const compression = createCompressionStream(request, reply);
    if (compression === undefined) pipeline(lines, csv, () => undefined);
    else pipeline(lines, csv, compression, () => undefined);
    // A client that disconnects before the first row is read is noticed by the close event, and one that disconnected earlier by
    // `destroyed`.
    const abandonDownload = () => {
      lines.destroy();
      void download.abandon();
    };
    if (reply.raw.destroyed) abandonDownload();
    reply.raw.once('close', abandonDownload);
    if (caller.kind === 'staff') {
      const end = () => reply.raw.destroy();
      const { token, actor } = caller;
      reply.raw.once('close', sessions.watch({ token, staffId: actor.id, roles: actor.roles, end }));
    }
    return reply
      .headers({
        'content-type': 'text/csv; charset=utf-8; header=present',
        'cache-control': 'no-store',
        'content-disposition': `attachment; filename="${download.fileName}"`,
        'x-rows': String(download.total),
        'x-as-of': download.at,
      })
      .send(compression ?? csv);
  });
}
