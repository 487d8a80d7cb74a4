import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import Fastify from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addRouteLimits } from './route-limits.ts';

const app = Fastify();
const endless = new Readable({ read: () => undefined });
let url: string;
beforeAll(async () => {
  addRouteLimits(app, 30_000, 200);
  app.post('/stream', async (_, reply) => reply.type('text/csv').send(endless));
  app.post('/never', () => new Promise(() => undefined));
  await app.listen({ host: '127.0.0.1', port: 0 });
  url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
});
afterAll(() => app.close());

const post = (path: string) =>
  fetch(`${url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });

test('the time limit applies after the body is read', async () => {
  expect((await post('/never')).status).toBe(503);
});

test('an answer that has started is aborted, and its source is closed', async () => {
  const ended = once(endless, 'close');
  endless.push('first row\r\n');
  const answer = await post('/stream');
  await expect(answer.text()).rejects.toThrow('terminated');
  await ended;
  expect((await post('/never')).status).toBe(503);
});
