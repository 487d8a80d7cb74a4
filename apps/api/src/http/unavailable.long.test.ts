import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openContext } from '@beian/database/context';
import { INSTALLATION_FILE } from '@beian/database/files';
import { type DatabaseProxy, databaseProxy } from '@beian/testing/database';
import { noisyJpeg, sampleJpeg } from '@beian/testing/fixtures';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createServer } from '../server.ts';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';

const limits = {
  ...{ connect: 4_000, statement: 2_000, answer: 500 },
  ...{ lock: 1_000, idleInTransaction: 2_000, heartbeat: 1_000 },
};
const openOrder = `mutation ($record: ID!, $key: String!) {
  openOrder(recordId: $record, kind: CHANGE_WEBSITE, key: $key) { ... on Order { id } } }`;

let api: ApiUnderTest;
let jpeg: Buffer;
beforeAll(async () => {
  api = await apiUnderTest();
  jpeg = await sampleJpeg();
});
afterAll(() => api.close());

const asPartner = () => api.headersOf({ key: api.people.partner.key });
const graphql = (query: string, headers: Record<string, string>, variables = {}): InjectOptions => ({
  method: 'POST',
  url: '/graphql',
  headers: { accept: 'application/graphql-response+json', 'accept-language': 'en', ...headers },
  payload: { query, variables },
});
const upload = (payload = jpeg): InjectOptions => ({
  method: 'POST',
  url: '/uploads',
  headers: { 'content-type': 'image/jpeg', 'accept-language': 'en', ...asPartner() },
  payload,
});
const open = (key: string, record = 0) => graphql(openOrder, asPartner(), { record: api.records[record]?.id, key });

describe('while the database cannot be reached', () => {
  let proxy: DatabaseProxy;
  let app: FastifyInstance;
  let close: () => Promise<void>;
  beforeAll(async () => {
    proxy = await databaseProxy(api.db.url);
    const { appUrl, keysFile, filesDir } = api.db;
    const ctx = await openContext({ databaseUrl: proxy.through(appUrl), keysFile, filesDir, limits });
    const settings = { consoleDir: undefined, graphiqlDir: undefined, sandboxUrl: undefined, secureCookies: false };
    app = await createServer(ctx, settings, pino({ level: 'silent' }));
    close = async () => {
      await proxy.close();
      await app.close();
      await ctx.close();
    };
  });
  afterAll(() => close());

  test('every route answers 503 with a message and Retry-After, and works again afterwards', async () => {
    const reviewer = await api.signIn(api.people.reviewers[0]);
    const cookie = { ...api.headersOf(reviewer), 'accept-language': 'en' };
    const { login, password } = api.people.reviewers[1];
    const asked: readonly (readonly [string, InjectOptions])[] = [
      ['a query', graphql('{ viewer { __typename } }', asPartner())],
      ['a step', open('away')],
      ['a query of staff', graphql('{ orders { totalCount } }', cookie)],
      ['an upload', upload()],
      ['evidence', { ...upload(), url: '/evidence', headers: { ...cookie, 'content-type': 'image/jpeg' } }],
      ['a download', { method: 'POST', url: '/downloads/orders', headers: cookie, payload: { filter: {} } }],
      ['a sign-in', { method: 'POST', url: '/auth/sign-in', headers: cookie, payload: { login, password } }],
      ['an image', { method: 'GET', url: '/materials/material_1', headers: cookie }],
      ['a form', { method: 'GET', url: '/verification-forms/order_1', headers: cookie }],
      ['an archive', { method: 'POST', url: '/exports/export_1', headers: cookie }],
      ['live updates', { method: 'GET', url: '/events', headers: cookie }],
    ];
    expect((await app.inject('/readyz')).statusCode).toBe(200);
    proxy.silence();
    const answers = await Promise.all(asked.map(async ([, options]) => app.inject(options)));
    const said = asked.map(([name], at) => {
      const { statusCode, headers, payload } = answers[at] as (typeof answers)[number];
      return [name, statusCode, headers['retry-after'], /The database does not answer/.test(payload)];
    });
    expect(said).toEqual(asked.map(([name]) => [name, 503, '5', true]));
    const ready = await app.inject('/readyz');
    expect([ready.statusCode, ready.headers['retry-after']]).toEqual([503, '5']);

    proxy.resume();
    await expect.poll(async () => (await app.inject('/readyz')).statusCode, { timeout: 10_000 }).toBe(200);
    for (const [, options] of asked) expect((await app.inject(options)).statusCode).not.toBe(503);
  });

  test('a query where only one resolver fails has the status too, with a Chinese message', async () => {
    const answer = await api.app.inject(graphql('{ viewer { __typename } }', asPartner()));
    expect(answer.statusCode).toBe(200);
    const release = await api.db.hold('lock table app.orders');
    proxy.resume();
    const held = await app.inject(graphql('{ orders { totalCount } }', { ...asPartner(), 'accept-language': 'zh-CN' }));
    await release();
    expect([held.statusCode, held.headers['retry-after']]).toEqual([503, '5']);
    expect(held.json().errors).toMatchObject([
      { message: '数据库暂时没有响应', extensions: { code: 'DATABASE_AWAY' } },
    ]);
  });
});

describe('while a disk is full', () => {
  /** Files in the file store. */
  const files = () =>
    readdirSync(api.db.filesDir, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const uploads = async () => (await api.db.query('select 1 from app.uploads')).length;

  test('of files: an upload is refused with 507, leaves no file and no row, and works again afterwards', async () => {
    const before = await uploads();
    const mark = path.join(api.db.filesDir, INSTALLATION_FILE);
    const installation = readFileSync(mark);
    // A tmpfs too small for the image; the tests run as root, as in CI.
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', api.db.filesDir]);
    try {
      writeFileSync(mark, installation);
      const refused = await api.app.inject(upload(await noisyJpeg(600, 600)));
      expect([refused.statusCode, refused.headers['retry-after']]).toEqual([507, '60']);
      expect(refused.json()).toMatchObject({
        code: 'DISK_FULL',
        reasons: [{ message: 'No space is left to store anything; nothing was saved' }],
      });
      expect(files().map(({ name }) => name)).toEqual([INSTALLATION_FILE]);
      expect(await uploads()).toBe(before);
      execFileSync('mount', ['-o', 'remount,size=4m', api.db.filesDir]);
      expect((await api.app.inject(upload(await noisyJpeg(600, 600)))).statusCode).toBe(201);
      expect(files()).toHaveLength(2);
    } finally {
      execFileSync('umount', [api.db.filesDir]);
    }
  });

  test('of the database: actions and uploads are refused with 507 and leave nothing', async () => {
    const orders = () => api.db.query('select id from app.orders');
    const before = [await uploads(), files().length, await orders()];
    await api.db.query(`create function app.no_space() returns trigger language plpgsql
      as $$ begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$`);
    for (const table of ['uploads', 'order_events'])
      await api.db.query(`create trigger no_space before insert on app.${table} execute function app.no_space()`);
    const answers = [await api.app.inject(upload()), await api.app.inject(open('full', 1))];
    for (const table of ['uploads', 'order_events']) await api.db.query(`drop trigger no_space on app.${table}`);
    expect(answers.map(({ statusCode, headers }) => [statusCode, headers['retry-after']])).toEqual([
      [507, '60'],
      [507, '60'],
    ]);
    expect(answers[1]?.json().errors).toMatchObject([
      { message: 'No space is left to store anything; nothing was saved', extensions: { code: 'DISK_FULL' } },
    ]);
    expect([await uploads(), files().length, await orders()]).toEqual(before);
    expect((await api.app.inject(open('full', 1))).json().data.openOrder.id).toMatch(/^order_/);
  });
});
