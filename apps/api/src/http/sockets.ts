import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { filterOpenKeys } from '@beian/accounts/partners';
import { networkOf } from '@beian/accounts/sign-in';
import { DatabaseUnavailable } from '@beian/database/connection';
import type { AppContext } from '@beian/database/transaction';
import type { FastifyInstance } from 'fastify';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import { CloseCode, handleProtocols, makeServer } from 'graphql-ws';
import type { Logger } from 'pino';
import { type WebSocket, WebSocketServer } from 'ws';
import { BilingualError } from '../bilingual-error.ts';
import type { ChangeFeed } from '../change-feed.ts';
import { findCallerByKey, type KeyCaller } from '../context.ts';
import { costs } from '../cost/cost-table.ts';
import { createErrorFormat, logFault } from '../errors.ts';
import { languageOf } from '../language.ts';
import { socketLimits } from '../limits.ts';
import { type HttpRefusalCode, httpRefusals } from '../texts.ts';
import { rawRefusal } from './error-answers.ts';
import type { Gate } from './gate.ts';
import { requestIdHeader, requestIdOf } from './request-id.ts';
import { createSubscriptions } from './subscriptions.ts';

/** Keys are also checked at this interval, because they expire and a notification can be lost. */
const KEY_CHECK_MS = 5000;
/** On shutdown, sockets that do not close by themselves are terminated after this time. */
const CLOSE_GRACE_MS = 1000;
/** Close code 1013 (IANA registry of RFC 6455): try again later. */
const TRY_AGAIN_LATER = 1013;

interface SocketConnection {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
  /** Address of the client behind trusted proxies. */
  readonly address: string;
  readonly network: string;
  caller: KeyCaller | null;
  /** Closing the socket costs nothing more: the refusal is paid, or a valid key was given. */
  isCharged: boolean;
  language: ReturnType<typeof languageOf>;
  readonly requestId: string;
  /** Its subscriptions, by the client's ids. */
  open: object;
  /** Messages since the last ping. */
  messages: number;
  answersPings: boolean;
}

/**
 * Subscriptions at `/graphql`, by the protocol graphql-transport-ws. The key is in `connection_init`, `{ "authorization": "Bearer …" }`;
 * once it is no longer valid, its sockets are closed with 4403. Events are read only as fast as the client reads them, and a client that
 * misses a ping is disconnected. `times`: shorter in tests. Returns the function that counts open connections.
 */
export function addSockets(
  app: FastifyInstance,
  {
    schema,
    ctx,
    changes,
    gate,
    log,
    addressOf,
    times: { initMs, pingMs } = socketLimits,
  }: {
    schema: GraphQLSchema;
    ctx: AppContext;
    changes: ChangeFeed;
    gate: Gate;
    log: Logger;
    addressOf: (request: IncomingMessage) => string;
    times?: { initMs: number; pingMs: number } | undefined;
  },
): () => number {
  const subscriptions = createSubscriptions({ schema, ctx, changes, gate, log });
  const format = createErrorFormat(log);
  const connected = new Set<SocketConnection>();
  let isEnding = false;
  const sockets = new WebSocketServer({
    ...{ noServer: true, clientTracking: false, perMessageDeflate: false, maxPayload: socketLimits.messageBytes },
    handleProtocols: (offered) => handleProtocols(offered),
  });

  sockets.on('headers', (lines, { headers }) => lines.push(`${requestIdHeader}: ${headers[requestIdHeader]}`));

  /** Charges a refusal, once, to the address of a connection that was closed without a valid key. */
  const chargeUnauthenticated = (one: SocketConnection): void => {
    if (one.isCharged || isEnding) return;
    one.isCharged = true;
    gate.charge(null, one.address, costs.refusedForForm).catch((error: unknown) => logFault(log, error));
  };

  const protocol = makeServer<Record<string, unknown>, SocketConnection>({
    connectionInitWaitTimeout: initMs,
    async onConnect({ connectionParams = {}, extra: one }) {
      const asked = connectionParams['accept-language'] ?? one.request.headers['accept-language'];
      one.language = languageOf(typeof asked === 'string' ? asked : undefined);
      const caller = await findCallerByKey(ctx, connectionParams.authorization ?? connectionParams.Authorization);
      // The key's text is not kept with the connection.
      Object.assign(connectionParams, { authorization: undefined, Authorization: undefined });
      if (caller === null) {
        chargeUnauthenticated(one);
        return false;
      }
      one.isCharged = true;
      if (
        [...connected].filter(({ caller: other }) => other?.keyId === caller.keyId).length >= socketLimits.socketsOfKey
      ) {
        one.socket.close(TRY_AGAIN_LATER, 'Too many connections of this key');
        return;
      }
      one.caller = caller;
      return undefined;
    },
    async onSubscribe({ extra: one, subscriptions: open }, _id, payload) {
      const { caller, language, address, requestId } = one;
      try {
        if (caller === null)
          throw new BilingualError(httpRefusals.UNAUTHENTICATED.message, { code: 'UNAUTHENTICATED' });
        one.open = open;
        const ofPartner = [...connected].filter((other) => other.caller?.partner.id === caller.partner.id);
        const all = ofPartner.reduce((sum, other) => sum + Object.keys(other.open).length, 0);
        if (Object.keys(open).length > socketLimits.subscriptions || all > socketLimits.subscriptionsOfPartner)
          throw new BilingualError(tooManyAtOnce, { code: 'LIMIT_EXCEEDED', limit: 'subscriptions' });
        return await subscriptions.prepare({ caller, language, address, requestId }, payload);
      } catch (error) {
        return [error instanceof GraphQLError ? error : new GraphQLError('fault', { originalError: error as Error })];
      }
    },
    // An exception is sent as an error and ends the subscription.
    subscribe: (args) => subscriptions.run(args).catch((error: unknown) => rejectingIterable(error)),
    onError({ extra: { socket, language, requestId } }, _id, _payload, errors) {
      // The protocol library wraps what was thrown.
      const thrown = errors.map((error) =>
        error.extensions.code === undefined && error.originalError instanceof GraphQLError
          ? error.originalError
          : error,
      );
      if (thrown[0]?.extensions.code === 'UNAUTHENTICATED') socket.close(CloseCode.Forbidden, 'Forbidden');
      return thrown.map((error) => format(error.toJSON(), error, { language, requestId }));
    },
  });

  const acceptSocket = (socket: WebSocket, request: IncomingMessage, address: string) => {
    const one: SocketConnection = {
      socket,
      request,
      address,
      network: networkOf(address),
      caller: null,
      isCharged: false,
      language: 'zh',
      requestId: requestIdOf(request.headers[requestIdHeader]),
      open: {},
      messages: 0,
      answersPings: true,
    };
    connected.add(one);
    socket.on('error', () => undefined);
    socket.on('pong', () => {
      one.answersPings = true;
    });
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        // Resolves when the message has left this process; until then no further event is read for the client.
        send: (text) =>
          new Promise((resolve) => {
            if (socket.readyState === socket.OPEN) socket.send(text, () => resolve());
            else resolve();
          }),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) =>
          socket.on('message', (data) => {
            one.messages += 1;
            if (one.messages > socketLimits.messages || socket.bufferedAmount > socketLimits.unreadBytes)
              socket.terminate();
            else
              take(String(data)).catch((error: unknown) => {
                logFault(log, error);
                socket.close(
                  error instanceof DatabaseUnavailable ? TRY_AGAIN_LATER : CloseCode.InternalServerError,
                  'Internal error',
                );
              });
          }),
      },
      one,
    );
    socket.once('close', (code, reason) => {
      connected.delete(one);
      // Connections that sent nothing or left early are charged too, because they used a connection slot.
      chargeUnauthenticated(one);
      closed(code, String(reason)).catch((error: unknown) => logFault(log, error));
    });
  };

  const checkKeys = async (of: readonly SocketConnection[]) => {
    const ids = new Set(of.flatMap(({ caller }) => (caller === null ? [] : [caller.keyId])));
    if (ids.size === 0) return;
    const hold = await filterOpenKeys(ctx, [...ids]);
    for (const { caller, socket } of of)
      if (caller !== null && !hold.has(caller.keyId)) socket.close(CloseCode.Forbidden, 'Forbidden');
  };
  const check = (of: readonly SocketConnection[]) => void checkKeys(of).catch((error: unknown) => logFault(log, error));
  const stop = changes.watchKeys((partnerId) =>
    check([...connected].filter(({ caller }) => partnerId === '' || caller?.partner.id === partnerId)),
  );
  const checking = setInterval(() => check([...connected]), KEY_CHECK_MS).unref();
  const pinging = setInterval(() => {
    for (const one of connected) {
      if (!one.answersPings) one.socket.terminate();
      else one.socket.ping();
      one.answersPings = false;
      one.messages = 0;
    }
  }, pingMs).unref();

  app.server.on('upgrade', (request: IncomingMessage, raw: Duplex, head: Buffer) => {
    if (request.headers.upgrade?.toLowerCase() !== 'websocket')
      return serveWithoutUpgrade(app, request, raw as Socket, head);
    raw.on('error', () => undefined);
    const address = addressOf(request);
    // The id that the answer and every error of the connection have.
    const requestId = requestIdOf(request.headers[requestIdHeader]);
    request.headers[requestIdHeader] = requestId;
    const refused = refusalOf(request, address);
    if (refused !== undefined) {
      const asked = { language: languageOf(request.headers['accept-language']), requestId, url: request.url };
      return void raw.end(rawRefusal(app, refused, { ...asked, retryAfter: gate.anonymousWaitSeconds(address) }));
    }
    sockets.handleUpgrade(request, raw, head, (socket) => acceptSocket(socket, request, address));
  });
  function refusalOf(
    { url = '', headers: { origin, host } }: IncomingMessage,
    address: string,
  ): HttpRefusalCode | undefined {
    if (url.split('?')[0] !== '/graphql') return 'NOT_FOUND';
    // Cookies are not read here, but a page of another site has no valid reason to hold a key.
    if (origin !== undefined && !(URL.canParse(origin) && new URL(origin).host === host)) return 'WRONG_ORIGIN';
    if (gate.anonymousWaitSeconds(address) > 0) return 'RATE_LIMITED';
    const network = networkOf(address);
    const all = [...connected];
    if (all.filter((other) => other.network === network).length >= socketLimits.socketsOfAddress)
      return 'TOO_MANY_AT_ONCE';
    const unauthenticated = all.filter(({ caller }) => caller === null).length;
    const isFull = isEnding || all.length >= socketLimits.sockets || unauthenticated >= socketLimits.socketsBeforeInit;
    return isFull ? 'TOO_MANY_STREAMS' : undefined;
  }

  app.addHook('preClose', async () => {
    isEnding = true;
    clearInterval(checking);
    clearInterval(pinging);
    stop();
    const left = [...connected].map(({ socket }) => socket);
    const allClosed = Promise.all(left.map((socket) => new Promise((resolve) => socket.once('close', resolve))));
    for (const socket of left) socket.close(1001, 'Going away');
    const late = setTimeout(() => {
      for (const socket of left) socket.terminate();
    }, CLOSE_GRACE_MS);
    await allClosed;
    clearTimeout(late);
  });
  return () => connected.size;
}

const { subscriptions: most, subscriptionsOfPartner: mostOfAll } = socketLimits;
const tooManyAtOnce = {
  zh: `每个连接至多 ${most} 个订阅，每个合作方至多 ${mostOfAll} 个`,
  en: `A connection has ${most} subscriptions at most, a partner ${mostOfAll}.`,
};

const rejectingIterable = (error: unknown): AsyncIterable<never> => ({
  [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(error) }),
});

/**
 * Serves a request with another `Upgrade` (Java's client offers h2c with every request) as plain HTTP/1.1: Node passes every `Upgrade` to
 * this handler, so the request is put back without that header.
 */
function serveWithoutUpgrade(app: FastifyInstance, request: IncomingMessage, socket: Socket, head: Buffer): void {
  const lines = [`${request.method} ${request.url} HTTP/${request.httpVersion}`];
  for (let at = 0; at < request.rawHeaders.length; at += 2) {
    const name = request.rawHeaders[at] ?? '';
    if (!['upgrade', 'connection', 'http2-settings'].includes(name.toLowerCase()))
      lines.push(`${name}: ${request.rawHeaders[at + 1]}`);
  }
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]));
  app.server.emit('connection', socket);
}
