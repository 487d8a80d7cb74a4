import { expect, test } from 'vitest';
import {
  connect,
  fileOf,
  ledger,
  newFolder,
  removeFolder,
  requestJson,
  spawnSandboxIn,
  state,
  waitForExit,
} from '../testing/harness.ts';
import { changeFile, ztid } from '../testing/uploads.ts';

test('the sandbox keeps counter, ledger, queue and pending changes over a SIGKILL', async () => {
  const folder = await newFolder();
  const first = await spawnSandboxIn(folder);
  const one = connect(first.port);
  await one.upload(1, changeFile());
  const [file] = [fileOf(await one.download())];
  await one.acknowledge(file?.name ?? '');
  const before = await ledger(first.port);
  const killed = waitForExit(first.child);
  first.child.kill('SIGKILL');
  await killed;

  const second = await spawnSandboxIn(folder);
  const two = connect(second.port);
  expect(await ledger(second.port)).toEqual(before);
  expect(await state(second.port)).toMatchObject({ counter: 1, queueLength: 2, pending: [{ ztid }] });
  expect(fileOf(await two.download())?.name).not.toBe(file?.name);
  expect((await two.upload(1, changeFile())).code).toBe('14');
  await requestJson(second.port, 'POST', '/control/decideNow');
  expect(await state(second.port)).toMatchObject({ queueLength: 4, pending: [] });
  const over = waitForExit(second.child);
  second.child.stdin?.end();
  expect(await over).toBe(0);
  await removeFolder(folder);
});
