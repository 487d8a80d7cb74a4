import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Sandbox } from '../server.ts';
import { newFolder, removeFolder, requestJson, startSandboxIn } from '../testing/harness.ts';

let folder: string;
let sandbox: Sandbox;
beforeEach(async () => {
  folder = await newFolder();
  sandbox = await startSandboxIn(folder);
});
afterEach(async () => {
  await sandbox.close();
  await removeFolder(folder);
});

const message = {
  id: 'n1',
  to: 'user-1',
  template: 'approved',
  language: 'zh',
  values: { order: 'BD1', text: '办理成功' },
};

async function send(some: object = {}, { key = 'sandbox-messenger-key', age = 0 } = {}) {
  const body = JSON.stringify({ ...message, ...some });
  const timestamp = String(Math.floor(Date.now() / 1000) - age);
  const signature = createHmac('sha256', key).update(`${timestamp}.${body}`).digest('hex');
  const answer = await fetch(`http://127.0.0.1:${sandbox.port}/messenger`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', app: 'sandbox', timestamp, signature },
    body,
  });
  return { status: answer.status, body: await answer.json() };
}

it('takes a signed message once per id, and finds it by user and order', async () => {
  expect(await send()).toEqual({ status: 202, body: { id: 'n1', repeated: false } });
  expect(await send()).toEqual({ status: 200, body: { id: 'n1', repeated: true } });
  expect(await send({}, { key: 'another key' })).toEqual({ status: 401, body: { code: 'INVALID_SIGNATURE' } });
  expect((await send({}, { age: 3600 })).body).toEqual({ code: 'INVALID_SIGNATURE' });
  await sandbox.close();
  sandbox = await startSandboxIn(folder);
  expect((await requestJson(sandbox.port, 'GET', '/messenger?to=user-1&order=BD1')).body).toMatchObject({
    messages: [{ ...message, text: '办理成功' }],
  });
  expect((await requestJson(sandbox.port, 'GET', '/messenger?order=BD2')).body).toEqual({ messages: [] });
});

it('refuses with a code: a message that is malformed, a user or template that is unknown, too many', async () => {
  expect(await send({ values: 1 })).toEqual({ status: 400, body: { code: 'INVALID_MESSAGE' } });
  expect(await send({ to: 'unknown-1' })).toEqual({ status: 404, body: { code: 'UNKNOWN_RECIPIENT' } });
  expect(await send({ template: 'unknownName' })).toEqual({ status: 404, body: { code: 'UNKNOWN_TEMPLATE' } });
  await requestJson(sandbox.port, 'POST', '/control/deliveries', { messengerOverLimit: 1 });
  expect(await send()).toEqual({ status: 429, body: { code: 'RATE_LIMITED' } });
  expect((await send()).status).toBe(202);
});

it('refuses an address that is set to be refused, on each channel, until it is cleared', async () => {
  await requestJson(sandbox.port, 'POST', '/control/deliveries', { addresses: ['user-1', '13000000101'] });
  const sms = () => requestJson(sandbox.port, 'POST', '/sms', { id: 's1', to: '13000000101', text: 'BD1' });
  expect([(await send()).status, (await sms()).status]).toEqual([404, 422]);
  await requestJson(sandbox.port, 'DELETE', '/control/deliveries');
  expect([(await send()).status, (await sms()).status]).toEqual([202, 202]);
});
