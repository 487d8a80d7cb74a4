import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { programFile } from '../../../scripts/lib/bundle.mjs';
import { onExit } from '../../../scripts/lib/cleanup.mjs';
import { Failure } from '../../../scripts/lib/failure.mjs';
import { measurePageLoad } from '../../../scripts/lib/page-load.mjs';
import { root } from '../../../scripts/lib/paths.mjs';
import { startPostgres } from '../../../scripts/lib/postgres.mjs';
import { startProgram } from '../../../scripts/lib/processes.mjs';
import { startDatabase } from './installation.mjs';

/** @typedef {{ login: string, password: string }} Person */

/** Goals of the queue with a cold cache; the other pages are measured beside them. */
const goals = '| goal | 350 | 25 | 1,000 | 3,000 |';

/**
 * Measures how pages open over a slow line, and prints a table for docs/performance.md.
 * @param {{ orders: number, rounds: number, command: string }} options
 */
export async function benchFirstLoad({ orders, rounds, command }) {
  const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);
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
  const url = `http://127.0.0.1:${api.ready.port}`;
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--headless', '--disable-gpu', '--disable-background-networking'],
  });
  onExit(() => browser.close());
  const [reviewer] = /** @type {Person[]} */ (ready.filled.reviewers);
  const pages = [
    { name: 'queue', path: '/queue', ready: '[data-row]', person: reviewer },
    { name: 'desk', path: `/orders/${ready.filled.thick[0]}`, ready: '[data-item]', person: reviewer },
    { name: 'board', path: '/board', ready: '[data-tile]', person: /** @type {Person} */ (ready.filled.supervisor) },
  ];
  say(
    `${os.availableParallelism()} cores, load ${os.loadavg()[0]?.toFixed(1)} before, Node ${process.versions.node}, Chromium ${browser.version()}; ${command}`,
  );
  say('| page, cache | kB | requests | first paint, ms | stands, ms |\n| --- | --- | --- | --- | --- |');
  for (const { name, path: where, ready: selector, person } of pages) {
    /** @type {Record<'cold' | 'warm', Awaited<ReturnType<typeof measurePageLoad>>[]>} */
    const loads = { cold: [], warm: [] };
    for (let nth = 0; nth < rounds; nth += 1) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' });
      const answer = await context.request.post(`${url}/auth/sign-in`, {
        data: { login: person?.login, password: person?.password },
      });
      if (!answer.ok()) throw new Failure(`The sign-in answers ${answer.status()}.`);
      loads.cold.push(await measurePageLoad(context, url + where, selector));
      loads.warm.push(await measurePageLoad(context, url + where, selector));
      await context.close();
    }
    for (const [cache, all] of Object.entries(loads)) {
      const [kB, requests, paint, stands] = [
        median(all.map(({ bytes }) => bytes / 1000)),
        median(all.map((one) => one.requests.length)),
        median(all.map(({ firstPaintMs }) => firstPaintMs)),
        median(all.map(({ readyMs }) => readyMs)),
      ].map((value) => Math.round(value).toLocaleString('en-US'));
      say(`| ${name}, ${cache} | ${kB} | ${requests} | ${paint} | ${stands} |`);
    }
  }
  say(goals);
}

/** @param {number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
