import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
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
beforeEach(() => requestJson(sandbox.port, 'DELETE', '/control/resources'));

const ask = (code: string) => requestJson(sandbox.port, 'GET', `/resources/codes/${code}`);
const move = (code: string, order: string, state: string) =>
  requestJson(sandbox.port, 'POST', `/resources/codes/${code}/state`, { order, state });
const set = (body: object) => requestJson(sandbox.port, 'POST', '/control/resources', body);

test('a code is bound to one order, used by it, and the second time nothing happens', async () => {
  expect((await ask('sc-web01-1')).body).toMatchObject({ state: 'free', order: null, server: { placesLeft: 5 } });
  for (const state of ['bound', 'bound', 'filed', 'filed'])
    expect(await move('sc-web01-1', 'order_1', state)).toMatchObject({
      status: 200,
      body: { state, order: 'order_1' },
    });
  expect(await move('sc-web01-1', 'order_1', 'bound')).toMatchObject({ status: 200, body: { state: 'filed' } });
  expect(await move('sc-web01-1', 'order_2', 'bound')).toMatchObject({ status: 409, body: { order: 'order_1' } });
  expect(await move('sc-web01-1', 'order_1', 'free')).toMatchObject({ status: 409, body: { state: 'filed' } });
  expect((await ask('sc-web01-2')).body).toMatchObject({ state: 'free', server: { placesLeft: 4 } });
  expect((await ask('nothing-of-ours')).status).toBe(404);
});

test('a code that is given back serves another order, one that is void none; both survive a restart', async () => {
  await move('sc-web02-1', 'order_1', 'bound');
  expect((await move('sc-web02-1', 'order_1', 'free')).body).toMatchObject({ state: 'free', order: null });
  expect((await move('sc-web02-1', 'order_2', 'bound')).status).toBe(200);
  expect((await move('sc-web02-1', 'order_1', 'free')).status).toBe(409);
  await move('sc-web02-1', 'order_2', 'void');
  await sandbox.close();
  sandbox = await startSandboxIn(folder);
  expect((await ask('sc-web02-1')).body).toMatchObject({ state: 'void', server: { placesLeft: 4 } });
  expect((await move('sc-web02-1', 'order_3', 'bound')).status).toBe(409);
});

test.each([
  ['sc-void1-1', { state: 'void' }],
  ['sc-full1-1', { server: { placesLeft: 0 } }],
  ['sc-granted1-1', { grantedTo: 'acct-2002' }],
  ['sc-private1-1', { server: { publicIps: [] } }],
])('the sample %s', async (code, says) => {
  expect((await ask(code)).body).toMatchObject(says);
});

test('what is set holds for the whole server, and an answer that is lost has its effect', async () => {
  await set({ code: 'sc-web03-1', set: { paidUntil: '2026-01-01T00:00:00Z', publicIps: ['203.0.113.77'] } });
  expect((await ask('sc-web03-2')).body).toMatchObject({ server: { paidUntil: '2026-01-01T00:00:00Z' } });
  expect((await move('sc-ended1-1', 'order_1', 'bound')).status).toBe(409);
  await set({ answers: 'error' });
  expect((await move('sc-web04-1', 'order_1', 'bound')).status).toBe(500);
  await set({ answers: 'normal' });
  expect((await ask('sc-web04-1')).body).toMatchObject({ state: 'bound', order: 'order_1' });
  expect((await set({ set: { state: 'free' } })).status).toBe(400);
});
