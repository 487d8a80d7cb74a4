import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { pathToFileURL } from 'node:url';
import { print } from 'graphql';
import { tsImport } from 'tsx/esm/api';
import { programFile } from '../../../scripts/lib/bundle.mjs';
import { onExit } from '../../../scripts/lib/cleanup.mjs';
import { Failure } from '../../../scripts/lib/failure.mjs';
import { root } from '../../../scripts/lib/paths.mjs';
import { startProgram } from '../../../scripts/lib/processes.mjs';
import { asObject } from '../../../scripts/lib/store.mjs';

/** @typedef {import('./operations.mjs').BenchInputs} BenchInputs */

/** Where a checkout has the benchmark's driver and programs; until 2026-11-28 they stood elsewhere. */
const places = [
  { driver: 'tools/bench/driver', programs: 'tools/bench/dist/programs' },
  { driver: 'scripts/bench', programs: 'packages/orders/dist/testing/bench' },
];

/**
 * Fills a database by the programs of a checkout and starts its API on it, with its own requests and load generator.
 * @param {{ tree: string, orders: number, superuserUrl: string, folder: string, args?: string[], say: (line: string) => void }} options `folder`: of
 * logs; `args`: of Node
 */
export async function startDesk({ tree, orders, superuserUrl, folder, args = [], say }) {
  const place = places.find(({ driver }) => existsSync(path.join(tree, driver, 'load.mjs')));
  if (place === undefined) throw new Failure(`${tree} has no benchmark of the desk.`);
  const database = await startDatabase(orders, superuserUrl, say, path.join(tree, place.programs, 'desk.js'));
  const { filled, appUrl, filesDir, keysFile } = database.ready;
  const [file = '', ...more] = [...args, programFile('api', tree)];
  const api = await startProgram({
    name: 'bench-api',
    file,
    args: more,
    env: {
      ...{ PATH: process.env.PATH, TZ: 'UTC', DATABASE_APP_URL: appUrl, PORT: '0', NODE_ENV: 'production' },
      ...{ LOG_LEVEL: 'info', FILES_DIR: filesDir, KEYS_FILE: keysFile },
    },
    logDir: folder,
  });
  onExit(api.stop);
  const port = Number(api.ready.port);
  const { documents, operations } = await import(pathToFileURL(path.join(tree, place.driver, 'operations.mjs')).href);
  /** @type {BenchInputs} */
  const inputs = {
    filled,
    cookies: await signIn(port, filled.reviewers),
    documents: { ...documents, ...(await consoleDocuments(tree)) },
    run: String(Date.now()),
    deep: null,
  };
  const generator = fork(path.join(tree, place.driver, 'load.mjs'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  onExit(() => void generator.kill());
  /** @type {string[]} */
  const operationNames = operations.map((/** @type {{ name: string }} */ { name }) => name);
  return { database, port, pid: api.pid, inputs, generator, operationNames };
}

/**
 * Starts the program that fills the database and resets it between rounds.
 * @param {number} orders @param {string} superuserUrl @param {(line: string) => void} say @param {string} [program]
 */
export async function startDatabase(
  orders,
  superuserUrl,
  say,
  program = path.join(root, 'tools/bench/dist/programs/desk.js'),
) {
  const child = spawn(process.execPath, [program, String(orders)], {
    env: { ...process.env, TEST_DATABASE_URL: superuserUrl },
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  });
  const ended = once(child, 'exit');
  onExit(async () => {
    child.stdin.end();
    await ended;
  });
  const lines = readline.createInterface(child.stdout)[Symbol.asyncIterator]();
  /** @returns {Promise<any>} */
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Failure('The database of the benchmark cannot be filled; see above.');
    const line = asObject(JSON.parse(value));
    if (line.said === undefined) return line;
    say(`  ${line.said}`);
    return next();
  };
  const ready = await next();
  /** @param {string} line */
  const sendCommand = (line) => async () => {
    child.stdin.write(`${line}\n`);
    await next();
  };
  return {
    ready,
    /** Undoes the submits, claims and verdicts of a round. */
    reset: sendCommand('again'),
    vacuum: sendCommand('vacuum'),
  };
}

/** Signs in over HTTP, as staff do. @param {number} port @param {BenchInputs['filled']['reviewers']} reviewers */
async function signIn(port, reviewers) {
  const cookies = [];
  for (const { login, password } of reviewers) {
    const answer = await fetch(`http://127.0.0.1:${port}/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password }),
    });
    const cookie = answer.headers.get('set-cookie')?.split(';')[0];
    if (cookie === undefined) throw new Failure(`${login} cannot sign in: ${answer.status} ${await answer.text()}`);
    cookies.push(cookie);
  }
  return cookies;
}

/**
 * The queries of a checkout's console, so that the benchmark measures what people wait for.
 * @param {string} tree @returns {Promise<Record<string, string>>}
 */
async function consoleDocuments(tree) {
  const queries = await tsImport(path.join(tree, 'apps/console/src/order/documents.ts'), import.meta.url);
  const mutations = await tsImport(path.join(tree, 'apps/console/src/order/mutations.ts'), import.meta.url);
  return {
    orders: print(queries.ordersDocument),
    order: print(queries.orderDocument),
    verdict: print(mutations.recordVerdictDocument),
  };
}
