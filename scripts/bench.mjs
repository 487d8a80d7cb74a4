// npm run bench -- desk | gateway | timers | board | quality | eta | limits | forecast | uploads | personal | audit: the benchmarks.
// Speed is compared with a minimal program that does the same work (docs/performance.md).
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from './build.mjs';
import { programFile } from './lib/bundle.mjs';
import { main, onExit } from './lib/cleanup.mjs';
import { Failure } from './lib/failure.mjs';
import { installPackages, requireNodeVersion } from './lib/install.mjs';
import { mallocEnv } from './lib/malloc-env.mjs';
import { makeDataDir, root } from './lib/paths.mjs';
import { startPostgres } from './lib/postgres.mjs';
import { mustRun } from './lib/run.mjs';

const help = `npm run bench [-- desk] [--orders 100000] [--connections 1,16,64] [--rounds 3] [--seconds 2] [--only empty,queue,order,next,decide,submit,pages]
    [--seed 1] [--json bench/desk.json] [--profile FOLDER]
Starts a PostgreSQL with --orders orders, one in eleven open, 30 events each. Measures the API as started in operation, alternating with a
bare server (node:http and pg) that reads the same rows with the same SQL. --profile: a CPU profile of the API. Results: docs/performance.md.

npm run bench -- gateway [--orders 1000] [--small] [--compared 12] [--notices] [--profile FOLDER]
Starts a PostgreSQL, a bureau that answers after 200 ms and one connection, with pushed orders; the real worker, as started in operation,
sends them all. Then the same bytes are zipped and hashed alone. --orders: of about 0.5 MB each, so a file is full at 45 MB; with --small
of about 4 KB, so a file is full at 1,000 records. --compared: number of files that are zipped alone afterwards, 0 for all. --notices: the
worker also sends a mail and an SMS for each accepted order. --profile: a CPU profile of the worker for browser tools. Results: docs/performance.md.

npm run bench -- board [--open 45000] [--finished 455000]
Starts a PostgreSQL with that many open orders and a year of finished ones. Measures the SLA board's statement, its stored figures and the
lists behind its numbers; then with a real API the whole request by eight callers, and a download of every finished order with the memory
of the process. Results: docs/performance.md.

npm run bench -- forecast [--open 45000] [--days 100] [--reviewers 30] [--seed 1] [--load 0.8]
Starts a PostgreSQL with the history of a simulated desk. Runs the worker's back-test over all its days (Brier, calibration, baselines), then
measures a forecast with that many open orders; --open 0: only the back-test. --load: arriving orders as a share of the team's capacity.

npm run bench -- quality [--open 45000] [--finished 455000]
The same orders with a year of claims, spot checks, refusals and late findings: the quality page, its stored figures and its lists.

npm run bench -- eta [--open 45000] [--finished 455000]
The same orders: the figures of expected times over a year, those of a province and kind, and a page of orders with expected times.

npm run bench -- timers [--open 350000] [--burst 10000] [--steady 300] [--workers 1]
Starts a PostgreSQL with that many open timers, and the real worker as started in operation. First --steady timers are due, ten per second,
then --burst within one second. Measures the delay of each timer's event, and the time of a mail and a push meanwhile.

npm run bench -- audit [--rows 1000000] [--times 3]
Starts a PostgreSQL with that many audit rows, half of them order events with true hashes. Measures --times times how long the worker takes to
link and sign them, and audit:verify to read them; then what a row costs a transaction.

npm run bench -- limits [--rounds 6] [--requests 300] [--seconds 4] [--turns 10]
Starts two API processes, one without limits. Measures the cost of row-level security and rate limits per request; then the p95 of one partner
while another sends 50, 200 and 500 refused queries per second. Results: docs/performance.md.

npm run bench -- uploads [--callers 16]
Starts a PostgreSQL and an API that reports its memory and event loop. Uploads all files of the upload corpus, good and hostile, including those
of 40 million pixels, one by one and with that many callers; then photos of 4 MB, and reads the largest as staff. Fails when the memory grows
by more than 200 MB or the event loop is blocked for more than 100 ms.

npm run bench -- personal [--people 1000000] [--orders 55000] [--rotated 1000000]
Measures the cost of sealing and row-level security for a page of the queue (--orders 0: not measured); then finds that many people by ID number
through a real API, compared with an indexed select; then seals and hashes --rotated of them with new keys while they are searched for, and
fails when one is not found.
`;

await main(async () => {
  const args = process.argv.slice(2);
  const what = args[0] === undefined || args[0].startsWith('--') ? 'desk' : args[0];
  if (
    args.includes('--help') ||
    ![
      'desk',
      'gateway',
      'timers',
      'board',
      'quality',
      'eta',
      'limits',
      'forecast',
      'uploads',
      'personal',
      'audit',
    ].includes(what)
  )
    return void process.stdout.write(help);
  requireNodeVersion();
  makeDataDir();
  await installPackages();
  await build();
  if (what === 'timers') return timers(args);
  if (what === 'board' || what === 'quality' || what === 'eta') return board(args, what);
  if (what === 'limits') return limits(args);
  if (what === 'uploads') return uploads(args);
  if (what === 'personal') return personal(args);
  if (what === 'forecast') return forecast(args);
  if (what === 'audit') return audit(args);
  return what === 'desk' ? desk(args) : gateway(args);
});

/** @param {string[]} args */
async function desk(args) {
  // Imported here, because its packages exist only after the install.
  const { benchDesk } = await import('./bench/desk.mjs');
  const fits = await benchDesk({
    orders: numberOf(args, '--orders', 100_000),
    rounds: numberOf(args, '--rounds', 3),
    seed: numberOf(args, '--seed', 1),
    seconds: Number(textOf(args, '--seconds', /^\d+(\.\d+)?$/) ?? 2),
    connections: (textOf(args, '--connections', /^\d+(,\d+)*$/) ?? '1,16,64').split(',').map(Number),
    only: textOf(args, '--only', /^[a-z]+(,[a-z]+)*$/)?.split(',') ?? null,
    json: textOf(args, '--json', /./),
    profile: textOf(args, '--profile', /./),
    command: `npm run bench -- ${args.join(' ')}`.trim(),
  });
  return fits ? 0 : 1;
}

/** @param {string[]} args @param {'board' | 'quality' | 'eta'} what */
async function board(args, what) {
  const postgres = await startPostgres({ ephemeral: true });
  const program = path.join(root, 'tools/bench/dist/programs/board.js');
  const options = [numberOf(args, '--open', 45_000), numberOf(args, '--finished', 455_000)].map(String);
  const api = programFile('api');
  await mustRun('The benchmark failed:', process.execPath, [program, ...options, what === 'board' ? api : what], {
    env: { ...process.env, TEST_DATABASE_URL: postgres.superuserUrl },
    output: 'shown',
  });
  return 0;
}

/** @param {string[]} args */
async function personal(args) {
  const postgres = await startPostgres({ ephemeral: true });
  const program = path.join(root, 'apps/api/dist/testing/bench/personal.js');
  const options = [
    numberOf(args, '--people', 1_000_000),
    numberOf(args, '--orders', 55_000),
    numberOf(args, '--rotated', 1_000_000),
  ].map(String);
  await mustRun('The benchmark failed:', process.execPath, [program, ...options], {
    env: { ...process.env, TEST_DATABASE_URL: postgres.superuserUrl },
    output: 'shown',
  });
  return 0;
}

/** @param {string[]} args */
async function forecast(args) {
  const postgres = await startPostgres({ ephemeral: true });
  const program = path.join(root, 'tools/bench/dist/programs/forecast.js');
  const load = textOf(args, '--load', /^\d(\.\d+)?$/) ?? '0.8';
  const options = [
    numberOf(args, '--open', 45_000),
    numberOf(args, '--days', 100),
    numberOf(args, '--reviewers', 30),
    numberOf(args, '--seed', 1),
    load,
  ].map(String);
  await mustRun('The benchmark failed:', process.execPath, [program, ...options], {
    env: { ...process.env, TEST_DATABASE_URL: postgres.superuserUrl },
    output: 'shown',
  });
  return 0;
}

/** @param {string[]} args */
async function audit(args) {
  const postgres = await startPostgres({ ephemeral: true });
  const program = path.join(root, 'tools/bench/dist/programs/audit.js');
  await mustRun(
    'The benchmark failed:',
    process.execPath,
    [program, String(numberOf(args, '--rows', 1_000_000)), String(numberOf(args, '--times', 3))],
    {
      env: { ...process.env, TEST_DATABASE_URL: postgres.superuserUrl },
      output: 'shown',
    },
  );
  return 0;
}

/** @param {string[]} args */
async function gateway(args) {
  const small = args.includes('--small');
  const orders = numberOf(args, '--orders', 1000);
  const compared = numberOf(args, '--compared', 12);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'beian-bench-'));
  onExit(() => rmSync(folder, { recursive: true, force: true }));
  const postgres = await startPostgres({ ephemeral: true });
  const watch = path.join(root, 'scripts/bench/watch.mjs');
  const at = args.indexOf('--profile');
  const profile = at < 0 ? undefined : path.resolve(args[at + 1] ?? '.');
  const notices = args.includes('--notices');
  const options = { notices, profile, orders, compared, imageShare: small ? 0 : 0.9, watch, folder };
  return ofWorker('gateway', options, postgres.superuserUrl);
}

/** @param {string[]} args */
async function timers(args) {
  const options = {
    open: numberOf(args, '--open', 350_000),
    burst: numberOf(args, '--burst', 10_000),
    steady: numberOf(args, '--steady', 300),
    workers: numberOf(args, '--workers', 1),
  };
  const postgres = await startPostgres({ ephemeral: true });
  return ofWorker('timers', options, postgres.superuserUrl);
}

/** @param {string[]} args */
async function limits(args) {
  const options = {
    rounds: numberOf(args, '--rounds', 6),
    requests: numberOf(args, '--requests', 300),
    seconds: numberOf(args, '--seconds', 4),
    turns: numberOf(args, '--turns', 10),
    floods: [0, 50, 200, 500],
  };
  const postgres = await startPostgres({ ephemeral: true });
  return ofProgram('api', 'limits', options, postgres.superuserUrl);
}

/** @param {string[]} args */
async function uploads(args) {
  const options = {
    watch: path.join(root, 'scripts/bench/watch.mjs'),
    callers: numberOf(args, '--callers', 16),
    memory: mallocEnv,
  };
  const postgres = await startPostgres({ ephemeral: true });
  return ofProgram('api', 'uploads', options, postgres.superuserUrl);
}

/** @param {string} name @param {object} options @param {string} databaseUrl */
function ofWorker(name, options, databaseUrl) {
  return ofProgram('worker', name, options, databaseUrl);
}

/** @param {string} app @param {string} name @param {object} options @param {string} databaseUrl */
async function ofProgram(app, name, options, databaseUrl) {
  const program = path.join(root, `apps/${app}/dist/testing/bench`, `${name}.js`);
  console.log(
    `${os.availableParallelism()} cores, load ${os.loadavg()[0]?.toFixed(1)} before, Node ${process.versions.node}`,
  );
  await mustRun('The benchmark failed:', process.execPath, [program, JSON.stringify(options)], {
    env: { ...process.env, TEST_DATABASE_URL: databaseUrl },
    output: 'shown',
  });
  return 0;
}

/** @param {string[]} args @param {string} name @param {RegExp} shape */
function textOf(args, name, shape) {
  const at = args.indexOf(name);
  if (at < 0) return undefined;
  const text = args[at + 1] ?? '';
  if (!shape.test(text)) throw new Failure(`${name}: ${text} is not of its shape.\n${help}`);
  return text;
}

/** @param {string[]} args @param {string} name @param {number} usual */
function numberOf(args, name, usual) {
  const at = args.indexOf(name);
  if (at < 0) return usual;
  const text = args[at + 1] ?? '';
  if (!/^\d{1,7}$/.test(text)) throw new Failure(`${name} must be a whole number.\n${help}`);
  return Number(text);
}
