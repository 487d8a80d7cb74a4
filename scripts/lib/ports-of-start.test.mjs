import net from 'node:net';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { programFile } from './bundle.mjs';
import { freePort } from './ports.mjs';
import { checkNamedPorts, startOnPorts } from './ports-of-start.mjs';
import { startProgram } from './processes.mjs';
import { readJson, writeJson } from './store.mjs';
import { testFolder } from './test-folder.mjs';

/** @param {number} port @returns {Promise<void>} when a server listens there, until the test ends */
const occupy = (port) =>
  new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
    onTestFinished(() => void server.close());
  });

/** Writes a file of remembered ports. @param {Record<string, number>} wanted */
function remember(wanted) {
  const file = path.join(testFolder(), 'ports.json');
  writeJson(file, wanted);
  return file;
}

const ignore = () => {};

test('a port that another program takes between choice and use is replaced, and the new one is remembered', async () => {
  const wanted = { sandbox: await freePort(), smtp: await freePort() };
  const rememberedFile = remember(wanted);
  /** @type {Record<string, number>[]} */
  const tried = [];
  const used = await startOnPorts({
    names: ['sandbox', 'smtp'],
    settings: {},
    say: ignore,
    rememberedFile,
    start: async (chosen) => {
      tried.push(chosen);
      if (tried.length === 1) await occupy(chosen.smtp);
      await occupy(chosen.smtp);
    },
  });
  expect(tried[0]).toEqual(wanted);
  expect(used.sandbox).toBe(wanted.sandbox);
  expect(used.smtp).not.toBe(wanted.smtp);
  expect(readJson(rememberedFile)).toEqual(used);
});

test('two starts that want the same ports at the same time both run on ports of their own', async () => {
  const wanted = { sandbox: await freePort(), smtp: await freePort() };
  const begin = async () => {
    const folder = testFolder();
    const rememberedFile = remember(wanted);
    const env = { ...process.env, SANDBOX_DATA: path.join(folder, 'sandbox'), SANDBOX_BUREAUS: '320000' };
    const file = programFile('sandbox');
    const used = await startOnPorts({
      names: ['sandbox', 'smtp'],
      settings: {},
      say: ignore,
      rememberedFile,
      start: async ({ sandbox, smtp }) => {
        const ports = { SANDBOX_PORT: String(sandbox), SANDBOX_SMTP_PORT: String(smtp) };
        const running = await startProgram({ name: 'sandbox', file, logDir: folder, env: { ...env, ...ports } });
        onTestFinished(running.stop);
        expect(running.ready).toMatchObject({ port: sandbox, smtpPort: smtp });
      },
    });
    return [used.sandbox, used.smtp];
  };
  const ports = (await Promise.all([begin(), begin()])).flat();
  expect(new Set(ports).size).toBe(4);
});

test('a program that fails while its ports are free is not started again', async () => {
  let starts = 0;
  const start = () => {
    starts += 1;
    return Promise.reject(new Error('its folder is not ours'));
  };
  const rememberedFile = remember({});
  await expect(startOnPorts({ names: ['api'], settings: {}, say: ignore, rememberedFile, start })).rejects.toThrow(
    'its folder is not ours',
  );
  expect(starts).toBe(1);
});

test('a port of the settings is refused before the build when it is taken or named twice, and is never replaced', async () => {
  const port = await freePort();
  await occupy(port);
  await expect(checkNamedPorts({ PORT: String(port) })).rejects.toThrow(
    `PORT=${port} is in use by another program; name another one, or leave PORT out.`,
  );
  const free = String(await freePort());
  await expect(checkNamedPorts({ PORT: free, SANDBOX_PORT: free })).rejects.toThrow('is the same as PORT');
  const start = () => Promise.reject(new Error('EADDRINUSE'));
  const settings = { PORT: String(port) };
  await expect(
    startOnPorts({ names: ['api'], settings, say: ignore, rememberedFile: remember({}), start }),
  ).rejects.toThrow('EADDRINUSE');
});

test('a remembered port is kept while it is free, and a port that the settings give to another program is not used', async () => {
  const wanted = { sandbox: await freePort(), smtp: await freePort() };
  const start = async () => {};
  const keep = { names: /** @type {('sandbox' | 'smtp')[]} */ (['sandbox', 'smtp']), say: ignore, start };
  expect(await startOnPorts({ ...keep, settings: {}, rememberedFile: remember(wanted) })).toEqual(wanted);
  const settings = { PORT: String(wanted.smtp) };
  const used = await startOnPorts({ ...keep, settings, rememberedFile: remember(wanted) });
  expect(used.smtp).not.toBe(wanted.smtp);
});
