import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { print } from 'graphql';
import { tsImport } from 'tsx/esm/api';
import { programFile } from '../../../scripts/lib/bundle.mjs';
import { onExit } from '../../../scripts/lib/cleanup.mjs';
import { Failure } from '../../../scripts/lib/failure.mjs';
import { root } from '../../../scripts/lib/paths.mjs';
import { startPostgres } from '../../../scripts/lib/postgres.mjs';
import { startProgram } from '../../../scripts/lib/processes.mjs';
import { asObject } from '../../../scripts/lib/store.mjs';
import { documents, operations } from './operations.mjs';
import { measurePages } from './pages.mjs';
import { processorTime } from './processor-time.mjs';
import { goalsOf, tableOf } from './report.mjs';
import { compareRounds, sumRounds } from './statistics.mjs';

/**
 * @typedef {{ orders: number, seconds: number, rounds: number, connections: string, only: string, seed: number, json: string, profile: string, command: string }} BenchOptions
 * `connections` and `only` are lists with commas; an empty `only` means every operation
 * @typedef {import('./statistics.mjs').Round} Round
 * @typedef {import('./operations.mjs').BenchInputs} BenchInputs
 * @typedef {{ name: string, label: string, connections: number, bare: import('./statistics.mjs').Side, desk: import('./statistics.mjs').Side,
 *   ratio: ReturnType<typeof compareRounds>, goal: import('./operations.mjs').Goal | null }} Line
 */

/** Warm-up of each side before it is measured, seconds. */
const WARM_SECONDS = 8;
/** Warm-up before each round, in which PostgreSQL plans again after ANALYZE, seconds. */
const PLAN_SECONDS = 0.5;

/**
 * Measures the desk beside the bare server; returns true when no answer was wrong.
 * @param {BenchOptions} options @returns {Promise<boolean>}
 */
export async function benchDesk(options) {
  const connectionCounts = options.connections.split(',').map(Number);
  const isMeasured = (/** @type {string} */ name) => options.only === '' || options.only.split(',').includes(name);
  const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);
  const machine = { cores: os.availableParallelism(), node: process.versions.node, load: loadAverage() };
  say(
    `${machine.cores} cores, load ${machine.load} before, Node ${machine.node}, seed ${options.seed}; ${options.command}`,
  );
  const folder = mkdtempSync(path.join(os.tmpdir(), 'beian-bench-'));
  onExit(() => rmSync(folder, { recursive: true, force: true }));
  const postgres = await startPostgres({ ephemeral: true });
  const database = await startDatabase(options.orders, postgres.superuserUrl, say);
  const { filled } = database.ready;
  say(`${filled.orders} orders, ${filled.open} open, ${filled.events} events, filled in ${filled.seconds} s`);

  const env = { PATH: process.env.PATH, TZ: 'UTC', DATABASE_APP_URL: database.ready.appUrl };
  const profiling = options.profile === '' ? [] : ['--cpu-prof', '--cpu-prof-dir', path.resolve(options.profile)];
  const [file = '', ...args] = [...profiling, programFile('api')];
  const api = await startProgram({
    name: 'bench-api',
    file,
    args,
    env: {
      ...env,
      PORT: '0',
      NODE_ENV: 'production',
      LOG_LEVEL: 'info',
      FILES_DIR: database.ready.filesDir,
      KEYS_FILE: database.ready.keysFile,
    },
    logDir: folder,
  });
  onExit(api.stop);
  const bare = await startProgram({
    name: 'bench-bare',
    file: path.join(root, 'tools/bench/dist/programs/bare.js'),
    env: { ...env, NODE_ENV: 'production', BENCH_STAFF: filled.reviewers[0].id, BENCH_PARTNER: filled.partner.id },
    logDir: folder,
  });
  onExit(bare.stop);
  const ports = { desk: Number(api.ready.port), bare: Number(bare.ready.port) };
  /** @type {BenchInputs} */
  const inputs = {
    filled,
    cookies: await signIn(ports.desk, filled.reviewers),
    documents: { ...documents, ...(await consoleDocuments()) },
    run: String(Date.now()),
    deep: null,
  };
  const generator = fork(path.join(import.meta.dirname, 'load.mjs'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  onExit(() => void generator.kill());
  const databasePid = Number(readFileSync(path.join(postgres.place.data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  const servers = { desk: api.pid, bare: bare.pid };

  /** @type {Record<string, number>} */
  const errors = {};
  let callCount = 0;
  /** @param {'bare' | 'desk'} side */
  const cpuTime = (side) => ({ server: processorTime([servers[side]]), database: processorTime([databasePid]) });
  /** @param {string} operation @param {'bare' | 'desk'} side @param {number} connections @param {number} seconds */
  const call = async (operation, side, connections, seconds) => {
    callCount += 1;
    generator.send({
      operation,
      side,
      port: ports[side],
      connections,
      seconds,
      seed: options.seed + callCount,
      inputs: { ...inputs, run: `${inputs.run}-${callCount}` },
    });
    const [result] = await once(generator, 'message');
    if (result.failed !== undefined) throw new Failure(`${operation} at ${side}: ${result.failed}`);
    for (const [what, times] of Object.entries(result.errors)) {
      const key = `${operation} ${side}: ${what}`;
      errors[key] = (errors[key] ?? 0) + Number(times);
    }
    return result;
  };
  /** @param {string} operation @param {'bare' | 'desk'} side @param {number} connections @param {number} seconds @returns {Promise<Round>} */
  const round = async (operation, side, connections, seconds) => {
    await database.reset();
    await database.vacuum();
    // After ANALYZE each connection plans its statements again. A desk in operation is not analysed every two seconds, so this is not
    // measured.
    await call(operation, side, connections, PLAN_SECONDS);
    await database.reset();
    const before = cpuTime(side);
    const result = await call(operation, side, connections, seconds);
    const after = cpuTime(side);
    return {
      ...result,
      cpu: { server: subtract(after.server, before.server), database: subtract(after.database, before.database) },
    };
  };

  /** @type {Line[]} */
  const lines = [];
  for (const { name, label, goal } of operations) {
    if (!isMeasured(name)) continue;
    // Warm-up until compilers and caches have settled: V8 compiles functions that ran a thousand times, PostgreSQL plans once per
    // connection.
    for (const side of /** @type {const} */ (['bare', 'desk']))
      for (let second = 0; second < WARM_SECONDS; second += options.seconds)
        await round(name, side, Math.max(...connectionCounts), options.seconds);
    for (const connections of connectionCounts) {
      /** @type {{ bare: Round[], desk: Round[] }} */
      const sides = { bare: [], desk: [] };
      for (let at = 0; at < options.rounds; at++)
        // The order of the sides alternates from round to round.
        for (const side of at % 2 === 0
          ? /** @type {const} */ (['bare', 'desk'])
          : /** @type {const} */ (['desk', 'bare']))
          sides[side].push(await round(name, side, connections, options.seconds));
      const line = {
        name,
        label,
        connections,
        goal,
        bare: sumRounds(sides.bare),
        desk: sumRounds(sides.desk),
        ratio: compareRounds(sides.bare, sides.desk),
      };
      if (lines.length === 0) say(tableOf([]));
      lines.push(line);
      say(tableOf([line], false));
    }
  }
  const pages = isMeasured('pages') ? await measurePages(ports.desk, inputs, options.seconds) : [];
  for (const page of pages) say(page.line);
  machine.load = `${machine.load} before, ${loadAverage()} after`;
  const goals = goalsOf(lines, pages);
  say(`\n${goals.join('\n')}`);
  const failed = Object.entries(errors);
  for (const [what, times] of failed) say(`WRONG, ${times} times: ${what}`);
  if (failed.length > 0) say(lastFaults(path.join(folder, 'bench-api.log')));
  if (options.json !== '') {
    const file = path.resolve(options.json);
    const { orders, open, events, seconds } = filled;
    writeFileSync(
      file,
      `${JSON.stringify({ command: options.command, at: new Date().toISOString(), machine, seed: options.seed, rounds: options.rounds, secondsEach: options.seconds, orders, open, events, filledInSeconds: seconds, lines, pages, goals, errors }, null, 2)}\n`,
    );
    say(`written to ${file}`);
  }
  say(`load ${machine.load}; wrong answers: ${failed.length === 0 ? 'none' : failed.length}`);
  return failed.length === 0;
}

/** The last errors that the API has logged. @param {string} file */
const lastFaults = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.includes('"fault"'))
    .slice(-2)
    .join('\n');

/** @param {number | null} after @param {number | null} before */
const subtract = (after, before) => (after === null || before === null ? null : after - before);

const loadAverage = () => (os.loadavg()[0] ?? 0).toFixed(1);

/**
 * Starts the program that fills the database and resets it between rounds.
 * @param {number} orders @param {string} superuserUrl @param {(line: string) => void} say
 */
export async function startDatabase(orders, superuserUrl, say) {
  const program = path.join(root, 'tools/bench/dist/programs/desk.js');
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

/** The queries of the console, so that the benchmark measures what people wait for. @returns {Promise<Record<string, string>>} */
async function consoleDocuments() {
  const queries = await tsImport('../../../apps/console/src/order/documents.ts', import.meta.url);
  const mutations = await tsImport('../../../apps/console/src/order/mutations.ts', import.meta.url);
  return {
    orders: print(queries.ordersDocument),
    order: print(queries.orderDocument),
    verdict: print(mutations.recordVerdictDocument),
  };
}
