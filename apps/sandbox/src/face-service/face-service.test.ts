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

const picture = Buffer.from('picture').toString('base64');
const ask = (idNumber: string, some: object = {}) =>
  requestJson(sandbox.port, 'POST', '/face-check', {
    ...{ id: 'face_1', name: '测试', idNumber, idFront: picture, frames: [picture] },
    ...some,
  });

it('answers by the end of the ID number', async () => {
  const outcomes = ['96', '97', '98', '9X', '17'].map(async (end) => (await ask(`3201021990010112${end}`)).body);
  expect(await Promise.all(outcomes)).toMatchObject([
    { outcome: 'doubtful', score: 61, reference: 'sandbox-face_1' },
    { outcome: 'notLive' },
    { outcome: 'notSamePerson' },
    { outcome: 'live', score: 96 },
    { outcome: 'live' },
  ]);
});

it('gives everybody the answer that is set, until it is cleared; a question without a frame is refused', async () => {
  await requestJson(sandbox.port, 'POST', '/control/face-check', { answer: 'error' });
  expect((await ask('320102199001011231')).status).toBe(500);
  await requestJson(sandbox.port, 'DELETE', '/control/face-check');
  expect((await ask('320102199001011231')).status).toBe(200);
  expect((await ask('320102199001011231', { frames: [] })).status).toBe(400);
});

it('leaves a question without an answer on time-out', async () => {
  const asked = fetch(`http://127.0.0.1:${sandbox.port}/face-check`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: 'f', name: 'n', idNumber: '320102199001011299', idFront: picture, frames: [picture] }),
    signal: AbortSignal.timeout(300),
  });
  await expect(asked).rejects.toThrow(/timeout/);
});
