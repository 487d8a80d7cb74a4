import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { orderInState } from '@beian/testing/orders';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';

/** The console as built by `npm run build`. */
const consoleDir = fileURLToPath(new URL('../../../console/dist', import.meta.url));
let api: ApiUnderTest;
let app: FastifyInstance;
let reviewer: Record<string, string>;

beforeAll(async () => {
  api = await apiUnderTest();
  app = await api.serve({ consoleDir });
  const [record] = api.records;
  if (record === undefined) throw new Error('no record');
  await orderInState(api.db, api.people, record, 'INITIAL_REVIEW');
  reviewer = api.headersOf(await api.signIn(api.people.reviewers[0]));
});
afterAll(() => api.close());

const open = { br: brotliDecompressSync, gzip: gunzipSync, none: (bytes: Buffer) => bytes };
const get = (url: string, encoding: string | undefined, method: 'GET' | 'HEAD' = 'GET', more = {}) =>
  app.inject({ method, url, headers: { ...(encoding === undefined ? {} : { 'accept-encoding': encoding }), ...more } });
type Got = Awaited<ReturnType<typeof get>>;
const codingOf = ({ headers }: Got) => (headers['content-encoding'] as 'br' | 'gzip' | undefined) ?? 'none';
const bytesOf = (answer: Got) => open[codingOf(answer)](answer.rawPayload);

/** Accept-Encoding values with the expected coding. */
const wanted: readonly (readonly [string | undefined, keyof typeof open])[] = [
  ['gzip, deflate, br, zstd', 'br'],
  ['br;q=0.5, gzip', 'gzip'],
  ['gzip', 'gzip'],
  ['gzip;q=0, br;q=0', 'none'],
  ['*;q=0', 'none'],
  ['identity', 'none'],
  ['deflate', 'none'],
  [undefined, 'none'],
];

/** The files for the first load of the queue: the page, and all that it names. */
function firstLoad(): string[] {
  const page = readFileSync(path.join(consoleDir, 'index.html'), 'utf8');
  const files = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].flatMap(([, url]) => url ?? []);
  expect(files.length).toBeGreaterThan(5);
  return ['/', ...files];
}

test('the first load of the queue is compressed to a third, with br and with gzip, complete and of the right type', async () => {
  const files = firstLoad();
  const load = async (encoding: string) => {
    let [wire, whole] = [0, 0];
    for (const url of files) {
      const answer = await get(url, encoding, 'GET', { accept: '*/*' });
      expect([url, answer.statusCode]).toEqual([url, 200]);
      expect([url, Number(answer.headers['content-length'])]).toEqual([url, answer.rawPayload.length]);
      expect([url, String(answer.headers.vary).toLowerCase()]).toEqual([url, 'accept-encoding']);
      const type = url.endsWith('.js') ? 'javascript' : url.endsWith('.css') ? 'css' : url === '/' ? 'html' : 'svg';
      expect([url, answer.headers['content-type']]).toEqual([url, expect.stringContaining(type)]);
      wire += answer.rawPayload.length;
      whole += bytesOf(answer).length;
    }
    return { wire, whole };
  };
  const [plain, br, gzip] = [await load('identity'), await load('br'), await load('gzip')];
  expect(plain.wire).toBe(plain.whole);
  expect([br.whole, gzip.whole]).toEqual([plain.whole, plain.whole]);
  expect(gzip.wire).toBeLessThan(plain.wire * 0.36);
  expect(br.wire).toBeLessThan(plain.wire * 0.32);
  // Bytes. The build's own limit covers the scripts only (vite.config.ts).
  expect(br.wire).toBeLessThan(330_000);
});

test('each caller gets a file in an accepted coding with its own ETag, and 304 if it has it', async () => {
  const url = firstLoad().find((file) => /^\/assets\/first-.*\.js$/.test(file)) ?? '';
  const whole = readFileSync(path.join(consoleDir, url));
  const tags = new Map<string, unknown>();
  for (const [encoding, coding] of wanted) {
    const answer = await get(url, encoding);
    expect([encoding, codingOf(answer)]).toEqual([encoding, coding]);
    expect(bytesOf(answer).equals(whole)).toBe(true);
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    tags.set(coding, answer.headers.etag);
    const head = await get(url, encoding, 'HEAD');
    expect([head.headers['content-length'], head.headers['content-encoding'], head.rawPayload.length]).toEqual([
      answer.headers['content-length'],
      answer.headers['content-encoding'],
      0,
    ]);
    const again = await get(url, encoding, 'GET', { 'if-none-match': String(answer.headers.etag) });
    expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0]);
  }
  expect(new Set(tags.values()).size).toBe(3);
});

test('the page is compressed with its nonce', async () => {
  for (const [encoding, coding] of wanted) {
    const answer = await get('/orders/order_1', encoding, 'GET', { accept: 'text/html' });
    expect([encoding, codingOf(answer)]).toEqual([encoding, coding]);
    const nonce = /'nonce-([^']+)'/.exec(String(answer.headers['content-security-policy']))?.[1] ?? '?';
    const html = bytesOf(answer).toString();
    expect(html).toContain(`content="${nonce}"`);
    expect(html).not.toContain('__CSP_NONCE__');
  }
});

const ask = (query: string, encoding: string | undefined, as = reviewer) =>
  app.inject({
    ...{ method: 'POST', url: '/graphql', payload: { query } },
    headers: { ...as, ...(encoding === undefined ? {} : { 'accept-encoding': encoding }) },
  });
const long = '{ __schema { types { name description } } }';

test('a GraphQL answer above 1 kB is compressed, a shorter one is not', async () => {
  const plain = (await ask(long, undefined)).json();
  for (const [encoding, coding] of wanted) {
    const answer = await ask(long, encoding);
    expect([encoding, answer.statusCode, codingOf(answer)]).toEqual([encoding, 200, coding]);
    expect(JSON.parse(bytesOf(answer).toString())).toEqual(plain);
    expect(Number(answer.headers['content-length'])).toBe(answer.rawPayload.length);
    expect(answer.headers).toMatchObject({ vary: 'accept-encoding', 'cache-control': 'no-store' });
    const short = await ask('{ viewer { __typename } }', encoding);
    expect([encoding, codingOf(short), short.json().data.viewer.__typename]).toEqual([encoding, 'none', 'Viewer']);
    expect(short.headers.vary).toBe('accept-encoding');
  }
});

test('an answer to a mutation is never compressed, because it may contain a secret', async () => {
  const administrator = api.headersOf(await api.signIn(api.people.administrator));
  const secrets = Array.from({ length: 19 }, (_, at) => `${'secret_'.repeat(9)}${at}: secret`).join(' ');
  const input = '{ name: "a key", kind: LIVE, scopes: [ORDERS_READ] }';
  const { id } = api.people.partner.actor;
  const answer = await ask(
    `mutation { createPartnerKey(partnerId: "${id}", input: ${input}, key: "once") { ... on PartnerKeyMade { ${secrets} } } }`,
    'br, gzip',
    administrator,
  );
  expect(answer.json().data.createPartnerKey).toMatchObject({
    [`${'secret_'.repeat(9)}0`]: expect.stringMatching(/^bd_live_/),
  });
  expect(answer.rawPayload.length).toBeGreaterThan(1024);
  expect([codingOf(answer), answer.headers['cache-control']]).toEqual(['none', 'no-store, no-transform']);
});

test('a downloaded list is compressed as a stream', async () => {
  const download = (encoding: string) =>
    app.inject({
      ...{ method: 'POST', url: '/downloads/orders', payload: { filter: {} } },
      headers: { ...reviewer, 'accept-encoding': encoding },
    });
  const plain = await download('identity');
  expect(plain.rawPayload.length).toBeGreaterThan(100);
  for (const coding of ['br', 'gzip'] as const) {
    const answer = await download(coding);
    expect([codingOf(answer), answer.headers.vary]).toEqual([coding, 'accept-encoding']);
    expect(bytesOf(answer).equals(plain.rawPayload)).toBe(true);
  }
});
