import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { networkOf, shortenAddress } from '@beian/accounts/sign-in';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { rawRefusal } from './error-answers.ts';
import { requestIdOf } from './request-id.ts';

/** Connections of one process that are open at the same time: of one network, and in all. */
export const connectionLimits = { ofNetwork: 400, all: 3000 } as const;
/** Refused and closed connections are logged at this interval, in one line. */
const LOG_MS = 10_000;

interface Connection {
  readonly socket: Socket;
  readonly network: string;
  /** Requests that are not answered yet, and streams. */
  underWay: number;
}

/**
 * Bounds open connections. Where a network has its most, its connection that has been idle longest gives way to the new one, so that
 * kept connections shut nobody out; if none is idle, the new one is refused. `isProxy`: whether an address is of a trusted proxy, whose
 * connections are those of many. The limits are other ones in tests only.
 */
export function addConnectionLimits(
  app: FastifyInstance,
  log: Logger,
  isProxy: (address: string) => boolean,
  limits: { readonly ofNetwork: number; readonly all: number } = connectionLimits,
): void {
  /** Idle ones in the order of their last use. */
  const open = new Map<Socket, Connection>();
  const countOf = new Map<string, number>();
  const counts = new Map<string, { closed: number; refused: number }>();
  const report = () => {
    for (const [network, over] of counts)
      log.warn({ network: shortenAddress(network), ...over }, 'connections over the limit');
    counts.clear();
  };
  const reporting = setInterval(report, LOG_MS).unref();
  app.addHook('onClose', async () => {
    clearInterval(reporting);
    report();
  });
  const note = (network: string, what: 'closed' | 'refused') => {
    const over = counts.get(network) ?? { closed: 0, refused: 0 };
    over[what] += 1;
    counts.set(network, over);
  };
  const forget = (one: Connection) => {
    if (!open.delete(one.socket)) return;
    const left = (countOf.get(one.network) ?? 1) - 1;
    if (left === 0) countOf.delete(one.network);
    else countOf.set(one.network, left);
  };
  /** Closes the connection of a network that has been idle longest; false: none is idle. */
  const closeIdle = (network: string): boolean => {
    for (const one of open.values()) {
      if (one.network !== network || one.underWay > 0) continue;
      note(network, 'closed');
      forget(one);
      one.socket.destroy();
      return true;
    }
    return false;
  };
  const busiest = (): string =>
    [...countOf].reduce((most, one) => (one[1] > most[1] ? one : most), ['', 0] as const)[0];

  // Before Node's own listener, which begins to read.
  app.server.prependListener('connection', (socket: Socket) => {
    // A socket comes again when its upgrade was not taken (`sockets.ts`).
    if (open.has(socket)) return;
    const address = socket.remoteAddress ?? '';
    const network = networkOf(address);
    const isOver = open.size >= limits.all ? !closeIdle(busiest()) : isCrowded(network, address) && !closeIdle(network);
    if (isOver) {
      note(network, 'refused');
      socket.write(
        rawRefusal(app, 'TOO_MANY_AT_ONCE', { language: 'both', requestId: requestIdOf(undefined), url: undefined }),
      );
      socket.destroy();
      return;
    }
    const one: Connection = { socket, network, underWay: 0 };
    open.set(socket, one);
    countOf.set(network, (countOf.get(network) ?? 0) + 1);
    socket.once('close', () => forget(one));
  });
  const isCrowded = (network: string, address: string) =>
    (countOf.get(network) ?? 0) >= limits.ofNetwork && !isProxy(address);
  const begin = (one: Connection | undefined): (() => void) => {
    if (one === undefined) return () => undefined;
    one.underWay += 1;
    return () => {
      one.underWay -= 1;
      // Used last, so it comes last.
      if (open.delete(one.socket)) open.set(one.socket, one);
    };
  };
  app.server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    // One that does not finish ends its connection, too.
    response.once('finish', begin(open.get(socket)));
  });
  // It stays busy until it is closed.
  app.server.prependListener('upgrade', ({ socket, headers }: IncomingMessage) => {
    if (headers.upgrade?.toLowerCase() === 'websocket') begin(open.get(socket as Socket));
  });
}
