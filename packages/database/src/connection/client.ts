import { Socket } from 'node:net';
import pg from 'pg';

/** Sockets of every open connection of this process, those of the job queue included. */
const openSockets = new Set<Socket>();

/** A pg client that makes its own socket, so that a connection whose peer is silent can be closed without waiting for an answer. */
export class DatabaseClient extends pg.Client {
  readonly #socket: Socket;

  constructor(config: pg.ClientConfig = {}) {
    const socket = new Socket();
    // A pool hides its password from enumeration, and a spread would lose it.
    const { password } = config;
    super({ ...config, ...(password === undefined ? {} : { password }), stream: () => socket });
    this.#socket = socket;
    openSockets.add(socket);
    socket.once('close', () => openSockets.delete(socket));
  }

  /**
   * Collects what is sent from now until the end of this turn of the event loop, so that it leaves in one write: each write to the socket
   * costs a system call and wakes the server's process. Over TLS, which has a socket of its own, nothing is collected.
   */
  gather(): void {
    this.#socket.cork();
    process.nextTick(() => this.#socket.uncork());
  }

  /** Closes the connection at once; what was sent on it may still be done by the server. */
  destroy(): void {
    this.#socket.destroy();
  }
}

/**
 * Notes how many bytes every connection has received. The function it returns closes the connections that have received nothing since:
 * when one connection was lost without a reset, most of the others were lost with it.
 */
export function watchSilentConnections(): () => void {
  const received = new Map([...openSockets].map((socket) => [socket, socket.bytesRead]));
  return () => {
    for (const [socket, bytes] of received) if (socket.bytesRead === bytes) socket.destroy();
  };
}
