import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Sandbox } from '../server.ts';
import {
  connect,
  newFolder,
  type ProviderClient,
  removeFolder,
  requestJson,
  startSandboxIn,
  state,
  textsOf,
} from '../testing/harness.ts';
import { deregistrationFile, newAccessFile, newFilingFile } from '../testing/new-uploads.ts';
import { changeFile, ztid } from '../testing/uploads.ts';

const phone = '13000000199';
const idTail = '010017';
const hour = 3_600_000;

let folder: string;
let sandbox: Sandbox;
let provider: ProviderClient;
const post = (path: string, body?: unknown) => requestJson(sandbox.port, 'POST', path, body);
const begin = async () => {
  sandbox = await startSandboxIn(folder);
  provider = connect(sandbox.port);
};
beforeEach(async () => {
  folder = await newFolder();
  await begin();
  await provider.downloadAll();
  // Jiangsu has no SMS verification; here it is switched on, and codes are sent at once.
  await levers({ provinces: ['320000'], sendDelayMs: 0 });
});
afterEach(async () => {
  await sandbox.close();
  await removeFolder(folder);
});

const levers = async (some: object) => (await post('/control/ministry', some)).body;
const at = async (ms: number) => post('/control/clock', { now: new Date(Date.now() + ms).toISOString() });
const messages = async (to = phone) =>
  z
    .object({ messages: z.array(z.object({ text: z.string() })) })
    .parse((await requestJson(sandbox.port, 'GET', `/phone?to=${to}`)).body)
    .messages.map(({ text }) => text);
const code = async () => /验证码(\d{6})/.exec((await messages())[0] ?? '')?.[1] ?? '';
const enter = async (entry: object = {}) =>
  (await post('/ministry/verify', { code: await code(), phone, idTail, ...entry })).body;
const status = async (dataSequence = '1') => post('/ministry/status', { ztid, dataSequence, phone });
const wrong = async () => String((Number(await code()) + 1) % 1_000_000).padStart(6, '0');

it('sends a code to the new mobile of the website’s principal; the bureau decides only after the code was entered', async () => {
  await provider.upload(1, changeFile());
  expect(await messages()).toHaveLength(1);
  expect(await messages('13000000101')).toEqual([]);
  expect((await post('/control/decideNow')).body).toEqual({ decided: 0 });
  await at(24 * hour);
  expect(await provider.downloadAll()).toEqual([]);
  expect((await status()).body).toMatchObject({ state: 'waiting', wrongEntries: 0 });
  expect(await enter()).toMatchObject({ outcome: 'verified' });
  expect((await status()).body).toMatchObject({ state: 'verified' });
  expect(await provider.downloadAll()).toEqual([]);
  expect((await post('/control/decideNow')).body).toEqual({ decided: 1 });
  expect((await provider.downloadAll()).flatMap(({ root }) => textsOf(root, 'Jgdm'))).toEqual(['1001']);
});

it('a change of the subject also verifies its principal; one code is not enough for two', async () => {
  await provider.upload(1, changeFile(['样例大厦1层', '样例大厦2层']));
  expect(await messages()).toHaveLength(1);
  const [other] = await messages('13000000101');
  await enter();
  expect((await post('/control/decideNow')).body).toEqual({ decided: 0 });
  const theirs = { code: /验证码(\d{6})/.exec(other ?? '')?.[1], phone: '13000000101', idTail: '010018' };
  expect((await post('/ministry/verify', theirs)).body).toMatchObject({ outcome: 'verified' });
  expect((await post('/control/decideNow')).body).toEqual({ decided: 1 });
});

it('five wrong entries return the change: no download comes, and it can be sent again', async () => {
  await provider.upload(1, changeFile());
  for (const left of [4, 3, 2]) expect(await enter({ code: await wrong() })).toEqual({ outcome: 'wrong', left });
  expect(await enter({ idTail: '000000' })).toEqual({ outcome: 'wrong', left: 1 });
  expect(await enter({ code: await wrong() })).toEqual({ outcome: 'failed', left: 0 });
  expect(await enter()).toEqual({ outcome: 'unknown', left: 0 });
  expect((await status()).body).toMatchObject({ state: 'failed', wrongEntries: 5 });
  expect((await state(sandbox.port)).pending).toEqual([]);
  expect(await provider.downloadAll()).toEqual([]);
  await provider.upload(2, changeFile());
  expect((await state(sandbox.port)).pending).toHaveLength(1);
  expect(await enter()).toMatchObject({ outcome: 'verified' });
  expect([(await status('1')).body, (await status('2')).body]).toMatchObject([
    { state: 'failed' },
    { state: 'verified' },
  ]);
});

it('the time to answer ends by its own clock, as configured', async () => {
  await levers({ windowMs: 24 * hour });
  await provider.upload(1, changeFile());
  await at(24 * hour - 60_000);
  expect((await status()).body).toMatchObject({ state: 'waiting' });
  await at(24 * hour + 60_000);
  expect((await status()).body).toMatchObject({ state: 'expired' });
  expect(await enter()).toMatchObject({ outcome: 'unknown' });
  expect((await state(sandbox.port)).pending).toEqual([]);
});

it('is late, silent or unavailable as configured', async () => {
  await levers({ neverSend: true });
  await provider.upload(1, changeFile());
  expect(await messages()).toEqual([]);
  expect((await status()).body).toMatchObject({ state: 'waiting', sentAt: null });
  await levers({ neverSend: false, statusDelayMs: hour });
  expect(await messages()).toHaveLength(1);
  await enter();
  expect((await status()).body).toMatchObject({ state: 'waiting' });
  await at(hour + 1000);
  expect((await status()).body).toMatchObject({ state: 'verified' });
  await levers({ statusDown: true });
  expect((await status()).status).toBe(503);
  await requestJson(sandbox.port, 'DELETE', '/control/ministry');
  expect((await status()).status).toBe(200);
  expect((await post('/ministry/status', { ztid, dataSequence: '9', phone })).status).toBe(404);
  expect((await post('/control/ministry', { windowMs: -1 })).status).toBe(400);
});

it('enters the code for the owner of a phone, whose ID number the filing has', async () => {
  const answer = async () => (await post('/control/ministry/answer', { phone })).body;
  expect(await answer()).toEqual({ outcome: 'unknown', left: 0 });
  await provider.upload(1, changeFile());
  expect(await answer()).toMatchObject({ outcome: 'verified' });
  expect((await post('/control/decideNow')).body).toEqual({ decided: 1 });
});

it('a new code replaces the old one', async () => {
  await provider.upload(1, changeFile());
  const old = await code();
  expect((await post('/ministry/resend', { phone })).body).toEqual({ sent: 1 });
  expect(await messages()).toHaveLength(2);
  expect(await enter({ code: old })).toMatchObject({ outcome: 'wrong' });
  expect(await enter()).toMatchObject({ outcome: 'verified' });
});

it('keeps a check over a restart, and gives the same code for the same seed', async () => {
  await provider.upload(1, changeFile());
  await enter({ code: await wrong() });
  await sandbox.close();
  await begin();
  await levers({ provinces: ['320000'] });
  expect(await enter()).toMatchObject({ outcome: 'verified' });
  expect((await requestJson(sandbox.port, 'GET', '/control/ministry')).body).toMatchObject({
    counters: { opened: 1, sent: 1, wrong: 1, verified: 1 },
    checks: [{ ztid, state: 'verified', phone: '130****0199' }],
  });
  expect((await post('/control/decideNow')).body).toEqual({ decided: 1 });
  const first = await code();
  await sandbox.close();
  await removeFolder(folder);
  folder = await newFolder();
  await begin();
  await provider.downloadAll();
  await levers({ provinces: ['320000'], sendDelayMs: 0 });
  await provider.upload(1, changeFile());
  expect(await code()).toBe(first);
});

describe('other operations', () => {
  const codeAt = async (to: string) => /验证码(\d{6})/.exec((await messages(to))[0] ?? '')?.[1];
  const statusOf = async (named: string, dataSequence: string, to: string) =>
    (await post('/ministry/status', { ztid: named, dataSequence, phone: to })).status;

  it('a new filing verifies both principals, under the provider’s id of the subject', async () => {
    await provider.upload(1, newFilingFile());
    expect((await messages('13000007701'))[0]).toContain('新增备案');
    expect([await statusOf('5701', '1', '13000007701'), await statusOf('5701', '1', '13000007702')]).toEqual([
      200, 200,
    ]);
    for (const [to, tail] of [
      ['13000007701', '010778'],
      ['13000007702', '020780'],
    ] as const) {
      expect((await post('/control/decideNow')).body).toEqual({ decided: 0 });
      expect((await post('/ministry/verify', { code: await codeAt(to), phone: to, idTail: tail })).body).toMatchObject({
        outcome: 'verified',
      });
    }
    expect((await post('/control/decideNow')).body).toEqual({ decided: 1 });
  });

  it('a new access of another provider’s website is asked for by the number that was submitted', async () => {
    await provider.upload(1, newAccessFile());
    const principal = '13000001402';
    expect(await messages(principal)).toHaveLength(1);
    expect(await statusOf('苏ICP备00000014号-1', '1', principal)).toBe(200);
    expect(await statusOf('320000010000000014', '1', principal)).toBe(200);
    expect(await statusOf('苏ICP备00000014号-1', '2', principal)).toBe(404);
  });

  it('a deregistration verifies by the rules of the day, and five wrong entries give it back', async () => {
    const end = deregistrationFile({ Zxlb: '1', Jlid: '320000020000000004' });
    const principal = '13000000302';
    await provider.upload(1, end);
    expect(await messages(principal)).toHaveLength(1);
    for (let left = 4; left >= 0; left--)
      await post('/ministry/verify', { code: '000000', phone: principal, idTail: 'xxxxxx' });
    expect((await state(sandbox.port)).pending).toEqual([]);
    await levers({ edition: '2019-04-22' });
    await provider.upload(2, end);
    expect(await messages(principal)).toHaveLength(1);
    expect((await post('/control/decideNow')).body).toEqual({ decided: 1 });
    expect((await post('/control/ministry', { edition: '2019' })).status).toBe(400);
  });
});

it('the page accepts an entry and shows the outcome', async () => {
  await provider.upload(1, changeFile());
  const page = await fetch(`http://127.0.0.1:${sandbox.port}/ministry`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ act: 'verify', code: await code(), phone, idTail }),
  });
  const text = await page.text();
  expect(page.status).toBe(200);
  expect(text).toContain('核验通过');
  expect(text).toContain('130****0199');
  expect(text).not.toContain(phone);
});

it('a province without SMS verification is not affected', async () => {
  await levers({ provinces: [] });
  await provider.upload(1, changeFile());
  expect(await messages()).toEqual([]);
  expect((await post('/control/decideNow')).body).toEqual({ decided: 1 });
});
