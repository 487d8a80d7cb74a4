import { sampleJpeg, samplePng, seedPartnerPerson, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest, type Credentials } from '../testing/api.ts';

let api: ApiUnderTest;
let partner: Credentials;
beforeAll(async () => {
  api = await apiUnderTest();
  partner = { key: api.people.partner.key };
});
afterAll(() => api.close());

const png = await samplePng();
const send = (as: Credentials, type: string, payload: Buffer | string) =>
  api.app.inject({
    method: 'POST',
    url: '/uploads',
    headers: { 'content-type': type, 'accept-language': 'en', ...api.headersOf(as) },
    payload,
  });

test('a JPEG and a PNG are accepted and measured', async () => {
  const jpeg = await sampleJpeg({ width: 320, height: 200 });
  const answer = await send(partner, 'image/jpeg', jpeg);
  expect(answer.statusCode).toBe(201);
  expect(answer.json()).toEqual({
    id: expect.stringMatching(/^upload_[0-9a-f]{32}$/),
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    width: 320,
    height: 200,
    bytes: jpeg.length,
  });
  expect((await send(partner, 'image/png', png)).statusCode).toBe(201);
});

test('an image that is too large, empty, of another type, or not of its declared type is refused with a message', async () => {
  const large = await send(partner, 'image/jpeg', Buffer.alloc(4 * 1024 * 1024 + 1));
  expect([large.statusCode, large.json().code]).toEqual([413, 'UPLOAD_TOO_LARGE']);
  expect(large.json().reasons[0]).toMatchObject({ field: 'body', message: 'The image is larger than 4 MiB' });
  const empty = await send(partner, 'image/jpeg', '');
  expect([empty.statusCode, empty.json().code]).toEqual([400, 'UPLOAD_EMPTY']);
  const pdf = await send(partner, 'application/pdf', '%PDF-1.4');
  expect([pdf.statusCode, pdf.json().code]).toEqual([415, 'UPLOAD_PDF']);
  const json = await send(partner, 'application/json', '{}');
  expect(json.statusCode).toBe(415);
  const svg = await send(partner, 'image/jpeg', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  expect([svg.statusCode, svg.json().code]).toEqual([422, 'INVALID_INPUT']);
  for (const refused of [large, empty, pdf, json, svg])
    expect(refused.json().requestId).toBe(refused.headers['x-request-id']);
  expect(svg.json().reasons[0].message).toEqual(expect.any(String));
  expect(svg.json().reasons[0].message).not.toMatch(/[\u4e00-\u9fff]/);
  const [{ count } = { count: '?' }] = await api.db.query<{ count: string }>('select count(*)::text from app.uploads');
  expect(count).toBe('2');
});

test('a JPEG under the name image/jpg is accepted', async () => {
  expect((await send(partner, 'image/jpg', await sampleJpeg())).statusCode).toBe(201);
});

test('evidence is attached and read by staff only', async () => {
  const reviewer = await api.signIn(api.people.reviewers[0]);
  const attach = (as: Credentials, payload = png) =>
    api.app.inject({
      method: 'POST',
      url: '/evidence',
      headers: { 'content-type': 'image/png', 'accept-language': 'en', ...api.headersOf(as) },
      payload,
    });
  const answer = await attach(reviewer);
  expect([answer.statusCode, answer.json().id]).toEqual([201, expect.stringMatching(/^evidence_[0-9a-f]{32}$/)]);
  const refusedPartner = await attach(partner);
  expect([refusedPartner.statusCode, refusedPartner.json().code]).toEqual([403, 'ONLY_STAFF_ATTACH']);
  expect((await attach(undefined)).statusCode).toBe(401);
  const small = await sampleJpeg({ width: 99, height: 99 });
  expect((await attach(reviewer, small)).json().reasons[0].code).toBe('IMAGE_TOO_SMALL');
  const read = (as: Credentials) =>
    api.app.inject({ method: 'GET', url: `/evidence/${answer.json().id}`, headers: api.headersOf(as) });
  const image = await read(reviewer);
  expect([image.statusCode, image.headers['content-type'], image.headers['cache-control']]).toEqual([
    200,
    'image/jpeg',
    'no-store',
  ]);
  expect((await read(partner)).statusCode).toBe(404);
  expect((await read(undefined)).statusCode).toBe(401);
});

test('only partners upload, and others are refused before the body is read', async () => {
  const nobody = await send(undefined, 'image/jpeg', Buffer.alloc(5 * 1024 * 1024));
  expect([nobody.statusCode, nobody.json().code]).toEqual([401, 'UNAUTHENTICATED']);
  const wrongKey = await send({ key: `bd_live_${'x'.repeat(43)}` }, 'image/jpeg', png);
  expect(wrongKey.statusCode).toBe(401);
  const staff = await send(await api.signIn(api.people.reviewers[0]), 'image/png', png);
  expect([staff.statusCode, staff.json().code]).toEqual([403, 'ONLY_PARTNERS']);
});

test('an image is readable by everybody who sees its order, and is not cached', async () => {
  const opened = await api.graphql(
    partner,
    `mutation ($record: ID!) { openOrder(recordId: $record, kind: CHANGE_WEBSITE, key: "image-1") { ... on Order { id version } } }`,
    { record: api.records[0]?.id },
  );
  const upload = (await send(partner, 'image/jpeg', await sampleJpeg())).json();
  const attached = await api.graphql(
    partner,
    `mutation ($id: ID!, $version: Int!, $upload: ID!) {
      attachMaterial(id: $id, version: $version, material: SUBJECT_CERT, uploadId: $upload, key: "image-2") {
        ... on Order { items { key material { id url reducedUrl thumbnailUrl width bytes } comparisons { role } } } ... on ActionRefused { code reasons { message } } } }`,
    { ...opened.data.openOrder, upload: upload.id },
  );
  interface Shown {
    readonly url: string;
    readonly reducedUrl: string;
    readonly thumbnailUrl: string;
    readonly width: number;
  }
  const items: { readonly key: string; readonly material: Shown | null }[] = attached.data.attachMaterial.items;
  const material = items.find((item) => item.key === 'material.SUBJECT_CERT')?.material;
  expect(material).toMatchObject({ width: 640, bytes: upload.bytes });
  const get = (url: string | undefined, as: Credentials) =>
    api.app.inject({ url: url ?? '', headers: api.headersOf(as) });

  const full = await get(material?.url, partner);
  expect(full.statusCode).toBe(200);
  expect(full.headers).toMatchObject({ 'content-type': 'image/jpeg', 'cache-control': 'no-store' });
  const small = await get(material?.thumbnailUrl, partner);
  expect(small.statusCode).toBe(200);
  expect(small.rawPayload.length).toBeLessThan(full.rawPayload.length);
  // Staff get the same image with a watermark.
  const reviewer = await api.signIn(api.people.reviewers[0]);
  for (const url of [material?.url, material?.reducedUrl, material?.thumbnailUrl]) {
    const [theirs, ours] = [await get(url, partner), await get(url, reviewer)];
    expect([theirs.statusCode, ours.statusCode, ours.headers['cache-control']]).toEqual([200, 200, 'no-store']);
    expect(ours.rawPayload.equals(theirs.rawPayload)).toBe(false);
  }
  expect((await get(material?.url, undefined)).statusCode).toBe(401);
  expect((await get(material?.url, { key: api.stranger.key })).json().code).toBe('NOT_FOUND');
  expect((await get('/materials/material_0', partner)).statusCode).toBe(404);
  expect((await get(`${material?.url}?size=huge`, partner)).json().code).toBe('WRONG_SHAPE');
});

describe('a ticket', () => {
  const create = `mutation ($key: String!) { createUploadTicket(key: $key) {
    ... on UploadTicket { uploadId path expiresAt types maxBytes } ... on ActionRefused { code reasons { code } } } }`;
  let asked = 0;
  const ask = async (as: Credentials | undefined) => {
    asked += 1;
    const { data, errors } = await api.graphql(as, create, { key: `ticket-${asked}` });
    return data?.createUploadTicket ?? errors?.[0]?.extensions.code;
  };
  const put = (path: string, payload: Buffer, headers = {}) =>
    api.app.inject({
      method: 'PUT',
      url: path,
      headers: { 'content-type': 'image/jpeg', 'accept-language': 'en', ...headers },
      payload,
    });
  const codeOf = ({ statusCode, json }: Awaited<ReturnType<typeof put>>) => [
    statusCode,
    json().reasons[0].code,
    json().reasons[0].suggestion,
  ];
  const over = [403, 'UPLOAD_TICKET', 'Ask for a new one with createUploadTicket'];

  test('lets a page of any site send one image without a key; a repeat gets the same answer, another image is refused', async () => {
    const ticket = await ask(partner);
    expect(ticket).toMatchObject({ types: ['image/jpeg', 'image/png'], maxBytes: 4 * 1024 * 1024 });
    expect(ticket.path.length).toBeLessThan('/uploads/'.length + 200);
    const image = await sampleJpeg({ width: 300, height: 210 });
    const before = await api.app.inject({
      method: 'OPTIONS',
      url: ticket.path,
      headers: { origin: 'https://elsewhere.example' },
    });
    expect([before.statusCode, before.headers]).toMatchObject([
      204,
      { 'access-control-allow-origin': '*', 'access-control-allow-methods': 'PUT' },
    ]);
    const first = await put(ticket.path, image, { origin: 'https://elsewhere.example' });
    expect([first.statusCode, first.headers['access-control-allow-origin']]).toEqual([201, '*']);
    expect(first.json()).toMatchObject({ id: ticket.uploadId, width: 300, height: 210, bytes: image.length });
    expect((await put(ticket.path, image)).json()).toEqual(first.json());
    const again = await api.graphql(partner, create, { key: `ticket-${asked}` });
    expect(again.data.createUploadTicket).toEqual(ticket);
    const other = await put(ticket.path, await sampleJpeg({ width: 301, height: 210 }));
    expect([other.statusCode, other.json().reasons[0].code]).toEqual([422, 'TICKET_USED']);
    const rows = await api.db.query('select partner_id, width from app.uploads where id = $1', [ticket.uploadId]);
    expect(rows).toEqual([{ partner_id: api.people.partner.actor.id, width: 300 }]);
    expect(api.log()).not.toContain(ticket.path.slice(9));
  });

  test('is invalid if expired, altered, of a revoked key, or sealed for another purpose (ASVS 9.2.1, 9.2.2)', async () => {
    const image = await sampleJpeg({ width: 320, height: 200 });
    const { path } = await ask(partner);
    // In the middle, because unused bits of the last character may not matter.
    const other = path[100] === 'A' ? 'B' : 'A';
    expect(codeOf(await put(`${path.slice(0, 100)}${other}${path.slice(101)}`, image))).toEqual(over);
    expect(codeOf(await put('/uploads/none', image))).toEqual(over);
    const said = api.db.app.keys.unseal('upload_ticket', Buffer.from(path.slice('/uploads/'.length), 'base64url'));
    const elsewhere = api.db.app.keys.seal('notes.body:1', said).toString('base64url');
    expect(codeOf(await put(`/uploads/${elsewhere}`, image))).toEqual(over);
    await api.db.travel(15 * 60_000);
    expect(codeOf(await put(path, image))).toEqual(over);
    const late = await ask({ key: api.stranger.key });
    await api.db.query('update app.partner_keys set revoked_at = app.now() where partner_id = $1', [
      api.stranger.actor.id,
    ]);
    expect(codeOf(await put(late.path, image))).toEqual(over);
  });

  test('is for partners only', async () => {
    expect(await ask(await api.signIn(api.people.reviewers[0]))).toEqual({
      code: 'NOT_POSSIBLE',
      reasons: [{ code: 'PARTNERS_ONLY' }],
    });
    expect(await ask(undefined)).toBe('UNAUTHENTICATED');
  });
});

describe('a link for a phone', () => {
  const create = (orderId: string) =>
    `mutation { createUploadLink(id: "${orderId}", material: SUBJECT_CERT, key: "phone ${orderId}") { ... on UploadLink { path uploads } ... on ActionRefused { code } } }`;
  const ask = (token: string, language = 'en') =>
    api.app.inject({ method: 'GET', url: `/upload-links/${token}`, headers: { 'accept-language': language } });

  test('says what it is for without anything personal, takes the image without a sign-in, and is told apart from no other once it is over', async () => {
    const record = (await seedRecords(api.db)).at(-1);
    if (record === undefined) throw new Error('no record');
    const orderId = await orderInState(api.db, api.people, record, 'DRAFT');
    const person = await api.signIn(await seedPartnerPerson(api.db, api.people.partner.actor.id));
    const { data } = await api.graphql(person, create(orderId));
    const { path, uploads } = data.createUploadLink;
    const [page, token = ''] = path.split('#');
    expect([page, uploads]).toEqual(['/phone', 5]);
    const [order] = await api.db.query('select number from app.orders where id = $1', [orderId]);
    expect((await ask(token)).json()).toEqual({
      orderNumber: order?.number,
      orderKind: 'Change of website',
      material: expect.stringMatching(/certificate/i),
      uploadsLeft: 5,
    });
    const sent = await api.app.inject({
      method: 'POST',
      url: `/upload-links/${token}`,
      headers: { 'content-type': 'image/png' },
      payload: png,
    });
    expect([sent.statusCode, sent.json()]).toEqual([201, { uploadsLeft: 4 }]);
    expect(api.log()).not.toContain(token);
    await api.db.query(`update app.orders set state = 'ABANDONED' where id = $1`, [orderId]);
    for (const language of ['zh', 'en']) {
      const [over, unknown] = [await ask(token, language), await ask('x'.repeat(43), language)];
      expect([over.statusCode, over.json().code]).toEqual([403, 'UPLOAD_LINK']);
      expect(unknown.json()).toEqual({ ...over.json(), requestId: unknown.headers['x-request-id'] });
    }
  });

  test.each([
    ['links for a phone', 'GET', '/upload-links/', 'UPLOAD_LINK'],
    ['links of face checks', 'GET', '/face-links/', 'FACE_LINK'],
    ['links of notices', 'GET', '/step-links/', 'STEP_LINK'],
    ['links of follow-ups', 'GET', '/follow-ups/', 'FOLLOW_UP_LINK'],
    ['upload tickets', 'PUT', '/uploads/', 'UPLOAD_TICKET'],
  ] as const)('%s cannot be guessed: of many at once few are looked up', async (_, method, path, unknown) => {
    const guess = (nth: number, remoteAddress: string) =>
      api.app.inject({ method, url: `${path}guess-${nth}`, remoteAddress, headers: { 'content-type': 'image/jpeg' } });
    const from = `10.9.9.${path.charCodeAt(2) + path.length}`;
    const said = await Promise.all(Array.from({ length: 200 }, (_, nth) => guess(nth, from)));
    const codes = said.map((one) => one.json().code);
    expect(new Set(codes)).toEqual(new Set([unknown, 'RATE_LIMITED']));
    // The points of an address are worth fifty refusals, and some come back meanwhile.
    expect(codes.filter((code) => code === unknown).length).toBeLessThan(80);
    expect((await guess(0, '10.9.8.1')).json().code).toBe(unknown);
  });

  test('is made for people who are signed in: a key and staff get none', async () => {
    const reviewer = await api.signIn(api.people.reviewers[0]);
    for (const as of [partner, reviewer]) {
      const { data } = await api.graphql(as, create('order_none'));
      expect(data.createUploadLink).toEqual({ code: 'NOT_POSSIBLE' });
    }
  });
});
