import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';

let api: ApiUnderTest;
let app: FastifyInstance;
beforeAll(async () => {
  api = await apiUnderTest();
  app = await api.serve({ docsDir: path.resolve(import.meta.dirname, '../../../../docs') });
});
afterAll(() => api?.close());

test('a page is for everybody, holds no script or style of its own, and may load from this host alone', async () => {
  const answer = await app.inject({ url: '/docs/en/errors' });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'public, no-cache',
  });
  const policy = String(answer.headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|https?:|nonce/);
  expect(answer.body).not.toMatch(/<script(?! src="\/docs\/)|<style|\sstyle=|\son\w+=|(?:src|href)="https?:/);
});

test('a page that the caller has is not sent again, and the other language is another page', async () => {
  const first = await app.inject({ url: '/docs/en/limits' });
  const again = await app.inject({ url: '/docs/en/limits', headers: { 'if-none-match': String(first.headers.etag) } });
  expect([again.statusCode, again.body]).toEqual([304, '']);
  const chinese = await app.inject({ url: '/docs/zh/limits' });
  expect(chinese.headers.etag).not.toBe(first.headers.etag);
  expect(chinese.body).toContain('<html lang="zh-CN">');
});

test('HEAD is answered without a body, and other methods are not', async () => {
  const head = await app.inject({ method: 'HEAD', url: '/docs/en/start' });
  expect([head.statusCode, head.body]).toEqual([200, '']);
  expect((await app.inject({ method: 'POST', url: '/docs/en/start' })).statusCode).toBe(404);
});

test('addresses without a language lead to the one of the caller, zh at first', async () => {
  const to = async (url: string, language?: string) =>
    (await app.inject({ url, headers: language === undefined ? {} : { 'accept-language': language } })).headers
      .location;
  expect(await to('/docs')).toBe('/docs/zh/start');
  expect(await to('/docs', 'en')).toBe('/docs/en/start');
  expect(await to('/docs/en')).toBe('/docs/en/start');
  expect(await to('/docs/rules/R-5.6', 'en')).toBe('/docs/en/rules#R-5.6');
});

test('what is no page is not found, also outside the folder', async () => {
  for (const url of [
    '/docs/en/no-such-page',
    '/docs/fr/start',
    '/docs/rules/NO-SUCH',
    '/docs/assets/toString',
    '/docs/assets/..%2Fspec%2Fdesk.md',
    '/docs/webhooks/changes.md',
  ])
    expect((await app.inject({ url })).statusCode, url).toBe(404);
  expect((await api.app.inject({ url: '/docs/en/start' })).statusCode, 'without the folder').toBe(404);
});

test('the schema of partners, the index of the search and the files of the site are served as what they are', async () => {
  const type = async (url: string) => String((await app.inject({ url })).headers['content-type']);
  expect(await type('/docs/schema.graphql')).toBe('text/plain; charset=utf-8');
  expect(await type('/docs/search-zh.json')).toBe('application/json; charset=utf-8');
  expect(await type('/docs/assets/site.js')).toBe('text/javascript; charset=utf-8');
  expect(await type('/docs/assets/site.css')).toBe('text/css; charset=utf-8');
  expect(await type('/docs/webhooks/verify.py')).toBe('text/plain; charset=utf-8');
  const { body } = await app.inject({ url: '/docs/schema.graphql' });
  expect(body).toContain('type Query {');
  expect(body).not.toContain('assignOrders');
});
