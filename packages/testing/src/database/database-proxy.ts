import { createConnection, createServer, type Server, type Socket } from 'node:net';

/** A TCP proxy between a program and PostgreSQL, for tests of network failures. */
export interface DatabaseProxy {
  /** The same address, through the proxy. */
  through(url: string): string;
  /**
   * From now on all bytes are dropped in both directions, on open and new connections, and no end is forwarded, as by
   * a firewall that forgets its connections. Silenced connections stay silent.
   */
  silence(): void;
  /** From now on bytes arrive so much later, ms, in both directions. */
  slow(ms: number): void;
  /** New connections are forwarded again, and nothing is slow any more. */
  resume(): void;
  /** New connections go to the server of this address, as after a failover. */
  moveTo(url: string): void;
  /** How many pieces of bytes programs have sent: at most one for each write to a socket. */
  sent(): number;
  /** Ends all connections at once, as a restarted balancer does. */
  cut(): void;
  /** Replaces text in the server's answers by text of the same length. */
  replace(text: string, by: string): void;
  close(): Promise<void>;
}

export async function databaseProxy(to: string): Promise<DatabaseProxy> {
  let { hostname, port } = new URL(to);
  const pairs = new Set<readonly [Socket, Socket]>();
  const deaf = new Set<Socket>();
  let silent = false;
  let delayMs = 0;
  let replaced: readonly [string, string] | undefined;
  let sent = 0;
  const changed = (bytes: Buffer): Buffer =>
    replaced === undefined ? bytes : Buffer.from(bytes.toString('latin1').replaceAll(...replaced), 'latin1');

  const server: Server = createServer((client) => {
    const upstream = createConnection({ host: hostname, port: Number(port) });
    const pair = [client, upstream] as const;
    pairs.add(pair);
    if (silent) for (const one of pair) deaf.add(one);
    const join = (from: Socket, into: Socket, change: (bytes: Buffer) => Buffer) => {
      /** When the last bytes arrive, so that later ones do not overtake them. */
      let lastAt = 0;
      const forward = (bytes: Buffer) => {
        if (!deaf.has(from) && into.writable) into.write(change(bytes));
      };
      from.on('data', (bytes) => {
        const now = performance.now();
        if (delayMs === 0 && lastAt <= now) return forward(bytes);
        lastAt = Math.max(now + delayMs, lastAt + 1);
        setTimeout(forward, lastAt - now, bytes);
      });
      from.on('error', () => undefined);
      from.on('close', () => {
        if (!deaf.has(from)) into.destroy();
      });
    };
    client.on('data', () => {
      sent += 1;
    });
    join(client, upstream, (bytes) => bytes);
    join(upstream, client, changed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');

  return {
    through(url) {
      const own = new URL(url);
      own.host = `127.0.0.1:${address.port}`;
      return own.href;
    },
    silence() {
      silent = true;
      for (const pair of pairs) for (const one of pair) deaf.add(one);
    },
    slow(ms) {
      delayMs = ms;
    },
    resume() {
      silent = false;
      delayMs = 0;
    },
    moveTo(url) {
      ({ hostname, port } = new URL(url));
    },
    sent: () => sent,
    cut() {
      for (const pair of pairs) for (const one of pair) one.destroy();
    },
    replace(text, by) {
      if (text.length !== by.length) throw new Error('a replacement has the length of what it replaces');
      replaced = [text, by];
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const pair of pairs) for (const one of pair) one.destroy();
      }),
  };
}
