import http from 'node:http';
import https from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { gzipSync } from 'node:zlib';
import { forbiddenAddresses } from '@beian/domain/testing';
import { afterEach, expect, test, vi } from 'vitest';
import { privateAuthority, selfSigned } from '../testing/certificate.ts';
import { createOutbound, type Outbound, OutboundFault, type OutboundLimits } from './outbound.ts';

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
const serve = (answer: http.RequestListener) => listen(http.createServer(answer));
const inside = createOutbound(() => true);
const why = async (outbound: Outbound, address: string, more: Partial<OutboundLimits> = {}) => {
  try {
    const { status } = await outbound(new URL(address), { limits: { ...limits, ...more } });
    return status;
  } catch (error) {
    if (!(error instanceof OutboundFault)) throw error;
    // The error contains nothing of the address.
    expect(error.message).not.toMatch(/127|localhost|169|http:/);
    return error.why;
  }
};

test('no internal address is reached by any name; an allowed host is, and nothing else (ASVS 1.3.6, 13.2.4, 13.2.5)', async () => {
  let asked = 0;
  const port = await serve((_request, response) => {
    asked += 1;
    response.end('inside');
  });
  const outside = createOutbound();
  const hosts = [
    '127.0.0.1',
    'localhost',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '10.0.0.1',
    '192.168.1.1',
    '172.16.0.1',
    '100.64.0.1',
    '169.254.169.254',
    '2130706433',
    '0x7f.1',
    '0.0.0.0',
    '[fe80::1]',
    '[fd00::1]',
    '[64:ff9b::7f00:1]',
    '224.0.0.1',
  ];
  for (const host of hosts) expect([host, await why(outside, `http://${host}:${port}/`)]).toEqual([host, 'inside']);
  expect(asked).toBe(0);
  const named = createOutbound((host) => host === '127.0.0.1');
  expect(await why(named, `http://127.0.0.1:${port}/`)).toBe(200);
  expect(await why(named, `http://localhost:${port}/`)).toBe('inside');
  expect(asked).toBe(1);
});

test('cloud metadata addresses and other protocols than http are always refused (ASVS 1.2.2)', async () => {
  for (const host of [
    '169.254.169.254',
    '[::ffff:169.254.169.254]',
    '100.100.100.200',
    '[fd00:ec2::254]',
    '[fe80::1]',
    '0.0.0.0',
  ])
    expect([host, await why(inside, `http://${host}/latest/meta-data`)]).toEqual([host, 'inside']);
  for (const address of ['file:///etc/passwd', 'ftp://127.0.0.1/', 'gopher://127.0.0.1/', 'data:text/plain,x'])
    expect([address, await why(inside, address)]).toEqual([address, 'unreachable']);
});

test('no IP address of the table is called, whoever has saved it', async () => {
  const outside = createOutbound();
  const literal = forbiddenAddresses.filter(
    (one) => URL.canParse(one) && /^(\[.*\]|[\d.]+|localhost)$/.test(new URL(one).hostname),
  );
  expect(literal.length).toBeGreaterThan(40);
  const called: string[] = [];
  for (const one of literal) if ((await why(outside, one)) !== 'inside') called.push(one);
  expect(called).toEqual([]);
});

test('redirects are not followed; answers are limited in bytes, time and format (ASVS 1.3.6)', async () => {
  let asked = 0;
  const other = await serve((_request, response) => {
    asked += 1;
    response.end();
  });
  const port = await serve(({ url }, response) => {
    if (url === '/redirect') response.writeHead(302, { location: `http://127.0.0.1:${other}/` }).end();
    else if (url === '/large') response.end('x'.repeat(1001));
    else if (url === '/packed') response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(9)));
    else if (url === '/cut') response.writeHead(200, { 'content-length': '900' }).write('x', () => response.destroy());
    else if (url === '/slow') response.write('x');
  });
  const at = (path: string, more?: Partial<OutboundLimits>) => why(inside, `http://127.0.0.1:${port}${path}`, more);
  expect([await at('/redirect'), asked]).toEqual([302, 0]);
  expect(await at('/large')).toBe('tooLarge');
  expect(await at('/large', { maxBytes: 0 })).toBe(200);
  expect(await at('/packed')).toBe('compressed');
  expect(await at('/cut')).toBe('cut');
  expect(await at('/slow', { totalMs: 100 })).toBe('late');
  expect(await at('/silent', { totalMs: 100 })).toBe('late');
});

test('an untrusted certificate is refused, whatever the environment says, and so is an old TLS version (ASVS 12.1.1, 12.3.2)', async () => {
  const { cert, key } = selfSigned();
  let asked = 0;
  const answer: http.RequestListener = (_request, response) => {
    asked += 1;
    response.end();
  };
  const port = await listen(https.createServer({ cert, key }, answer));
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
  try {
    expect(await why(inside, `https://localhost:${port}/`)).toBe('tls');
    const old = await listen(
      https.createServer(
        { cert, key, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' },
        answer,
      ),
    );
    expect(await why(inside, `https://localhost:${old}/`)).toBe('tls');
  } finally {
    vi.unstubAllEnvs();
  }
  expect(asked).toBe(0);
});

test('a certificate of a private authority is refused with its cause, and accepted where that authority is trusted', async () => {
  const { authority, issued } = privateAuthority();
  const port = await listen(https.createServer(issued, (_request, response) => response.end('in')));
  const address = new URL(`https://localhost:${port}/`);
  await expect(inside(address, { limits })).rejects.toThrow(/^the certificate is of an authority that is not trusted/);
  const trusting = createOutbound(() => true, [authority]);
  expect((await trusting(address, { limits })).bytes.toString()).toBe('in');
  // Another authority does not vouch for it, and a trusted one vouches for no certificate but its own.
  expect(
    await why(
      createOutbound(() => true, [privateAuthority().authority]),
      address.href,
    ),
  ).toBe('tls');
  const other = await listen(https.createServer(selfSigned(), (_request, response) => response.end('other')));
  expect(await why(trusting, `https://localhost:${other}/`)).toBe('tls');
  const old = await listen(
    https.createServer({ ...issued, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }),
  );
  expect(await why(trusting, `https://localhost:${old}/`)).toBe('tls');
});
