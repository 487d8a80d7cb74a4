import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';

let api: ApiUnderTest;
let port: number;
let cookie: string;
beforeAll(async () => {
  api = await apiUnderTest();
  await api.app.listen({ host: '127.0.0.1', port: 0 });
  port = (api.app.server.address() as { port: number }).port;
  ({ cookie } = await api.signIn(api.people.reviewers[0]));
});
afterAll(() => api.close());

const key = () => ({ authorization: `Bearer ${api.people.partner.key}` });

/** As many clients do: sends the whole body before it reads a byte of the answer. Fails if the connection breaks before that. */
function sendThenRead(method: string, path: string, headers: Record<string, string>, body: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let got = '';
    socket.pause();
    socket.on('error', reject);
    socket.on('data', (piece) => {
      got += String(piece);
      const [head = '', rest] = got.split('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
      if (rest === undefined || Buffer.byteLength(rest) < length) return;
      socket.destroy();
      const { code, errors } = JSON.parse(rest || '{}');
      resolve(`${head.split(' ')[1]} ${code ?? errors?.[0].extensions.code}`);
    });
    const all = { host: `127.0.0.1:${port}`, 'content-length': String(body.length), ...headers };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
    socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    socket.write(body, () => socket.resume());
  });
}

test('a refusal is read by a client that sends everything first, whatever was refused and why', async () => {
  const body = Buffer.alloc(6 * 1024 * 1024);
  const image = { 'content-type': 'image/jpeg' };
  const cases: [answer: string, method: string, path: string, headers: Record<string, string>][] = [
    ['415 UPLOAD_HEIC', 'POST', '/uploads', { ...key(), 'content-type': 'image/heic' }],
    ['415 UPLOAD_PDF', 'POST', '/uploads', { ...key(), 'content-type': 'application/pdf' }],
    ['415 UPLOAD_TYPE', 'POST', '/uploads', { ...key(), 'content-type': 'image/webp' }],
    ['413 UPLOAD_TOO_LARGE', 'POST', '/uploads', { ...key(), ...image }],
    ['401 UNAUTHENTICATED', 'POST', '/uploads', image],
    ['403 ONLY_STAFF_ATTACH', 'POST', '/evidence', { ...key(), ...image }],
    ['403 WRONG_ORIGIN', 'POST', '/evidence', { ...image, cookie, origin: 'https://evil.example' }],
    ['403 UPLOAD_TICKET', 'PUT', '/uploads/x', image],
    ['403 UPLOAD_LINK', 'POST', '/upload-links/x', image],
    ['403 FACE_LINK', 'POST', '/face-links/x/pictures/ID_FRONT', image],
    ['403 STEP_LINK', 'POST', '/step-links/x/materials/SUBJECT_CERT', image],
    ['404 NOT_FOUND', 'POST', '/nowhere', image],
    ['405 METHOD', 'DELETE', '/uploads', image],
    ['413 TOO_LARGE', 'POST', '/graphql', { ...key(), 'content-type': 'application/json' }],
    ['415 WRONG_TYPE', 'POST', '/graphql', { ...key(), 'content-type': 'text/csv' }],
    ['413 TOO_LARGE', 'POST', '/auth/sign-in', { 'content-type': 'application/json' }],
    ['415 WRONG_TYPE', 'POST', '/auth/sign-in', { 'content-type': 'text/plain' }],
  ];
  const said = [];
  for (const [, method, path, headers] of cases) said.push(await sendThenRead(method, path, headers, body));
  expect(said).toEqual(cases.map(([answer]) => answer));
});

test('an upload that its sender breaks off is no fault in the log', async () => {
  const before = api.log().length;
  const socket = connect(port, '127.0.0.1');
  const head = [
    'POST /uploads HTTP/1.1',
    'host: x',
    `authorization: ${key().authorization}`,
    'content-type: image/jpeg',
  ];
  socket.write(`${[...head, 'content-length: 3000000'].join('\r\n')}\r\n\r\n`);
  socket.write(Buffer.alloc(1_000_000), () => socket.resetAndDestroy());
  await expect.poll(() => api.log().slice(before)).toContain('the sender has gone');
  expect(api.log().slice(before)).not.toContain('"level":50');
});
