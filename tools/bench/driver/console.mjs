import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { programFile } from '../../../scripts/lib/bundle.mjs';
import { onExit } from '../../../scripts/lib/cleanup.mjs';
import { Failure } from '../../../scripts/lib/failure.mjs';
import { root } from '../../../scripts/lib/paths.mjs';
import { startPostgres } from '../../../scripts/lib/postgres.mjs';
import { startProgram } from '../../../scripts/lib/processes.mjs';
import { startDatabase } from './installation.mjs';

/** @typedef {{ login: string, password: string }} Person */

/**
 * Starts the API with the built console on a database of its own, and a Chromium; both end with the benchmark.
 * @param {number} orders @param {(line: string) => void} say
 */
export async function startConsole(orders, say) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'beian-bench-'));
  onExit(() => rmSync(folder, { recursive: true, force: true }));
  const postgres = await startPostgres({ ephemeral: true });
  const { ready } = await startDatabase(orders, postgres.superuserUrl, say);
  const api = await startProgram({
    name: 'bench-api',
    file: programFile('api'),
    env: {
      PATH: process.env.PATH,
      TZ: 'UTC',
      DATABASE_APP_URL: ready.appUrl,
      PORT: '0',
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      FILES_DIR: ready.filesDir,
      KEYS_FILE: ready.keysFile,
      CONSOLE_DIR: path.join(root, 'apps/console/dist'),
    },
    logDir: folder,
  });
  onExit(api.stop);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--headless', '--disable-gpu', '--disable-background-networking'],
  });
  onExit(() => browser.close());
  const url = `http://127.0.0.1:${api.ready.port}`;
  /** A window of its own, signed in. @param {Person | undefined} person @param {{ width: number, height: number }} viewport */
  const openContext = async (person, viewport = { width: 1280, height: 800 }) => {
    const context = await browser.newContext({ viewport, locale: 'zh-CN' });
    const data = { login: person?.login, password: person?.password };
    const answer = await context.request.post(`${url}/auth/sign-in`, { data });
    if (!answer.ok()) throw new Failure(`The sign-in answers ${answer.status()}.`);
    return context;
  };
  return { url, openContext, filled: ready.filled, chromiumVersion: browser.version() };
}
