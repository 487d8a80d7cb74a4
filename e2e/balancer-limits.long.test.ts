import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Balancer, startBalancer } from '../scripts/rolling/balancer.mjs';

const folder = mkdtempSync(path.join(os.tmpdir(), 'beian-balancer-'));
const servers = ['api-1', 'api-2'].map(() => http.createServer((_, answer) => answer.end('ready')));
const open: net.Socket[] = [];
let balancer: Balancer;
beforeAll(async () => {
  const ports: number[] = [];
  for (const server of servers) {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    ports.push((server.address() as net.AddressInfo).port);
  }
  balancer = await startBalancer(folder, ports);
  await balancer.waitUntilUp('api-1', 'api-2');
});
afterAll(async () => {
  for (const socket of open) socket.destroy();
  await balancer?.stop();
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens a connection, sends one request and keeps it: the status, or 0 if it was closed without an answer. */
const connect = (localAddress: string): Promise<number> =>
  new Promise((resolve) => {
    const socket = net.connect({ port: Number(new URL(balancer.url).port), host: '127.0.0.1', localAddress });
    open.push(socket);
    socket.on('error', () => resolve(0));
    socket.on('close', () => resolve(0));
    socket.once('data', (piece) => resolve(Number(String(piece).split(' ')[1])));
    socket.write('GET /readyz HTTP/1.1\r\nhost: x\r\n\r\n');
  });

test('docker/haproxy.cfg: of 2,500 connections that one address keeps 400 are served, others are answered, and the log tells', async () => {
  const told: Record<number, number> = {};
  // A hundred at a time, as many programs at once would.
  for (let at = 0; at < 2500; at += 100)
    for (const status of await Promise.all(Array.from({ length: 100 }, () => connect('127.0.0.66'))))
      told[status] = (told[status] ?? 0) + 1;
  expect(told[200]).toBe(400);
  expect((told[429] ?? 0) + (told[0] ?? 0)).toBe(2100);
  expect(told[429]).toBeGreaterThan(0);
  // Another address is served meanwhile, and the log shows the refused one.
  expect(await connect('127.0.0.67')).toBe(200);
  await expect.poll(() => balancer.log()).toMatch(/127\.0\.0\.66:\d+ .* 429 .* LR-- /);
  // Who closes connections is served again.
  for (const socket of open.splice(0)) socket.destroy();
  await expect.poll(() => connect('127.0.0.66')).toBe(200);
  expect(await balancer.readServers()).toEqual([
    { name: 'api-1', isUp: true },
    { name: 'api-2', isUp: true },
  ]);
});
