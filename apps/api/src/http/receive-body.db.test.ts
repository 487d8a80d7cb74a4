import { readdirSync, readlinkSync } from 'node:fs';
import http from 'node:http';
import { connect, type Socket } from 'node:net';
import { sampleJpeg } from '@beian/testing/fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';

let api: ApiUnderTest;
let port: number;
const open: Socket[] = [];
beforeAll(async () => {
  api = await apiUnderTest();
  // On other routes a body has 500 ms, less than a slow image takes here.
  const settings = { minUploadRate: { windowMs: 500, minBytes: 40 }, times: { bodyMs: 500, answerMs: 20_000 } };
  const app = await api.serve({ ...settings, pointLimits: false });
  await app.listen({ host: '127.0.0.1', port: 0 });
  port = (app.server.address() as { port: number }).port;
});
afterAll(async () => {
  for (const socket of open) socket.destroy();
  await api.close();
});

const head = (length: number, more: readonly string[] = []) =>
  [
    'POST /uploads HTTP/1.1',
    'host: x',
    `authorization: Bearer ${api.people.partner.key}`,
    'accept-language: en',
    'content-type: image/jpeg',
    `content-length: ${length}`,
    ...more,
    '\r\n',
  ].join('\r\n');

/** Sends a head and then pieces every 25 ms, until the body is complete or the server has answered; resolves with the answer. */
function sendSlowly(body: Buffer, pieceBytes: number, onPiece: (sent: number) => void = () => undefined) {
  return new Promise<{ status: number; answer: { code?: string; reasons?: { message: string }[] }; sent: number }>(
    (resolve, reject) => {
      const socket = connect(port, '127.0.0.1');
      open.push(socket);
      let [got, sent] = ['', 0];
      const timer = setInterval(() => {
        socket.write(body.subarray(sent, sent + pieceBytes));
        sent = Math.min(body.length, sent + pieceBytes);
        onPiece(sent);
        if (sent === body.length) clearInterval(timer);
      }, 25);
      socket.on('data', (data) => {
        got += String(data);
      });
      socket.on('error', reject);
      socket.on('close', () => {
        clearInterval(timer);
        const [first = '', text = ''] = got.split('\r\n\r\n');
        resolve({ status: Number(first.split(' ')[1]), answer: JSON.parse(text || '{}'), sent });
      });
      socket.write(head(body.length, ['connection: close']));
    },
  );
}

/** Open spool files of this process; their names are already deleted. */
const left = () =>
  readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return /\.part \(deleted\)$/.test(readlinkSync(`/proc/self/fd/${fd}`));
    } catch {
      return false;
    }
  });

test('an image that arrives slowly but steadily is accepted, however long it takes', async () => {
  const jpeg = await sampleJpeg();
  expect(jpeg.length).toBeGreaterThan(40 * 50);
  // At least 40 pieces take longer than any other body may.
  const taken = await sendSlowly(jpeg, Math.floor(jpeg.length / 40));
  expect([taken.status, taken.sent]).toEqual([201, jpeg.length]);
  expect(left()).toEqual([]);
});

test('an image slower than the minimum rate is refused with 408 and a message', async () => {
  const { status, answer, sent } = await sendSlowly(Buffer.alloc(100_000), 1);
  expect([status, answer.code]).toEqual([408, 'UPLOAD_TOO_SLOW']);
  expect(answer.reasons).toMatchObject([{ field: 'body', message: 'The image comes too slowly and was not received' }]);
  expect(sent).toBeLessThan(1000);
  expect(left()).toEqual([]);
});

test('an image in pieces of one byte is not read on, because each costs as much as a large one; its sender waits for the 408', async () => {
  const image = Buffer.alloc(20_000, 1);
  const chunked = (size: number) => {
    const pieces = [];
    for (let at = 0; at < image.length; at += size) {
      const piece = image.subarray(at, at + size);
      pieces.push(`${piece.length.toString(16)}\r\n`, piece, '\r\n');
    }
    return Buffer.concat([...pieces, '0\r\n\r\n'].map((one) => (typeof one === 'string' ? Buffer.from(one) : one)));
  };
  const send = (size: number) =>
    new Promise<{ status: string; ms: number }>((resolve, reject) => {
      const begun = performance.now();
      const socket = connect(port, '127.0.0.1');
      socket.on('error', reject);
      socket.once('data', (piece) => {
        socket.destroy();
        resolve({ status: String(piece).split(' ')[1] ?? '', ms: performance.now() - begun });
      });
      const lines = head(0).replace(/content-length: 0/, 'transfer-encoding: chunked');
      socket.write(lines);
      socket.write(chunked(size));
    });
  const small = await send(1);
  expect([small.status, (await send(500)).status]).toEqual(['408', '422']);
  // The end of the window: who is refused at once begins again at once.
  expect(small.ms).toBeGreaterThan(450);
});

test('twelve slow senders do not delay a complete image', async () => {
  let underWay = 0;
  const allUnderWay = new Promise<void>((resolve) => {
    for (let at = 0; at < 12; at++)
      void sendSlowly(Buffer.alloc(4_000_000), 200, (sent) => {
        if (sent === 400 && ++underWay === 12) resolve();
      }).catch(() => undefined);
  });
  await allUnderWay;
  const answer = await fetch(`http://127.0.0.1:${port}/uploads`, {
    method: 'POST',
    headers: { 'content-type': 'image/jpeg', authorization: `Bearer ${api.people.partner.key}` },
    body: new Uint8Array(await sampleJpeg()),
  });
  expect(answer.status).toBe(201);
  expect(left().length).toBeGreaterThan(0);
  // The senders disconnect, and nothing is left of their bodies.
  for (const socket of open.splice(0)) socket.destroy();
  await expect.poll(left).toEqual([]);
});

test('a body that is too large is read to its end, so that a client that reads late gets the 413', async () => {
  const body = Buffer.alloc(12 * 1024 * 1024);
  const send = (chunked: boolean, url: string, type: string) =>
    new Promise<{ status: number; code: string; sentAll: boolean }>((resolve, reject) => {
      const headers = {
        'content-type': type,
        authorization: `Bearer ${api.people.partner.key}`,
        ...(chunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': String(body.length) }),
      };
      const call = http.request({ port, path: url, method: 'POST', headers, agent: false });
      let sentAll = false;
      call.on('finish', () => {
        sentAll = true;
      });
      call.on('error', reject);
      call.on('response', (response) => {
        let text = '';
        response.on('data', (data) => {
          text += String(data);
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, code: JSON.parse(text).code, sentAll }));
      });
      call.end(body);
    });
  for (const chunked of [false, true]) {
    expect(await send(chunked, '/uploads', 'image/jpeg')).toEqual({
      status: 413,
      code: 'UPLOAD_TOO_LARGE',
      sentAll: true,
    });
  }
  expect((await send(false, '/graphql', 'application/json')).status).toBe(413);
  expect(left()).toEqual([]);
});

test('a late body on another route gets 408 and a message, and is cut off if already answered', async () => {
  const raw = (text: string) =>
    new Promise<string>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      let got = '';
      socket.on('data', (data) => {
        got += String(data);
      });
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(got));
      socket.write(text);
    });
  const waiting =
    'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{';
  expect(await raw(waiting)).toMatch(/^HTTP\/1.1 408 [\s\S]*"code":"TOO_LATE"/);
  const refused = 'POST /uploads HTTP/1.1\r\nhost: x\r\ncontent-type: image/jpeg\r\ncontent-length: 1000\r\n\r\nx';
  expect(await raw(refused)).toMatch(/^HTTP\/1.1 401 /);
});
