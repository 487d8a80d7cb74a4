import type { ServerResponse } from 'node:http';
import type { AppContext } from '@beian/database/transaction';
import type { FastifyInstance } from 'fastify';
import type { ChangeFeed } from '../change-feed.ts';
import { findCaller } from '../context.ts';
import { streamLimits } from '../limits.ts';
import { HttpRefusal } from './error-answers.ts';
import { assertNotCrossSite } from './guards.ts';
import { requestIdHeader } from './request-id.ts';
import type { SessionMonitor } from './session-monitor.ts';

/** Changes within this time are sent together, one line per order. */
const batchWindowMs = 250;
/** Proxies and browsers close an idle connection. */
const heartbeatMs = 25_000;
/** A client that does not read is disconnected before its buffer grows beyond this. */
const maxUnreadBytes = 64 * 1024;

/**
 * `GET /events`, Server-Sent Events: `data: {"orderId":"…"}`; null after the database connection was lost, when any order may have changed.
 * `data: {"bureaus":true}`: a bureau connection changed. Clients read the changes over GraphQL, which checks rights. A stream ends with its
 * session. Returns the function that counts open streams.
 */
export function addEvents(
  app: FastifyInstance,
  ctx: AppContext,
  changes: ChangeFeed,
  sessions: SessionMonitor,
): () => number {
  /** Open streams with their session and person. */
  const streams = new Map<ServerResponse, { readonly token: string; readonly staffId: string }>();
  const changed = new Set<string>();
  let gatewayChanged = false;
  let flushTimer: NodeJS.Timeout | undefined;

  const send = (text: string) => {
    for (const stream of streams.keys()) {
      if (stream.destroyed || stream.writableEnded) streams.delete(stream);
      else if (stream.writableLength > maxUnreadBytes) stream.destroy();
      else stream.write(text);
    }
  };
  const flush = () => {
    flushTimer = undefined;
    const orderEvents = [...changed].map((orderId) => ({ orderId: orderId || null }));
    send(
      [...orderEvents, ...(gatewayChanged ? [{ bureaus: true }] : [])]
        .map((one) => `data: ${JSON.stringify(one)}\n\n`)
        .join(''),
    );
    changed.clear();
    gatewayChanged = false;
  };
  // Pages read their lists again when they are told: not before the replica has what changed.
  const flushOnceReplayed = () => (ctx.replica?.catchUp() ?? Promise.resolve()).finally(flush);
  const scheduleFlush = () => {
    flushTimer ??= setTimeout(ctx.replica === undefined ? flush : flushOnceReplayed, batchWindowMs);
  };
  const stop = changes.watchOrders((orderId) => {
    if (streams.size === 0) return;
    changed.add(orderId);
    scheduleFlush();
  });
  const stopBureaus = changes.watchBureaus(() => {
    if (streams.size === 0) return;
    gatewayChanged = true;
    scheduleFlush();
  });
  const beat = setInterval(() => send(': beat\n\n'), heartbeatMs);

  app.get('/events', { exposeHeadRoute: false }, async (request, reply) => {
    assertNotCrossSite(request);
    // The page opens its stream again by itself, whether or not anybody is at it.
    const caller = await findCaller(ctx, request, { quietly: true });
    if (caller === null) throw new HttpRefusal('UNAUTHENTICATED');
    if (caller.kind !== 'staff') throw new HttpRefusal('ONLY_STAFF');
    const { token, actor } = caller;
    const own = [...streams.values()].filter(({ staffId }) => staffId === actor.id);
    const ofSession = own.filter((other) => other.token === token).length;
    if (ofSession >= streamLimits.streamsOfSession || own.length >= streamLimits.streamsOfPerson)
      throw new HttpRefusal('TOO_MANY_AT_ONCE');
    if (streams.size >= streamLimits.streams) throw new HttpRefusal('TOO_MANY_STREAMS');
    reply.hijack();
    // If the client left during the lookup, no close event follows.
    if (reply.raw.destroyed || request.raw.socket.destroyed) return;
    const { raw: stream } = reply;
    streams.set(stream, { token, staffId: actor.id });
    const unwatch = sessions.watch({ token, staffId: actor.id, roles: actor.roles, end: () => stream.end() });
    stream.on('close', () => {
      streams.delete(stream);
      unwatch();
    });
    reply.raw.writeHead(200, {
      ...app.securityHeaders,
      [requestIdHeader]: request.id,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    });
    reply.raw.write(': open\n\n');
  });
  app.addHook('preClose', async () => {
    clearInterval(beat);
    clearTimeout(flushTimer);
    for (const stream of streams.keys()) stream.end();
    stop();
    stopBureaus();
  });
  return () => streams.size;
}
