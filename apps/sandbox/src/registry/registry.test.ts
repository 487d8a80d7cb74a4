import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Sandbox } from '../server.ts';
import { newFolder, removeFolder, requestJson, startSandboxIn } from '../testing/harness.ts';

let folder: string;
let sandbox: Sandbox;
beforeAll(async () => {
  folder = await newFolder();
  sandbox = await startSandboxIn(folder);
});
afterAll(async () => {
  await sandbox?.close();
  await removeFolder(folder);
});

const ask = (domain: string) => requestJson(sandbox.port, 'GET', `/registry/domains/${domain}`);
const set = (body: unknown) => requestJson(sandbox.port, 'POST', '/control/registry', body);
const filed = 'jinling-tea.example';
const about = async (domain: string) =>
  z.object({ registrant: z.object({ name: z.string() }) }).parse((await ask(domain)).body);

test('a filed domain and its verified sample belong to the subject; other names are unregistered', async () => {
  expect((await about(filed)).registrant.name).toBe('金陵样例茶业有限公司');
  expect((await about(`verified-${filed}`)).registrant.name).toBe('金陵样例茶业有限公司');
  expect((await about(`principal-${filed}`)).registrant.name).toBe('王样例');
  expect((await about(`keeper-${filed}`)).registrant.name).toBe('李样例');
  expect(await ask('nobody.example')).toEqual({
    status: 404,
    body: { name: 'nobody.example', tld: { name: 'example', approved: true } },
  });
  expect((await ask('nobody.test')).body).toMatchObject({ tld: { approved: false } });
  expect((await ask('toString-x.example')).status).toBe(404);
});

test.each([
  ['expiring', { realNameVerified: true }],
  ['unverified', { realNameVerified: false, inStoreSince: null }],
  ['waiting', { realNameVerified: true, inStoreSince: null }],
  ['private', { privacy: true }],
  ['overseas', { registrar: { overseas: true } }],
  ['unapproved', { registrar: { approved: false } }],
  ['stranger', { registrant: { name: '过路样例' } }],
])('the sample %s matches its name', async (sample, says) => {
  expect((await ask(`${sample}-${filed}`)).body).toMatchObject(says);
});

test('manual entries take precedence, are merged part by part, and survive a restart', async () => {
  await set({ domain: 'Hand.example', like: `verified-${filed}`, set: { registrant: { name: '改名样例' } } });
  expect((await ask('hand.example')).body).toMatchObject({
    registrant: { name: '改名样例', certificateType: 1 },
    registrar: { approved: true },
  });
  await sandbox.close();
  sandbox = await startSandboxIn(folder);
  expect((await about('hand.example')).registrant.name).toBe('改名样例');
  await set({ domain: 'hand.example', set: null });
  expect((await ask('hand.example')).status).toBe(404);
  await requestJson(sandbox.port, 'DELETE', '/control/registry');
  expect((await ask('hand.example')).body).not.toHaveProperty('registrant');
});

test('an incomplete entry, an unknown part and an invalid name are refused', async () => {
  expect((await set({ domain: 'half.example', set: { privacy: true } })).status).toBe(400);
  expect((await set({ domain: 'half.example', wrong: true })).status).toBe(400);
  expect((await set({ domain: 'no name', answers: 'none' })).status).toBe(400);
  expect((await set({ set: { privacy: true } })).status).toBe(400);
});

test('answer modes 500, malformed, slow and none, for one name or for all', async () => {
  await set({ domain: `expired-${filed}`, answers: 'error' });
  expect((await ask(`expired-${filed}`)).status).toBe(500);
  expect((await ask(filed)).status).toBe(200);
  await set({ answers: 'malformed' });
  await expect(ask(filed)).rejects.toThrow(SyntaxError);
  await set({ answers: 'slow', slowMs: 1 });
  expect((await ask(filed)).status).toBe(200);
  await set({ answers: 'none' });
  const hungUp = fetch(`http://127.0.0.1:${sandbox.port}/registry/domains/${filed}`, {
    signal: AbortSignal.timeout(50),
  });
  await expect(hungUp).rejects.toThrow(/abort|time/i);
  await requestJson(sandbox.port, 'DELETE', '/control/registry');
});

test('the page lists samples and manual entries without certificate numbers', async () => {
  await set({ domain: 'shown.example', like: `principal-${filed}` });
  const answer = await fetch(`http://127.0.0.1:${sandbox.port}/registry`, { headers: { accept: 'text/html' } });
  const page = await answer.text();
  expect(page).toContain('shown.example');
  expect(page).toContain(`verified-${filed}`);
  expect(page).not.toMatch(/\d{17}[\dX]/);
});
