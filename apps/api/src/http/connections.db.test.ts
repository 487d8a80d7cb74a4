import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';

let api: ApiUnderTest;
const open: Socket[] = [];
beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(async () => {
  for (const socket of open) socket.destroy();
  await api.close();
});

async function serve(limits: { ofNetwork: number; all: number }, trustedProxies: string[] = []): Promise<number> {
  const app = await api.serve({ connectionLimits: limits, trustedProxies });
  await app.listen({ host: '127.0.0.1', port: 0 });
  return (app.server.address() as { port: number }).port;
}

/** A kept connection from a loopback address; `ask` sends a request and resolves with its status, or 'closed'. */
async function connection(port: number, from: string) {
  const socket = connect({ port, host: '127.0.0.1', localAddress: from });
  open.push(socket);
  socket.on('error', () => undefined);
  const closed = new Promise<string>((resolve) => socket.once('close', () => resolve('closed')));
  let got = '';
  socket.on('data', (piece) => {
    got += String(piece);
  });
  await once(socket, 'connect');
  const status = () => /^HTTP\/1\.1 (\d+)/.exec(got)?.[1];
  return {
    closed,
    text: () => got,
    /** Sends half of a request, up to the server's word that it is read. */
    async begin(): Promise<void> {
      const more = once(socket, 'data');
      socket.write(
        'POST /auth/sign-in HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{',
      );
      await more;
    },
    async ask(): Promise<string> {
      got = '';
      socket.write('GET /readyz HTTP/1.1\r\nhost: x\r\n\r\n');
      const answered = new Promise<string>((resolve) => {
        socket.on('data', () => resolve(status() ?? ''));
      });
      return Promise.race([answered, closed]);
    },
  };
}

test('the kept connections of one address shut nobody out: the one idle longest gives way, and the log says so', async () => {
  const port = await serve({ ofNetwork: 5, all: 100 });
  const kept = [];
  for (let at = 0; at < 5; at += 1) {
    const one = await connection(port, '127.0.0.66');
    expect(await one.ask()).toBe('200');
    kept.push(one);
  }
  // Used again, so the second is idle longest.
  expect(await kept[0]?.ask()).toBe('200');
  const newest = await connection(port, '127.0.0.66');
  expect(await newest.ask()).toBe('200');
  expect(await kept[1]?.closed).toBe('closed');
  expect(await kept[0]?.ask()).toBe('200');
  const other = await connection(port, '127.0.0.3');
  expect(await other.ask()).toBe('200');
});

test('where none is idle a new one of that address is refused with a reason, and another address is served', async () => {
  const port = await serve({ ofNetwork: 3, all: 100 });
  for (let at = 0; at < 3; at += 1) await (await connection(port, '127.0.0.66')).begin();
  const refused = await connection(port, '127.0.0.66');
  expect(await refused.closed).toBe('closed');
  expect(refused.text()).toMatch(/^HTTP\/1\.1 429 [\s\S]*TOO_MANY_AT_ONCE/);
  expect(await (await connection(port, '127.0.0.3')).ask()).toBe('200');
});

test('in all there is a limit, too, at which the busiest address gives way; a trusted proxy has no limit of its own', async () => {
  const port = await serve({ ofNetwork: 2, all: 8 }, ['127.0.0.66']);
  const others = await connection(port, '127.0.0.3');
  expect(await others.ask()).toBe('200');
  for (let at = 0; at < 10; at += 1) expect(await (await connection(port, '127.0.0.66')).ask()).toBe('200');
  expect(await others.ask()).toBe('200');
});
