import http from 'node:http';
import https from 'node:https';
import net, { type AddressInfo, type Server } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { privateAuthority, selfSigned } from '../testing/certificate.ts';
import { createOutbound, OutboundFault, type OutboundLimits } from './outbound.ts';

const limits: OutboundLimits = { connectMs: 1000, totalMs: 1000, maxBytes: 1000 };
const servers: (Server & { closeAllConnections?: () => void })[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections?.();
    server.close();
  }
});
async function listen(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** What the proxy was asked for, and the credentials that came with it. */
let asked: { authority: string | undefined; credentials: string | undefined }[];
let proxy: { url: URL; isDirect: (host: string) => boolean };
let answers: 'opens' | 'refuses' | 'is silent';
beforeEach(async () => {
  asked = [];
  answers = 'opens';
  const server = http.createServer((_request, response) => response.writeHead(400).end());
  server.on('connect', ({ url, headers }, socket) => {
    asked.push({ authority: url, credentials: headers['proxy-authorization'] });
    if (answers === 'is silent') return;
    if (answers === 'refuses') return socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    const upstream = net.connect(Number(url?.split(':').at(-1)), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.pipe(socket).pipe(upstream);
    });
    for (const one of [socket, upstream]) one.on('error', () => socket.destroy());
  });
  const port = await listen(server);
  proxy = { url: new URL(`http://desk:s%20x@127.0.0.1:${port}`), isDirect: (host) => host === '127.0.0.1' };
});

const inside = () => createOutbound(() => true, [], proxy);
const why = async (call: Promise<unknown>) => {
  const error = await call.catch((reason: unknown) => reason);
  if (!(error instanceof OutboundFault)) throw error;
  expect(error.message).not.toMatch(/127|localhost|169|http:/);
  return error.why;
};

test('calls go through the proxy, which is given the address of the name, and directly to the hosts that are named', async () => {
  const port = await listen(http.createServer(({ headers }, response) => response.end(headers.host)));
  const body = { length: 4, pieces: () => [Buffer.from('body')] };
  const answer = await inside()(new URL(`http://localhost:${port}/`), { method: 'POST', body, limits });
  expect([answer.status, answer.bytes.toString()]).toEqual([200, `localhost:${port}`]);
  expect(asked).toEqual([
    {
      authority: expect.stringMatching(new RegExp(`^(127\\.0\\.0\\.1|\\[::1\\]):${port}$`)),
      credentials: `Basic ${btoa('desk:s x')}`,
    },
  ]);
  expect((await inside()(new URL(`http://127.0.0.1:${port}/`), { limits })).status).toBe(200);
  expect(asked).toHaveLength(1);
});

test('the certificate is checked through the proxy by the name that was called', async () => {
  const { authority, issued } = privateAuthority();
  const answer: http.RequestListener = (_request, response) => response.end('in');
  const url = new URL(`https://localhost:${await listen(https.createServer(issued, answer))}/`);
  const trusting = createOutbound(() => true, [authority], proxy);
  expect((await trusting(url, { limits })).bytes.toString()).toBe('in');
  expect(await why(inside()(url, { limits }))).toBe('tls');
  const other = new URL(`https://localhost:${await listen(https.createServer(selfSigned(), answer))}/`);
  expect(await why(trusting(other, { limits }))).toBe('tls');
  expect(asked).toHaveLength(3);
});

test('no private address is asked of the proxy by any name, and none of cloud metadata even where private ones may be reached', async () => {
  const outside = createOutbound(() => false, [], { ...proxy, isDirect: () => false });
  for (const host of [
    '127.0.0.1',
    'localhost',
    '[::1]',
    '[::ffff:10.0.0.1]',
    '10.0.0.1',
    '192.168.1.1',
    '2130706433',
    '[fd00::1]',
    '224.0.0.1',
  ])
    for (const scheme of ['http', 'https'])
      expect([host, await why(outside(new URL(`${scheme}://${host}:81/`), { limits }))]).toEqual([host, 'inside']);
  for (const host of ['169.254.169.254', '100.100.100.200', '[fd00:ec2::254]', '0.0.0.0'])
    expect([host, await why(inside()(new URL(`http://${host}/`), { limits }))]).toEqual([host, 'inside']);
  expect(asked).toEqual([]);
});

test('a proxy that refuses or is silent is named as the fault, in time', async () => {
  answers = 'refuses';
  await expect(inside()(new URL('http://localhost:81/'), { limits })).rejects.toThrow(
    'the proxy does not open the connection',
  );
  answers = 'is silent';
  const silent = inside()(new URL('https://localhost:81/'), { limits: { ...limits, connectMs: 100 } });
  await expect(silent).rejects.toThrow('no connection within 100 ms');
});
