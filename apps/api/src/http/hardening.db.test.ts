import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { sha256 } from '@beian/database/sealing';
import { sampleJpeg, seedPartnerPerson, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';
import type { LimitedRoute } from './route-limits.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'beian-hardening-'));
let api: ApiUnderTest;
let app: FastifyInstance;
let port: number;
let reviewer: Record<string, string>;
let partner: Record<string, string>;

beforeAll(async () => {
  mkdirSync(path.join(folder, 'assets'));
  writeFileSync(
    path.join(folder, 'index.html'),
    '<script nonce="__CSP_NONCE__" src="/assets/index-AbCd1234.js"></script>',
  );
  writeFileSync(path.join(folder, 'assets/index-AbCd1234.js'), 'export {};');
  api = await apiUnderTest();
  const minUploadRate = { windowMs: 300, minBytes: 40 };
  const times = { headMs: 300, bodyMs: 600, lookMs: 50, answerMs: 2000 };
  const docsDir = path.resolve(import.meta.dirname, '../../../../docs');
  app = await api.serve({
    consoleDir: folder,
    graphiqlDir: folder,
    docsDir,
    secureCookies: true,
    times,
    minUploadRate,
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  port = (app.server.address() as { port: number }).port;
  reviewer = await signedIn();
  partner = api.headersOf({ key: api.people.partner.key });
});
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Signs in over TLS, so the cookies have their prefixed names. */
async function signedIn(): Promise<Record<string, string>> {
  const { login, password } = api.people.reviewers[0];
  const answer = await app.inject({ method: 'POST', url: '/auth/sign-in', payload: { login, password } });
  return { cookie: answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ') };
}

/** Sends raw text on a new connection and returns everything until the server closes it. `feed`: sent repeatedly. */
function raw(
  text: string,
  feed?: { readonly every: number; readonly text: string },
): Promise<{ got: string; ms: number }> {
  const begun = performance.now();
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let got = '';
    const timer = feed && setInterval(() => socket.write(feed.text), feed.every);
    socket.on('data', (data) => {
      got += String(data);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearInterval(timer);
      resolve({ got, ms: performance.now() - begun });
    });
    socket.write(text);
  });
}
/** A request as the reviewer, over a real connection. */
const sent = ({ url, method = 'GET', payload }: { url: string; method?: string; payload?: unknown }) =>
  fetch(`http://127.0.0.1:${port}${url}`, {
    method,
    headers: { ...reviewer, ...(payload === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(payload === undefined ? {} : { body: JSON.stringify(payload) }),
  });
const lines = (...all: string[]) => `${all.join('\r\n')}\r\n\r\n`;
const auth = () => `authorization: ${partner.authorization}`;
const urlOf = ({ url }: LimitedRoute) => url.replace(/:\w+/g, 'x').replace('*', 'index-AbCd1234.js');
const asked = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'strict-transport-security': expect.stringMatching(/^max-age=\d{8}; includeSubDomains$/),
  'content-security-policy': expect.stringMatching(
    /^(?=.*object-src 'none')(?=.*base-uri 'none')(?=.*frame-ancestors 'none')(?!.*unsafe)/,
  ),
};

test('every route answers with security headers, content type and no-store (ASVS 3.2.1, 3.4.1, 3.4.3, 3.4.4, 3.4.5, 3.4.6, 4.1.1)', async () => {
  const routes = app.limitedRoutes.filter(
    ({ url }) => !['/events', '/auth/sign-out'].includes(url) && !/sessions/.test(url),
  );
  expect(routes.length).toBeGreaterThan(20);
  const seen = new Set<number>();
  const all = routes.flatMap((route) =>
    [undefined, reviewer, partner].map((who) => ({ ...route, path: urlOf(route), who })),
  );
  const others = [
    { method: 'GET', path: '/nothing' },
    { method: 'GET', path: '/%00' },
    { method: 'GET', path: `/materials/${'x'.repeat(300)}` },
    { method: 'GET', path: '/%2e%2e/%2e%2e/etc/passwd' },
    { method: 'DELETE', path: '/graphql' },
    { method: 'POST', path: '/auth/sign-out' },
    { method: 'GET', path: '/orders/order_1', who: { accept: 'text/html' } },
  ].map((one) => ({ who: undefined, ...one }));
  for (const { method, path: url, who } of [...all, ...others]) {
    const answer = await app.inject({ method: method as 'GET', url, headers: who ?? {} });
    seen.add(answer.statusCode);
    expect({ url, ...answer.headers }).toMatchObject({ url, ...asked });
    // The reference is the same for everybody.
    if (!url.includes('assets') && !url.startsWith('/docs/'))
      expect([url, answer.headers['cache-control']]).toEqual([url, 'no-store']);
    const type = String(answer.headers['content-type'] ?? '');
    if (answer.body !== '')
      expect([url, type]).toEqual([
        url,
        expect.stringMatching(/^(image\/jpeg|application\/pdf|.*; ?charset=utf-8.*)$/i),
      ]);
    // No header names the software.
    for (const name of ['server', 'x-powered-by']) expect(answer.headers[name]).toBeUndefined();
  }
  const stream = await fetch(`http://127.0.0.1:${port}/events`, { headers: reviewer });
  await stream.body?.cancel();
  const { headers } = stream;
  expect(Object.fromEntries(headers)).toMatchObject({ ...asked, 'cache-control': 'no-store' });
  expect(headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  for (const status of [200, 400, 401, 403, 404, 405]) expect([...seen]).toContain(status);
});

test('malformed requests and refused upgrades have the same headers', async () => {
  const broken = [
    [lines('NONSENSE'), 400, 'BAD_REQUEST'],
    [lines('GET /healthz HTTP/1.1', 'host: x', `x-long: ${'a'.repeat(20_000)}`), 431, 'HEAD_TOO_LARGE'],
    [lines('GET /elsewhere HTTP/1.1', 'host: x', 'connection: upgrade', 'upgrade: websocket'), 404, 'NOT_FOUND'],
    ['GET /healthz HTTP/1.1\r\nhost: x\r\nx-slow: ', 408, 'TOO_LATE'],
  ] as const;
  for (const [text, status, code] of broken) {
    const { got } = await raw(text);
    const [head = '', body = ''] = got.split('\r\n\r\n');
    expect(head.split('\r\n')[0]).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(JSON.parse(body)).toMatchObject({ code, reasons: [{ suggestion: expect.any(String) }] });
    const headers = Object.fromEntries(
      head
        .split('\r\n')
        .slice(1)
        .map((line) => line.split(/: (.*)/s).slice(0, 2)),
    );
    expect(headers).toMatchObject({ ...asked, 'cache-control': 'no-store' });
  }
});

test('a malformed request is answered in the language that it asks for', async () => {
  const asking = (language: string) =>
    raw(lines('GET /healthz HTTP/1.1', `accept-language: ${language}`, 'broken header'));
  expect((await asking('en')).got).toMatch(/"message":"[A-Za-z]/);
  expect((await asking('zh')).got).toMatch(/"message":"\p{Script=Han}[^"]*[^/A-Za-z"]{3}"/u);
});

test('a refusal before the language is known carries both languages, and a known language is kept', async () => {
  const both = /"message":"\p{Script=Han}[^"]* \/ [A-Z][^"]*","suggestion":"\p{Script=Han}[^"]* \/ [A-Z]/u;
  // The time for the head is over: Node gives none of what came.
  expect((await raw('GET /healthz HTTP/1.1\r\nhost: x\r\naccept-language: en\r\nx-slow: ')).got).toMatch(both);
  expect((await raw(lines('NONSENSE'))).got).toMatch(both);
  expect((await raw(lines('GET /healthz HTTP/1.1', 'broken header', 'accept-language: en'))).got).not.toMatch(both);
  // A header field that is named in the body says nothing.
  expect((await raw(`${lines('NONSENSE')}accept-language: en\r\n`)).got).toMatch(both);
  const slowBody = ['POST /graphql HTTP/1.1', 'host: x', 'content-type: application/json', 'content-length: 1000'];
  expect((await raw(`${lines(...slowBody, 'accept-language: en')}{`)).got).toMatch(
    / 408 .*"message":"The request did/s,
  );
  const upgrade = ['GET /elsewhere HTTP/1.1', 'host: x', 'connection: upgrade', 'upgrade: websocket'];
  expect((await raw(lines(...upgrade, 'accept-language: en'))).got).toMatch(/ 404 .*"message":"There is nothing/s);
});

test('every route has limits of body and time, and enforces the first (ASVS 5.2.1)', async () => {
  for (const { url, bodyBytes, answerMs } of app.limitedRoutes) {
    expect([url, bodyBytes > 0 && bodyBytes <= 4 * 1024 * 1024, answerMs > 0 && answerMs <= 600_000]).toEqual([
      url,
      true,
      true,
    ]);
  }
  const taking = app.limitedRoutes.filter(({ method }) => method === 'POST' || method === 'PUT');
  expect(taking.length).toBeGreaterThan(6);
  const create = 'mutation { createUploadTicket(key: "hard") { ... on UploadTicket { path } } }';
  const { data } = await api.graphql({ key: api.people.partner.key }, create);
  const link = 'a link for a phone';
  const [record, second] = await seedRecords(api.db);
  if (record === undefined || second === undefined) throw new Error('no record');
  await orderInState(api.db, api.people, record, 'DRAFT');
  const waiting = await orderInState(api.db, api.people, second, 'VERIFICATION_PENDING');
  await api.db.query(
    `insert into app.face_links (order_id, hash, round, tries_left, expires_at)
     select id, $2, round, 1, app.now() + interval '1 minute' from app.orders where id = $1`,
    [waiting, sha256(link)],
  );
  await api.db.query(
    `insert into app.step_links (hash, order_id, owner, state, step_since, uses_left)
     select $2, id, 'website', state, duty_since, 1 from app.orders where id = $1`,
    [waiting, sha256(link)],
  );
  await api.db.query(
    `insert into app.upload_links (order_id, material, hash, staff_id, state, round, uploads_left, expires_at)
     select id, 'SUBJECT_CERT', $1, $2, state, round, 1, app.now() + interval '1 minute' from app.orders where state = 'DRAFT'`,
    [sha256(link), (await seedPartnerPerson(api.db, api.people.partner.actor.id)).id],
  );
  const secret: Readonly<Record<string, string>> = {
    '/uploads/:ticket': data.createUploadTicket.path,
    '/upload-links/:token': `/upload-links/${encodeURIComponent(link)}`,
    '/step-links/:token/materials/:material': `/step-links/${encodeURIComponent(link)}/materials/FACE_PHOTO`,
    '/face-links/:token/pictures/:kind': `/face-links/${encodeURIComponent(link)}/pictures/ID_FRONT`,
  };
  for (const route of taking) {
    const url = secret[route.url] ?? urlOf(route);
    const isImage = /upload|evidence|pictures|materials/.test(url);
    const answer = await app.inject({
      ...{ method: route.method as 'POST', url, payload: Buffer.alloc(route.bodyBytes + 1, 0x20) },
      headers: {
        'content-type': isImage ? 'image/jpeg' : 'application/json',
        ...(url === '/uploads' ? partner : reviewer),
      },
    });
    expect([url, answer.statusCode, answer.headers.connection]).toEqual([url, 413, 'close']);
  }
});

test('slow headers, slow bodies and endless bodies are aborted (ASVS 4.2.1, 5.2.1)', async () => {
  const upload = ['POST /uploads HTTP/1.1', 'host: x', auth(), 'content-type: image/jpeg'];
  const slowHead = await raw('GET /healthz HTTP/1.1\r\nhost: x\r\n', { every: 40, text: 'x-more: 1\r\n' });
  expect(slowHead.got).toContain('408');
  const slowBody = await raw(lines(...upload, 'content-length: 4000000'), { every: 40, text: 'x' });
  expect(slowBody.got).toContain('408');
  const endless = await raw(lines(...upload, 'transfer-encoding: chunked'), { every: 40, text: '1\r\nx\r\n' });
  expect(endless.got).toContain('408');
  for (const { ms } of [slowHead, slowBody, endless]) expect(ms).toBeLessThan(3000);
  // Sent at full speed: refused as soon as it exceeds the limit.
  const piece = `10000\r\n${'x'.repeat(65_536)}\r\n`;
  const large = await raw(lines(...upload, 'transfer-encoding: chunked') + piece.repeat(65));
  expect(large.got).toMatch(/HTTP\/1.1 413 .*UPLOAD_TOO_LARGE/s);
});

test('a request with conflicting lengths is refused, and nothing after it is read (ASVS 4.2.1)', async () => {
  const second = lines('GET /about HTTP/1.1', 'host: x');
  const post = ['POST /auth/sign-out HTTP/1.1', 'host: x', 'content-type: application/json'];
  for (const fields of [
    ['content-length: 4', 'transfer-encoding: chunked'],
    ['content-length: 4', 'content-length: 40'],
    ['transfer-encoding: chunked, identity'],
    ['transfer-encoding: xchunked', 'content-length: 4'],
  ]) {
    const { got } = await raw(`${lines(...post, ...fields)}0\r\n\r\n${second}`);
    expect(got.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 400']);
  }
});

test('methods that no route uses are refused, also TRACE (ASVS 13.4.4)', async () => {
  for (const method of ['TRACE', 'CONNECT', 'PATCH', 'DELETE', 'PROPFIND', 'PURGE']) {
    const { got } = await raw(
      lines(`${method} /healthz HTTP/1.1`, 'host: x', 'connection: close', 'cookie: __Host-beian_session=seen'),
    );
    expect(got).not.toContain('seen');
    // Node itself closes the connection on CONNECT.
    if (method !== 'CONNECT')
      expect([method, got.split('\r\n')[0]]).toEqual([method, 'HTTP/1.1 405 Method Not Allowed']);
  }
});

test('a slow answer is ended with a message, and an internal fault is shown as an id only (ASVS 13.4.2)', async () => {
  const inner =
    /select|insert|\bapp\.|\.ts|\.js|node_modules|postgres|permission|relation|stack|at \w+ \(|\/home|\/work/i;
  const query = {
    method: 'POST',
    url: '/graphql',
    headers: reviewer,
    payload: { query: '{ viewer { name } }' },
  } as const;
  await api.db.query('revoke select on app.sessions from app');
  try {
    const routes = [
      query,
      { url: '/materials/x', headers: reviewer },
      { method: 'POST', url: '/downloads/orders', headers: reviewer, payload: {} },
    ] as const;
    for (const one of routes) {
      const answer = await app.inject(one);
      expect([answer.statusCode, answer.body]).toEqual([500, expect.not.stringMatching(inner)]);
      expect(answer.body).toMatch(/[0-9a-f-]{36}/);
    }
  } finally {
    await api.db.query('grant select on app.sessions to app');
  }
  const held = await api.db.hold('lock table app.sessions in access exclusive mode');
  try {
    // Over a connection, with and without a body: once a body is read, the request is complete but its answer is not.
    const check = async (answer: Response) => {
      const body = await answer.text();
      const { code, errors } = JSON.parse(body);
      const said = code ?? errors[0].extensions.code;
      expect([answer.status, said, answer.headers.get('retry-after')]).toEqual([503, 'TOO_SLOW', '5']);
      expect(body).not.toMatch(inner);
    };
    await Promise.all([{ url: '/materials/x' }, query].map(async (one) => check(await sent(one))));
  } finally {
    await held();
  }
  expect((await app.inject({ url: '/healthz' })).statusCode).toBe(200);
});

test('requests sent by a page of another site are refused (ASVS 3.5.1, 3.5.2, 3.5.3)', async () => {
  const from = (site: string, url: string) => app.inject({ url, headers: { ...reviewer, 'sec-fetch-site': site } });
  for (const url of ['/materials/x', '/evidence/x', '/verification-forms/x', '/submission-files/x', '/events']) {
    expect([url, (await from('cross-site', url)).json().code]).toEqual([url, 'WRONG_ORIGIN']);
    expect([url, (await from('same-site', url)).json().code]).toEqual([url, 'WRONG_ORIGIN']);
  }
  expect((await from('same-origin', '/materials/x')).json().code).toBe('NOT_FOUND');
  // A form of another site can send only these types, and none is accepted; changes require POST.
  const simple = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'];
  for (const url of ['/graphql', '/auth/sign-in', '/auth/sign-out', '/downloads/orders', '/uploads', '/evidence']) {
    for (const type of simple) {
      const as = url === '/uploads' ? partner : reviewer;
      const answer = await app.inject({
        method: 'POST',
        url,
        headers: { ...as, 'content-type': type },
        payload: '{"query":"{ __typename }"}',
      });
      expect([url, type, answer.statusCode]).toEqual([url, type, 415]);
    }
    expect([url, (await app.inject({ url, headers: { ...reviewer, accept: 'application/json' } })).statusCode]).toEqual(
      [url, url === '/graphql' ? 403 : 404],
    );
  }
});

test('the session cookie is HttpOnly and SameSite (ASVS 3.3.1, 3.3.2, 3.3.3, 3.3.4)', async () => {
  const { login, password } = api.people.reviewers[0];
  const answer = await app.inject({ method: 'POST', url: '/auth/sign-in', payload: { login, password } });
  expect(answer.cookies.length).toBeGreaterThan(0);
  for (const one of answer.cookies) {
    expect(one).toMatchObject({ httpOnly: true, sameSite: 'Strict', secure: true });
    expect(one.domain).toBeUndefined();
    expect(one.name).toMatch(one.path === '/' ? /^__Host-/ : /^__Secure-/);
  }
  for (const { value } of answer.cookies) expect(answer.body).not.toContain(value);
});

test('an image for staff is checked on every read, never cached, and has a generated name (ASVS 3.2.1, 5.4.1, 5.4.2)', async () => {
  const headers = {
    ...reviewer,
    'content-type': 'image/jpeg',
    'content-disposition': 'attachment; filename="../../x\r\n.html"',
  };
  const sent = await app.inject({
    method: 'POST',
    url: '/evidence',
    headers: { ...headers, 'content-disposition': 'attachment; filename="../x.html"' },
    payload: await sampleJpeg(),
  });
  const url = `/evidence/${sent.json().id}?size=thumbnail`;
  const read = () => app.inject({ url, headers: reviewer });
  expect((await read()).headers).toMatchObject({
    ...asked,
    'cache-control': 'no-store',
    'content-disposition': 'inline; filename="evidence-thumbnail.jpg"',
    'content-security-policy': expect.stringMatching(/sandbox/),
    'content-type': 'image/jpeg',
    'cross-origin-resource-policy': 'same-origin',
  });
  expect((await read()).headers.etag).toBeUndefined();
  await app.inject({ method: 'POST', url: '/auth/sign-out', headers: reviewer });
  expect((await read()).statusCode).toBe(401);
  reviewer = await signedIn();
});

test('documents of nobody that are too large use up the points of their address, and are then refused unread', async () => {
  const query = `{ ${'viewer { name } '.repeat(60)} }`;
  const said = [];
  for (let nth = 0; nth < 20; nth += 1) {
    const answer = await api.app.inject({
      ...{ method: 'POST', url: '/graphql', remoteAddress: '10.7.7.7', payload: { query } },
    });
    said.push(answer.json().errors[0].extensions.code);
  }
  expect([said[0], said.at(-1)]).toEqual(['LIMIT_EXCEEDED', 'RATE_LIMITED']);
});
