import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { socketLimits } from '../limits.ts';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';

let api: ApiUnderTest;
/** Servers behind a trusted proxy: a connection has a moment, or an hour, to send its key. */
let brief: string;
let patient: string;
beforeAll(async () => {
  api = await apiUnderTest();
  const listen = async (initMs: number, trustedProxies: string[]) => {
    const made = await api.serve({ trustedProxies, socketTimes: { initMs, pingMs: 3_600_000 } });
    return (await made.listen({ host: '127.0.0.1', port: 0 })).replace('http', 'ws');
  };
  brief = await listen(20, ['127.0.0.1']);
  patient = await listen(3_600_000, ['127.0.0.1']);
});
afterAll(() => api?.close());

interface Connection {
  readonly socket: WebSocket;
  /** Its close code. */
  readonly closed: Promise<number>;
  /** Type of the server's first message. */
  readonly heard: Promise<string>;
}

/** Connects as the proxy for a client address; returns the connection, or the status of the refusal. */
async function connect(url: string, from: string): Promise<Connection | number> {
  const socket = new WebSocket(`${url}/graphql`, 'graphql-transport-ws', { headers: { 'x-forwarded-for': from } });
  socket.on('error', () => undefined);
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  const heard = new Promise<string>((resolve) =>
    socket.once('message', (data) => resolve(JSON.parse(String(data)).type)),
  );
  return Promise.race([
    once(socket, 'open').then(() => ({ socket, closed, heard })),
    once(socket, 'unexpected-response').then(([, answer]) => answer.statusCode as number),
  ]);
}
async function opened(url: string, from: string): Promise<Connection> {
  const one = await connect(url, from);
  if (typeof one === 'number') throw new Error(`refused with ${one}`);
  return one;
}
/** Sends a key; returns the server's first message, or the close code. */
function say({ socket, heard, closed }: Connection, key: string): Promise<string | number> {
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${key}` } }));
  return Promise.race([heard, closed]);
}

test('wrong or missing keys are refused with 429 for their address only, also behind one proxy', async () => {
  for (const [url, from, code] of [
    [patient, () => '198.51.100.1', 4403],
    // All addresses of one IPv6 subscriber count as one.
    [patient, (at: number) => `2001:db8:1:2::${at + 1}`, 4403],
    [brief, () => '198.51.100.1', 4408],
  ] as const) {
    let refused: Connection | number | undefined;
    // The bucket has 1000 points, refills 100 per second, and each attempt costs 20.
    for (let attempts = 0; typeof refused !== 'number' && attempts < 40; attempts += 1) {
      const many = await Promise.all(Array.from({ length: 10 }, (_, at) => connect(url, from(at))));
      refused = many.find((one) => typeof one === 'number');
      const taken = many.flatMap((one) => (typeof one === 'number' ? [] : [one]));
      if (url === patient) for (const one of taken) void say(one, 'bd_live_wrong');
      for (const { closed } of taken) expect(await closed).toBe(code);
    }
    expect([code, refused]).toEqual([code, 429]);
  }
  expect(await say(await opened(patient, '198.51.100.9'), api.people.partner.key)).toBe('connection_ack');
});

test('an address has at most 100 connections, and silent ones leave room for authenticated ones', async () => {
  const key = api.people.partner.key;
  const known = await opened(patient, '203.0.113.50');
  expect(await say(known, key)).toBe('connection_ack');
  const silent: Connection[] = [];
  const fill = async (from: string, count: number) => {
    silent.push(...(await Promise.all(Array.from({ length: count }, () => opened(patient, from)))));
  };
  await fill('203.0.113.1', socketLimits.socketsOfAddress);
  expect(await connect(patient, '203.0.113.1')).toBe(429);
  // Another address can still connect and authenticate.
  const other = await opened(patient, '203.0.113.2');
  expect(await say(other, key)).toBe('connection_ack');
  for (const from of ['203.0.113.3', '203.0.113.4']) await fill(from, socketLimits.socketsOfAddress);
  expect(silent).toHaveLength(socketLimits.socketsBeforeInit);
  expect(await connect(patient, '203.0.113.5')).toBe(503);
  expect([known.socket.readyState, other.socket.readyState]).toEqual([WebSocket.OPEN, WebSocket.OPEN]);
  // A closed connection frees its slot.
  silent[0]?.socket.terminate();
  await expect.poll(async () => typeof (await connect(patient, '203.0.113.5'))).toBe('object');
});

test('a forwarded address is read only from a trusted proxy', async () => {
  const app = await api.serve({ trustedProxies: ['192.0.2.1'], socketTimes: { initMs: 3_600_000, pingMs: 3_600_000 } });
  const url = (await app.listen({ host: '127.0.0.1', port: 0 })).replace('http', 'ws');
  for (let at = 0; at < socketLimits.socketsOfAddress; at += 1) await opened(url, `203.0.113.${at}`);
  expect(await connect(url, '203.0.113.200')).toBe(429);
});
