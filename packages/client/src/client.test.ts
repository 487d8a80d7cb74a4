import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';
import { BeianError, type ClientOptions, CursorExpired, createClient, Refused, type Wait } from './index.ts';

/** What a server has received. */
interface Received {
  readonly path: string;
  readonly method: string;
  readonly body: string;
  readonly atMs: number;
}
type Answer = (response: ServerResponse, received: Received) => void;

const ends: (() => unknown)[] = [];
afterAll(() => Promise.all(ends.map((end) => end())));

/** A server that answers each request by the next of `answers`, then by the last. */
async function serve(...answers: Answer[]) {
  const received: Received[] = [];
  const waits: Wait[] = [];
  const server = createServer(async (request: IncomingMessage, response) => {
    let body = '';
    for await (const piece of request) body += piece;
    const { url: path = '', method = '' } = request;
    const one = { path, method, body, atMs: Date.now() };
    received.push(one);
    answers[Math.min(received.length, answers.length) - 1]?.(response, one);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = (options: Partial<ClientOptions> = {}) =>
    createClient({ url, key: 'bd_test_x', onWait: (wait) => waits.push(wait), ...options });
  const keys = () => received.map(({ body }) => JSON.parse(body).variables.idempotencyKey as string);
  return { received, waits, client, keys };
}

const json =
  (status: number, body: object, headers: Record<string, string> = {}): Answer =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
const data = (value: object) => json(200, { data: value });
const error = (status: number, code: string, headers: Record<string, string> = {}, more: object = {}) =>
  json(status, { errors: [{ message: `said ${code}`, extensions: { code, requestId: 'r-1', ...more } }] }, headers);
const cut: Answer = (response) => void response.destroy();
const cutInBody: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"data":', () => response.destroy());
};

const order = { __typename: 'Order', id: 'order_1', version: 2, state: 'DRAFT', missingMaterials: [] };
const submitted = data({ submitOrder: order });
const submit = { id: 'order_1', version: 1 };

describe.concurrent('a mutation', () => {
  test('is sent again with the same idempotency key where no whole answer came', async () => {
    const { client, keys, waits } = await serve(cut, cutInBody, submitted);
    await expect(client().submitOrder(submit)).resolves.toMatchObject({ id: 'order_1' });
    expect(keys()).toHaveLength(3);
    expect(new Set(keys()).size).toBe(1);
    expect(keys()[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(waits.map(({ error: { code } }) => code)).toEqual(['NO_ANSWER', 'NO_ANSWER']);
  });

  test('has a new idempotency key for each call, or the key of the caller', async () => {
    const { client, keys } = await serve(submitted);
    const desk = client();
    await desk.submitOrder(submit);
    await desk.submitOrder(submit);
    await desk.submitOrder(submit, { idempotencyKey: 'mine' });
    expect(new Set(keys()).size).toBe(3);
    expect(keys()[2]).toBe('mine');
  });

  test.each([
    [429, 'RATE_LIMITED'],
    [503, 'DATABASE_AWAY'],
    [507, 'DISK_FULL'],
  ])('waits after %i exactly as long as Retry-After says', async (status, code) => {
    const { client, keys, received, waits } = await serve(error(status, code, { 'retry-after': '1' }), submitted);
    await client().submitOrder(submit);
    expect(waits.map(({ seconds }) => seconds)).toEqual([1]);
    const [first, second] = received.map(({ atMs }) => atMs);
    expect(Number(second) - Number(first)).toBeGreaterThanOrEqual(990);
    expect(new Set(keys()).size).toBe(1);
  });

  test('waits as extensions.retryAfterSeconds says where a header is missing', async () => {
    const { client, waits } = await serve(error(200, 'TOO_SLOW', {}, { retryAfterSeconds: 0 }), submitted);
    await client().submitOrder(submit);
    expect(waits.map(({ seconds }) => seconds)).toEqual([0]);
  });

  test('is sent again after a fault of the desk, also when the answer has the status 200', async () => {
    const { client, received } = await serve(error(500, 'INTERNAL'), error(200, 'INTERNAL'), submitted);
    await client().submitOrder(submit);
    expect(received).toHaveLength(3);
  });

  test.each([
    [400, 'BAD_USER_INPUT'],
    [401, 'UNAUTHENTICATED'],
    [403, 'SCOPE_MISSING'],
    [413, 'TOO_LARGE'],
  ])('that fails with %i %s is not sent again', async (status, code) => {
    const { client, received } = await serve(error(status, code));
    const failed = await client()
      .submitOrder(submit)
      .catch((reason) => reason);
    expect(failed).toBeInstanceOf(BeianError);
    expect(failed).toMatchObject({ code, status, requestId: 'r-1', retry: 'AFTER_CHANGE', message: `said ${code}` });
    expect(received).toHaveLength(1);
  });

  test('is tried a limited number of times, and not at all beyond the longest wait', async () => {
    const busy = await serve(error(429, 'RATE_LIMITED', { 'retry-after': '0' }));
    const failed = busy.client({ maxAttempts: 3 }).submitOrder(submit);
    await expect(failed).rejects.toMatchObject({ code: 'RATE_LIMITED', retry: 'AFTER_WAIT', retryAfterSeconds: 0 });
    expect(busy.received).toHaveLength(3);
    const long = await serve(error(503, 'DATABASE_AWAY', { 'retry-after': '61' }));
    await expect(long.client().submitOrder(submit)).rejects.toMatchObject({ retryAfterSeconds: 61 });
    expect(long.received).toHaveLength(1);
  });

  test('a signal ends its waits and its request', async () => {
    const waiting = await serve(error(429, 'RATE_LIMITED', { 'retry-after': '30' }));
    const stop = new AbortController();
    const desk = waiting.client({ onWait: () => stop.abort(new Error('shut down')) });
    await expect(desk.submitOrder(submit, { signal: stop.signal })).rejects.toThrow('shut down');
    const silent = await serve((_response) => stopSilent.abort(new Error('no longer wanted')));
    const stopSilent = new AbortController();
    await expect(silent.client().submitOrder(submit, { signal: stopSilent.signal })).rejects.toThrow(
      'no longer wanted',
    );
    expect(silent.received).toHaveLength(1);
  });

  test('without an answer in time is sent again', async () => {
    const { client, received } = await serve(() => {}, submitted);
    await client({ timeoutSeconds: 0.2 }).submitOrder(submit);
    expect(received).toHaveLength(2);
  });

  test('that is refused throws the refusal with its reasons', async () => {
    const reasons = [
      {
        code: 'MATERIAL_MISSING',
        field: 'material.DOMAIN_CERT',
        message: 'It is missing',
        suggestion: 'Upload it',
        ruleId: 'R-5',
      },
    ];
    const { client, received } = await serve(
      data({ submitOrder: { __typename: 'ActionRefused', refusalKind: 'GUARD_FAILED', reasons } }),
    );
    const refused = await client()
      .submitOrder(submit)
      .catch((reason) => reason);
    expect(refused).toBeInstanceOf(Refused);
    expect(refused).toMatchObject({
      refusalKind: 'GUARD_FAILED',
      code: 'GUARD_FAILED',
      retry: 'AFTER_CHANGE',
      reasons,
    });
    expect(refused.message).toBe('material.DOMAIN_CERT: It is missing (MATERIAL_MISSING) – Upload it');
    expect(received).toHaveLength(1);
  });
});

test('an address that is none is refused when the client is made', () => {
  expect(() => createClient({ url: 'desk.example', key: 'bd_test_x' })).toThrow('Invalid URL');
});

test('an answer of a proxy has its status as the code', async () => {
  const { client } = await serve((response) => void response.writeHead(404).end('<html>'));
  await expect(client().viewer()).rejects.toMatchObject({ code: 'HTTP_404', status: 404, retry: 'AFTER_CHANGE' });
  const bad = await serve((response) => void response.writeHead(502).end('<html>'), data({ viewer: null }));
  await expect(bad.client().viewer()).resolves.toBeNull();
});

describe('a document of the caller', () => {
  const text = 'mutation Save($idempotencyKey: String!) { saveDraft(idempotencyKey: $idempotencyKey) { __typename } }';

  test('gets an idempotency key where it declares one, and its data as they are', async () => {
    const refusal = { saveDraft: { __typename: 'ActionRefused' } };
    const { client, keys } = await serve(data(refusal));
    await expect(client().request(text)).resolves.toEqual(refusal);
    await client().request(text, { idempotencyKey: 'mine' });
    await client().request('{ viewer { name } }');
    expect(keys()[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(keys().slice(1)).toEqual(['mine', undefined]);
  });

  test('may be parsed, with its source or with the printer of graphql', async () => {
    const { client, received } = await serve(data({}));
    await client().request({ kind: 'Document', loc: { source: { body: '{ a }' } } });
    await client({ print: () => '{ b }' }).request({ kind: 'Document' });
    await client().request(Object.assign(new String('{ c }'), {}));
    expect(received.map(({ body }) => JSON.parse(body).query)).toEqual(['{ a }', '{ b }', '{ c }']);
    await expect(client().request({ kind: 'Document' })).rejects.toThrow('print');
  });
});

describe('an upload', () => {
  const ticket = data({ createUploadTicket: { __typename: 'UploadTicket', uploadId: 'upload_1', path: '/uploads/t' } });
  const attached = data({ attachMaterial: order });
  const attach = { ...submit, material: 'DOMAIN_CERT', image: Uint8Array.of(0xff, 0xd8) } as const;

  test('gets a ticket, sends the bytes and attaches them, each again where it failed', async () => {
    const { client, received } = await serve(
      ticket,
      cut,
      json(503, { code: 'UPLOADS_BUSY', reasons: [] }, { 'retry-after': '0' }),
      json(201, { id: 'upload_1' }),
      attached,
    );
    await expect(client().attachMaterial(attach, { idempotencyKey: 'mine' })).resolves.toMatchObject({ id: 'order_1' });
    expect(received.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /graphql',
      ...Array(3).fill('PUT /uploads/t'),
      'POST /graphql',
    ]);
    const [asked, , , , attaching] = received.map(({ body, method }) => (method === 'POST' ? JSON.parse(body) : {}));
    expect(asked.variables).toEqual({ idempotencyKey: 'mine.ticket' });
    expect(attaching.variables).toEqual({
      ...submit,
      material: 'DOMAIN_CERT',
      uploadId: 'upload_1',
      idempotencyKey: 'mine',
    });
  });

  test('says how far it is, and why the image is not taken', async () => {
    const reasons = [{ code: 'UPLOAD_PDF', field: 'content-type', message: 'No PDF', suggestion: 'Export it' }];
    const { client, received } = await serve(ticket, json(415, { code: 'UPLOAD_PDF', reasons }));
    const sent: number[] = [];
    const image = new Blob([new Uint8Array(100_000)]);
    const failed = client().attachMaterial({ ...attach, image }, { onProgress: (bytes) => sent.push(bytes) });
    await expect(failed).rejects.toMatchObject({ code: 'UPLOAD_PDF', status: 415, field: 'content-type', reasons });
    expect(sent.at(-1)).toBeGreaterThanOrEqual(100_000);
    expect(received).toHaveLength(2);
  });
});

describe('following orders', () => {
  const event = (n: number) => ({ cursor: `c${n}`, node: { id: `event_${n}`, kind: 'ORDER_EDITED', order: null } });
  const page = (from: number, to: number, hasNextPage = false) => {
    const edges = Array.from({ length: to - from + 1 }, (_, at) => event(from + at));
    return data({ partnerEvents: { edges, pageInfo: { endCursor: `c${to}`, hasNextPage } } });
  };
  const afters = (received: readonly Received[]) => received.map(({ body }) => JSON.parse(body).variables.after);
  const pollSeconds = { least: 0.01, most: 0.02 };

  test('gives each event once, in order, through pages, cut connections and waits', async () => {
    const { client, received } = await serve(
      page(1, 2, true),
      cut,
      page(3, 3),
      error(429, 'RATE_LIMITED', { 'retry-after': '0' }),
      page(3, 2),
      error(500, 'INTERNAL'),
      page(4, 5),
    );
    const seen: string[] = [];
    for await (const { id, cursor } of client({ maxAttempts: 1 }).followOrders({ pollSeconds })) {
      seen.push(`${id} ${cursor}`);
      if (cursor === 'c5') break;
    }
    expect(seen).toEqual([1, 2, 3, 4, 5].map((n) => `event_${n} c${n}`));
    expect(afters(received)).toEqual([null, 'c2', 'c2', 'c3', 'c3', 'c2', 'c2']);
  });

  test('goes on from a stored cursor, with the filter of the caller', async () => {
    const { client, received } = await serve(page(8, 8));
    for await (const { cursor } of client().followOrders({ after: 'c7', kinds: ['ORDER_EDITED'], orderId: 'order_1' }))
      if (cursor === 'c8') break;
    expect(JSON.parse(received[0]?.body ?? '').variables).toEqual({
      ...{ after: 'c7', first: 100, kinds: ['ORDER_EDITED'], orderId: 'order_1' },
    });
  });

  test('tells the end of the log where no event matches, and ends by its signal', async () => {
    const { client } = await serve(
      data({ partnerEvents: { edges: [], pageInfo: { endCursor: 'end', hasNextPage: false } } }),
    );
    const stop = new AbortController();
    const cursors: string[] = [];
    const onCursor = (cursor: string) => {
      cursors.push(cursor);
      stop.abort();
    };
    for await (const _ of client().followOrders({ signal: stop.signal, onCursor }))
      throw new Error('no event was there');
    expect(cursors).toEqual(['end']);
  });

  test('a cursor that the log no longer reaches is an error of its own', async () => {
    const { client } = await serve(error(200, 'CURSOR_EXPIRED'));
    await expect(client().followOrders({ after: 'old' }).next()).rejects.toBeInstanceOf(CursorExpired);
  });
});

test('a list is read page by page', async () => {
  const rows = (ids: string[], hasNextPage: boolean) =>
    data({ orders: { nodes: ids.map((id) => ({ id })), pageInfo: { hasNextPage, endCursor: ids.at(-1) } } });
  const { client, received } = await serve(rows(['a', 'b'], true), rows(['c'], false));
  const ids: string[] = [];
  for await (const { id } of client().orders({ filter: { reference: 'r' } })) ids.push(id);
  expect(ids).toEqual(['a', 'b', 'c']);
  expect(received.map(({ body }) => JSON.parse(body).variables)).toEqual([
    { first: 100, filter: { reference: 'r' }, after: null },
    { first: 100, filter: { reference: 'r' }, after: 'b' },
  ]);
});
