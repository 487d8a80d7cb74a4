import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import type { Sandbox } from '../server.ts';
import { newFolder, removeFolder, requestJson, startSandboxIn } from '../testing/harness.ts';
import { drawPhoto } from './picture.ts';

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

const phone = '13000000101';
const shotShape = z.object({ code: z.string().regex(/^[A-Z2-9]{8}$/), phone: z.string(), expiresAt: z.string() });
const shoot = async () =>
  shotShape.parse((await requestJson(sandbox.port, 'POST', '/bureau-app/shoot', { phone })).body);
const ask = (code: string) => requestJson(sandbox.port, 'GET', `/bureau-app/${code}`);

it('returns a code for a photo, and for the code the picture with the phone number', async () => {
  const { code } = await shoot();
  const { status, body } = await ask(code.toLowerCase());
  expect(status).toBe(200);
  const answer = z.object({ code: z.string(), phone: z.string(), picture: z.base64() }).parse(body);
  expect(answer).toMatchObject({ code, phone });
  const picture = Buffer.from(answer.picture, 'base64');
  expect(picture.subarray(1, 4).toString()).toBe('PNG');
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([800, 600]);
});

it('refuses unknown and expired codes, and answers nothing while it is down', async () => {
  expect((await ask('NOSUCH22')).status).toBe(404);
  const { code, expiresAt } = await shoot();
  await requestJson(sandbox.port, 'POST', '/control/bureau-app', { down: true });
  expect((await ask(code)).status).toBe(503);
  await requestJson(sandbox.port, 'DELETE', '/control/bureau-app');
  expect((await ask(code)).status).toBe(200);
  await requestJson(sandbox.port, 'POST', '/control/clock', { now: expiresAt });
  expect((await ask(code)).status).toBe(410);
});

it('keeps its codes over a restart, and refuses an invalid mobile number', async () => {
  const { code } = await shoot();
  await sandbox.close();
  sandbox = await startSandboxIn(folder);
  expect((await ask(code)).status).toBe(200);
  expect((await requestJson(sandbox.port, 'POST', '/bureau-app/shoot', { phone: '12' })).status).toBe(400);
});

it('has a page on which a photo is taken', async () => {
  const page = await fetch(`http://127.0.0.1:${sandbox.port}/bureau-app`, {
    method: 'POST',
    body: new URLSearchParams({ phone }),
  });
  const text = await page.text();
  const code = /<strong>([A-Z2-9]{8})<\/strong>/.exec(text)?.[1] ?? '';
  expect((await ask(code)).status).toBe(200);
  const picture = await fetch(`http://127.0.0.1:${sandbox.port}/bureau-app/${code}/picture`);
  expect(Buffer.from(await picture.arrayBuffer())).toEqual(drawPhoto(code));
  expect(drawPhoto(code)).not.toEqual(drawPhoto('OTHER222'));
});
