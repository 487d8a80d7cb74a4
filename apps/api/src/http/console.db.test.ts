import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { release } from '@beian/database/programs';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';
import { workerPolicy } from './headers.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'beian-console-'));
let api: ApiUnderTest;
let app: FastifyInstance;
beforeAll(async () => {
  mkdirSync(path.join(folder, 'assets'));
  writeFileSync(
    path.join(folder, 'index.html'),
    '<meta name="csp-nonce" content="__CSP_NONCE__"><script nonce="__CSP_NONCE__" src="/assets/index-AbCd1234.js"></script>',
  );
  writeFileSync(path.join(folder, 'assets/index-AbCd1234.js'), 'export {};');
  writeFileSync(path.join(folder, 'favicon.svg'), '<svg/>');
  writeFileSync(path.join(folder, '.hidden'), 'no');
  api = await apiUnderTest();
  app = await api.serve({ consoleDir: folder, sandboxUrl: 'http://127.0.0.1:4010' });
});
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

const page = (url: string) => app.inject({ url, headers: { accept: 'text/html,*/*' } });

test('every path of the console gives its page with a new nonce', async () => {
  const [one, two] = [await page('/'), await page('/orders/order_1?tab=items')];
  const nonces = [one, two].map((answer) => {
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.body).not.toContain('__CSP_NONCE__');
    const nonce = /nonce="([^"]+)"/.exec(answer.body)?.[1] ?? '';
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toContain(`script-src 'self' 'nonce-${nonce}';`);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    return nonce;
  });
  expect(nonces[0]).not.toBe(nonces[1]);
  expect((await page('/index.html')).body).not.toContain('__CSP_NONCE__');
});

test('the page of the face check alone may use the camera', async () => {
  const policyOf = async (url: string) => (await page(url)).headers['permissions-policy'];
  expect(await policyOf('/face')).toBe('camera=(self), geolocation=(), microphone=()');
  for (const url of ['/', '/phone', '/orders/face', '/face/other'])
    expect(await policyOf(url)).toBe('camera=(), geolocation=(), microphone=()');
});

test('hashed files are cached for a year, others revalidated, hidden files not served (ASVS 13.4.1, 13.4.3)', async () => {
  const asset = await app.inject({ url: '/assets/index-AbCd1234.js' });
  expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect((await app.inject({ url: '/favicon.svg' })).headers['cache-control']).toBe('no-cache');
  for (const url of [
    '/.hidden',
    '/.git/config',
    '/assets',
    '/assets/',
    '/assets/none-00000000.js',
    '/%2e%2e/%2e%2e/etc/passwd',
  ]) {
    const answer = await app.inject({ url });
    expect([url, answer.statusCode, answer.json().code]).toEqual([url, 404, 'NOT_FOUND']);
  }
});

test("health, readiness and the footer's data", async () => {
  expect((await app.inject({ url: '/healthz' })).json()).toEqual({ alive: true, release });
  const ready = await app.inject({ url: '/readyz' });
  expect([ready.statusCode, ready.json()]).toEqual([
    200,
    { ready: true, degraded: false, release, faults: [], workers: { faults: [], running: 0, seenSecondsAgo: null } },
  ]);
  expect((await app.inject({ url: '/about' })).json()).toEqual({
    name: 'Beian Desk',
    sandboxUrl: 'http://127.0.0.1:4010',
  });
  expect((await api.app.inject({ url: '/', headers: { accept: 'text/html' } })).statusCode).toBe(404);
});

test('the schema explorer is served only if configured, with its own policy (ASVS 13.4.5, 15.2.3)', async () => {
  expect((await page('/graphiql')).body).toContain('/assets/index-AbCd1234.js');
  const explorer = await api.serve({ consoleDir: folder, graphiqlDir: folder });
  const answer = await explorer.inject({ url: '/graphiql' });
  expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store']);
  const policy = String(answer.headers['content-security-policy']);
  expect(answer.body).toContain(`nonce="${/'nonce-([^']+)'/.exec(policy)?.[1]}"`);
  expect(policy).not.toMatch(/https?:|unsafe/);
  const asset = await explorer.inject({ url: '/graphiql/assets/index-AbCd1234.js' });
  expect([asset.statusCode, asset.headers['content-security-policy']]).toEqual([200, workerPolicy]);
  expect((await explorer.inject({ url: '/graphiql/index.html' })).headers['content-security-policy']).not.toBe(policy);
});
