import type { ServerResponse } from 'node:http';
import { findSession, type House } from '@beian/orders';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { findCaller } from '../context.ts';
import { logFault } from '../errors.ts';
import type { OrderChanges } from '../order-changes.ts';
import { Refused } from './answers.ts';
import { mustBeOurs } from './guards.ts';

/** Changes of a quarter of a second are told together, one line per order. */
const gatherMs = 250;
/** Proxies and browsers drop a connection that says nothing. */
const heartbeatMs = 25_000;
/** A session that ended elsewhere, or ran out, takes its streams with it by then; signing out here does at once. */
const sessionCheckMs = 300_000;
const most = 500;
/** A client that does not read is let go before it fills our memory. */
const unreadBytes = 64 * 1024;

interface Stream {
  readonly token: string;
  readonly raw: ServerResponse;
}

/** Live updates to staff: which orders changed. What changed is asked over GraphQL, where rights are judged. */
export interface LiveUpdates {
  /** Ends the streams of a session. */
  endSession(token: string): void;
}

/**
 * `GET /events`, Server-Sent Events: `data: {"orderId":"…"}`; null where the process was deaf for a while, so that any order may
 * have changed. `data: {"bureaus":true}`: something of a connection to a bureau has changed.
 */
export function addEvents(app: FastifyInstance, house: House, changes: OrderChanges, log: Logger): LiveUpdates {
  const streams = new Set<Stream>();
  const changed = new Set<string>();
  let gatewayChanged = false;
  let gathering: NodeJS.Timeout | undefined;

  const send = (text: string) => {
    for (const stream of streams) {
      if (stream.raw.destroyed || stream.raw.writableEnded) streams.delete(stream);
      else if (stream.raw.writableLength > unreadBytes) stream.raw.destroy();
      else stream.raw.write(text);
    }
  };
  const flush = () => {
    gathering = undefined;
    const told = [...changed].map((orderId) => ({ orderId: orderId || null }));
    send(
      [...told, ...(gatewayChanged ? [{ bureaus: true }] : [])]
        .map((one) => `data: ${JSON.stringify(one)}\n\n`)
        .join(''),
    );
    changed.clear();
    gatewayChanged = false;
  };
  const gather = () => {
    gathering ??= setTimeout(flush, gatherMs);
  };
  const stop = changes.watch((orderId) => {
    if (streams.size === 0) return;
    changed.add(orderId);
    gather();
  });
  const stopBureaus = changes.watchBureaus(() => {
    if (streams.size === 0) return;
    gatewayChanged = true;
    gather();
  });
  const endSession = (token: string) => {
    for (const stream of streams) {
      if (stream.token !== token) continue;
      streams.delete(stream);
      stream.raw.end();
    }
  };
  const checkSessions = async () => {
    for (const token of new Set([...streams].map((stream) => stream.token))) {
      if ((await findSession(house, token, { quietly: true })) === null) endSession(token);
    }
  };
  const beat = setInterval(() => send(': beat\n\n'), heartbeatMs);
  const check = setInterval(() => checkSessions().catch((error: unknown) => logFault(log, error)), sessionCheckMs);

  app.get('/events', { exposeHeadRoute: false }, async (request, reply) => {
    mustBeOurs(request);
    const caller = await findCaller(house, request);
    if (caller === null) throw new Refused('UNAUTHENTICATED');
    if (caller.kind !== 'staff') throw new Refused('ONLY_STAFF');
    if (streams.size >= most) throw new Refused('TOO_MANY_STREAMS');
    reply.hijack();
    // Who left while we looked it up closes no more.
    if (reply.raw.destroyed || request.raw.socket.destroyed) return;
    const stream = { token: caller.token, raw: reply.raw };
    streams.add(stream);
    reply.raw.on('close', () => streams.delete(stream));
    reply.raw.writeHead(200, {
      ...app.securityHeaders,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    });
    reply.raw.write(': open\n\n');
  });
  app.addHook('preClose', async () => {
    clearInterval(beat);
    clearInterval(check);
    clearTimeout(gathering);
    for (const stream of streams) stream.raw.end();
    stop();
    stopBureaus();
  });
  return { endSession };
}
