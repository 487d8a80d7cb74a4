import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onExit } from '../../../scripts/lib/cleanup.mjs';
import { Failure } from '../../../scripts/lib/failure.mjs';
import { root } from '../../../scripts/lib/paths.mjs';
import { startPostgres } from '../../../scripts/lib/postgres.mjs';
import { startProgram } from '../../../scripts/lib/processes.mjs';
import { releaseTree } from '../../../scripts/lib/release-tree.mjs';
import { mustRun } from '../../../scripts/lib/run.mjs';
import { startDesk } from './installation.mjs';
import { operations } from './operations.mjs';
import { measurePages } from './pages.mjs';
import { processorTime } from './processor-time.mjs';
import { goalsOf, lossesOf, tableOf } from './report.mjs';
import { compareRounds, sumRounds } from './statistics.mjs';

/**
 * @typedef {{ orders: number, seconds: number, rounds: number, connections: string, only: string, seed: number, json: string, profile: string, against: string, command: string }} BenchOptions
 * `connections` and `only` are lists with commas; an empty `only` means every operation; `against`: another commit, whose API is measured in the same rounds
 * @typedef {'bare' | 'desk' | 'against'} SideName
 * @typedef {import('./statistics.mjs').Round} Round
 * @typedef {import('./operations.mjs').BenchInputs} BenchInputs
 * @typedef {{ name: string, label: string, connections: number, bare: import('./statistics.mjs').Side, desk: import('./statistics.mjs').Side,
 *   against: import('./statistics.mjs').Side | null, kept: ReturnType<typeof compareRounds> | null, ratio: ReturnType<typeof compareRounds>, goal: import('./operations.mjs').Goal | null }} Line
 */

/** Warm-up of each side before it is measured, seconds. */
const WARM_SECONDS = 16;
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
  const { superuserUrl } = postgres;
  const profiling = options.profile === '' ? [] : ['--cpu-prof', '--cpu-prof-dir', path.resolve(options.profile)];
  const desk = await startDesk({ tree: root, orders: options.orders, superuserUrl, folder, args: profiling, say });
  const { filled } = desk.inputs;
  const { database } = desk;
  say(
    `${database.ready.filled.orders} orders, ${database.ready.filled.open} open, ${database.ready.filled.events} events, filled in ${database.ready.filled.seconds} s`,
  );
  const other = options.against === '' ? null : await startOther(options, superuserUrl, folder, say);
  const bare = await startProgram({
    name: 'bench-bare',
    file: path.join(root, 'tools/bench/dist/programs/bare.js'),
    env: {
      ...{ PATH: process.env.PATH, TZ: 'UTC', DATABASE_APP_URL: database.ready.appUrl, NODE_ENV: 'production' },
      ...{ BENCH_STAFF: filled.reviewers[0]?.id, BENCH_PARTNER: filled.partner.id },
    },
    logDir: folder,
  });
  onExit(bare.stop);
  const databasePid = Number(readFileSync(path.join(postgres.place.data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  const bareSide = { ...desk, port: Number(bare.ready.port), pid: bare.pid };
  const installations = { bare: bareSide, desk, against: other ?? desk };

  /** @type {Record<string, number>} */
  const errors = {};
  let callCount = 0;
  /** @param {SideName} side */
  const cpuTime = (side) => ({
    server: processorTime([installations[side].pid]),
    database: processorTime([databasePid]),
  });
  /** @param {string} operation @param {SideName} side @param {number} connections @param {number} seconds */
  const call = async (operation, side, connections, seconds) => {
    callCount += 1;
    const { generator, port, inputs: all } = installations[side];
    const inputs = { ...all, run: `${all.run}-${callCount}` };
    const seed = options.seed + callCount;
    // `ground`: the name of `inputs` until 2026-11-28.
    generator.send({
      operation,
      side: side === 'bare' ? 'bare' : 'desk',
      port,
      connections,
      seconds,
      seed,
      inputs,
      ground: inputs,
    });
    const [result] = await once(generator, 'message');
    if (result.failed !== undefined) throw new Failure(`${operation} at ${side}: ${result.failed}`);
    for (const [what, times] of Object.entries(result.errors)) {
      const key = `${operation} ${side}: ${what}`;
      errors[key] = (errors[key] ?? 0) + Number(times);
    }
    return result;
  };
  /** @param {string} operation @param {SideName} side @param {number} connections @param {number} seconds @returns {Promise<Round>} */
  const round = async (operation, side, connections, seconds) => {
    const { reset, vacuum } = installations[side].database;
    await reset();
    await vacuum();
    // After ANALYZE each connection plans its statements again. A desk in operation is not analysed every two seconds, so this is not
    // measured.
    await call(operation, side, connections, PLAN_SECONDS);
    await reset();
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
    const isCompared = other?.operationNames.includes(name) === true;
    /** @type {SideName[]} */
    const sideNames = isCompared ? ['bare', 'desk', 'against'] : ['bare', 'desk'];
    // Warm-up until compilers and caches have settled: V8 compiles functions that ran a thousand times, PostgreSQL plans once per
    // connection.
    for (const side of sideNames)
      for (let second = 0; second < WARM_SECONDS; second += options.seconds)
        await round(name, side, Math.max(...connectionCounts), options.seconds);
    for (const connections of connectionCounts) {
      /** @type {Record<SideName, Round[]>} */
      const sides = { bare: [], desk: [], against: [] };
      for (let at = 0; at < options.rounds; at++)
        // The order of the sides alternates from round to round.
        for (const side of at % 2 === 0 ? sideNames : sideNames.toReversed())
          sides[side].push(await round(name, side, connections, options.seconds));
      const line = {
        name,
        label,
        connections,
        goal,
        bare: sumRounds(sides.bare),
        desk: sumRounds(sides.desk),
        against: isCompared ? sumRounds(sides.against) : null,
        kept: isCompared ? compareRounds(sides.against, sides.desk) : null,
        ratio: compareRounds(sides.bare, sides.desk),
      };
      if (lines.length === 0) say(tableOf([]));
      lines.push(line);
      say(tableOf([line], false));
    }
  }
  const pages = isMeasured('pages') ? await measurePages(desk.port, desk.inputs, options.seconds) : [];
  for (const page of pages) say(page.line);
  machine.load = `${machine.load} before, ${loadAverage()} after`;
  const goals = goalsOf(lines, pages);
  say(`\n${goals.join('\n')}`);
  for (const line of lossesOf(lines, options.against)) say(line);
  const failed = Object.entries(errors);
  for (const [what, times] of failed) say(`WRONG, ${times} times: ${what}`);
  if (failed.length > 0) say(lastFaults(path.join(folder, 'bench-api.log')));
  if (options.json !== '') {
    const file = path.resolve(options.json);
    const { orders, open, events, seconds } = database.ready.filled;
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
 * Builds another commit and starts it on a database of its own.
 * @param {BenchOptions} options @param {string} superuserUrl @param {string} folder @param {(line: string) => void} say
 */
async function startOther({ against, orders }, superuserUrl, folder, say) {
  const { stdout } = await mustRun(`There is no commit ${against} here:`, 'git', [
    'rev-parse',
    '--verify',
    `${against}^{commit}`,
  ]);
  const tree = await releaseTree({ version: against, commit: stdout.trim() });
  say(`${against}: built in ${path.relative(root, tree)}`);
  return startDesk({ tree, orders, superuserUrl, folder, say });
}
