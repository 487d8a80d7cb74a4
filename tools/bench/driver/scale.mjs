// What limits an installation of several APIs, workers and a replica: `npm run bench -- scale`.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startStandby } from '../../../scripts/drill/standby.mjs';
import { programFile } from '../../../scripts/lib/bundle.mjs';
import { onExit } from '../../../scripts/lib/cleanup.mjs';
import { debianPostgres } from '../../../scripts/lib/debian-postgres.mjs';
import { root } from '../../../scripts/lib/paths.mjs';
import { startPostgres } from '../../../scripts/lib/postgres.mjs';
import { startProgram } from '../../../scripts/lib/processes.mjs';
import { mustRun } from '../../../scripts/lib/run.mjs';
import { messengerOf } from '../../../scripts/lib/sandbox-messenger.mjs';
import { startDesk } from './installation.mjs';
import { processorTime } from './processor-time.mjs';

/** @typedef {{ orders: number, workers: number, callers: number, seconds: number, command: string }} ScaleOptions `callers`: of each operation, all APIs together */
/** @typedef {{ name: string, apis: number, replica: boolean }} Setup */
/** @typedef {{ count: number, seconds: number, times: number[], errors: Record<string, number> }} Result */

/** One decision comes with pages that are read before it: measured together, at the rates that they reach. */
const operations = ['decide', 'queue', 'order'];
/** @type {readonly Setup[]} */
const setups = [
  { name: '1 API', apis: 1, replica: false },
  { name: '2 APIs', apis: 2, replica: false },
  { name: '4 APIs', apis: 4, replica: false },
  { name: '4 APIs, replica', apis: 4, replica: true },
];
const SAMPLE_MS = 50;
const WARM_SECONDS = 3;
const MOST_UNLINKED = 100;
const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);

/** @param {ScaleOptions} options @returns {Promise<boolean>} whether no answer was wrong */
export async function benchScale(options) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'beian-scale-'));
  onExit(() => rmSync(folder, { recursive: true, force: true }));
  const { bin, version } = await debianPostgres();
  const primary = await startPostgres({ ephemeral: true, bin });
  await countStatements(primary);
  const standby = await startStandby(primary);
  const desk = await startDesk({
    ...{ tree: root, orders: options.orders, superuserUrl: primary.superuserUrl, folder, say },
  });
  const { appUrl, workerUrl, keysFile, filesDir } = desk.database.ready;
  const files = { KEYS_FILE: keysFile, FILES_DIR: filesDir, TZ: 'UTC', PATH: process.env.PATH };
  const workers = await startWorkers(
    options.workers,
    { ...files, NODE_ENV: 'test', DATABASE_WORKER_URL: workerUrl },
    folder,
  );
  const pidOf = (/** @type {string} */ data) =>
    Number(readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  const databases = { primary: pidOf(primary.place.data), replica: pidOf(standby.data) };
  const admin = new pg.Client({
    connectionString: Object.assign(new URL(primary.superuserUrl), { pathname: new URL(appUrl).pathname }).href,
  });
  await admin.connect();
  onExit(() => admin.end());
  await admin.query('create extension if not exists pg_stat_statements');
  say(
    `${os.availableParallelism()} cores, load ${os.loadavg()[0]?.toFixed(1)} before, Node ${process.versions.node}, PostgreSQL ${version} without fsync, ${options.orders} orders, ${options.workers} workers; ${options.command}`,
  );
  await waitForAudit(admin);
  let isRight = true;
  /** @type {number | undefined} */
  let first;
  for (const setup of setups) {
    const apis = await startApis(
      setup,
      { ...files, NODE_ENV: 'production', DATABASE_APP_URL: appUrl },
      setup.replica ? standby.on(appUrl) : undefined,
      folder,
    );
    await desk.database.reset();
    await desk.database.vacuum();
    await standby.catchUp();
    await callAll(apis, desk.inputs, options.callers, WARM_SECONDS);
    const measured = await measure(admin, { ...databases, apis: apis.map(({ pid }) => pid), workers }, () =>
      callAll(apis, desk.inputs, options.callers, options.seconds),
    );
    first ??= measured.decisions;
    report(setup, measured, first);
    isRight &&= measured.wrong.length === 0;
    await Promise.all(apis.map(({ stop }) => stop()));
  }
  return isRight;
}

/** Waits until the workers have linked the audit rows of the filled orders. @param {pg.Client} admin */
async function waitForAudit(admin) {
  const sql = 'select (select count(*) from app.audit) - (select count(*) from app.audit_chain) as missing';
  while (Number((await admin.query(sql)).rows[0].missing) > MOST_UNLINKED)
    await new Promise((resolve) => setTimeout(resolve, 1000));
}

/** Which statements take the time; needs a restart. @param {import('../../../scripts/lib/postgres.mjs').Postgres} postgres */
async function countStatements({ place: { who, bin, data } }) {
  appendFileSync(path.join(data, 'postgresql.conf'), "shared_preload_libraries = 'pg_stat_statements'\n");
  const asServer = /** @type {const} */ ({ ...who, cwd: '/', output: 'dropped' });
  await mustRun('restart:', path.join(bin, 'pg_ctl'), ['-D', data, '-w', 'restart'], asServer);
}

/** @param {number} count @param {Record<string, string | undefined>} env @param {string} logDir @returns {Promise<number[]>} their pids */
async function startWorkers(count, env, logDir) {
  const sandbox = await startProgram({
    name: 'scale-sandbox',
    file: programFile('sandbox'),
    env: { ...env, SANDBOX_PORT: '0', SANDBOX_SMTP_PORT: '0', SANDBOX_DATA: path.join(logDir, 'sandbox') },
    logDir,
  });
  onExit(sandbox.stop);
  const url = `http://127.0.0.1:${sandbox.ready.port}`;
  const ports = {
    ...{ SANDBOX_URL: url, SMTP_URL: `smtp://127.0.0.1:${sandbox.ready.smtpPort}`, SMS_URL: `${url}/sms` },
    ...{ MESSENGER_URL: messengerOf(url), REGISTRY_URL: `${url}/registry` },
  };
  const pids = [];
  for (let nth = 0; nth < count; nth += 1) {
    const worker = await startProgram({
      name: `scale-worker-${nth}`,
      file: programFile('worker'),
      env: { ...env, ...ports },
      logDir,
    });
    onExit(worker.stop);
    pids.push(worker.pid);
  }
  return pids;
}

/** @param {Setup} setup @param {Record<string, string | undefined>} env @param {string | undefined} replica @param {string} logDir */
async function startApis({ apis }, env, replica, logDir) {
  const started = [];
  for (let nth = 0; nth < apis; nth += 1) {
    const more = replica === undefined ? {} : { DATABASE_REPLICA_URL: replica };
    const api = await startProgram({
      name: `scale-api-${nth}`,
      file: programFile('api'),
      env: { ...env, ...more, PORT: '0' },
      logDir,
    });
    onExit(api.stop);
    started.push({ port: Number(api.ready.port), pid: api.pid, stop: api.stop });
  }
  return started;
}

let run = 0;
/**
 * Calls all operations at all APIs at the same time. Who decides and who reads are different people, so that lists may come from the replica.
 * @param {readonly { port: number }[]} apis @param {import('./operations.mjs').BenchInputs} inputs @param {number} callers @param {number} seconds
 */
async function callAll(apis, inputs, callers, seconds) {
  const half = Math.ceil(inputs.cookies.length / 2);
  const held = inputs.filled.held.filter(({ reviewer }) => reviewer % inputs.cookies.length < half);
  const calls = apis.flatMap(({ port }, nth) =>
    operations.map(async (operation) => {
      run += 1;
      const generator = fork(path.join(import.meta.dirname, 'load.mjs'), {
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      });
      const own = {
        ...{ ...inputs, run: `${inputs.run}-${run}` },
        ...(operation === 'decide'
          ? { filled: { ...inputs.filled, held: held.filter((_, at) => at % apis.length === nth) } }
          : { cookies: inputs.cookies.slice(half) }),
      };
      generator.send({
        operation,
        side: 'desk',
        port,
        connections: Math.max(1, Math.round(callers / apis.length)),
        seconds,
        seed: run,
        inputs: own,
      });
      const [result] = await once(generator, 'message');
      generator.kill();
      if (result.failed !== undefined) throw new Error(`${operation}: ${result.failed}`);
      return { operation, .../** @type {Result} */ (result) };
    }),
  );
  return Promise.all(calls);
}

const walSql = `select wal_records::float8 as records, wal_bytes::float8 as bytes, (select count(*)::int from app.outbox where done_at is null) as outbox,
  pg_notification_queue_usage() as notify from pg_stat_wal`;
const waitsSql = `select coalesce(wait_event_type || ':' || wait_event, 'processor') as what, count(*)::int as times from pg_stat_activity
  where state = 'active' and backend_type = 'client backend' and pid <> pg_backend_pid() group by 1`;
const topSql = `select coalesce(substring(query from '/\\* *(\\w+)'), left(regexp_replace(query, '\\s+', ' ', 'g'), 30)) as name,
    (100 * sum(total_exec_time) / sum(sum(total_exec_time)) over ())::float8 as share
  from pg_stat_statements group by 1 order by 2 desc limit 6`;

/**
 * @param {pg.Client} admin @param {{ primary: number, replica: number, apis: number[], workers: number[] }} pids
 * @param {() => Promise<(Result & { operation: string })[]>} work
 */
async function measure(admin, { primary, replica, apis, workers }, work) {
  const cpu = () => [apis, workers, [primary], [replica]].map((of) => processorTime(of) ?? 0);
  const wal = async () => (await admin.query(walSql)).rows[0];
  await admin.query('select pg_stat_statements_reset()');
  const [cpuBefore, walBefore] = [cpu(), await wal()];
  /** @type {Map<string, number>} */
  const waits = new Map();
  let most = { outbox: 0, notify: 0 };
  let isOver = false;
  const sampling = (async () => {
    while (!isOver) {
      for (const { what, times } of (await admin.query(waitsSql)).rows) waits.set(what, (waits.get(what) ?? 0) + times);
      const { outbox, notify } = await wal();
      most = { outbox: Math.max(most.outbox, outbox), notify: Math.max(most.notify, notify) };
      await new Promise((resolve) => setTimeout(resolve, SAMPLE_MS));
    }
  })();
  const results = await work();
  isOver = true;
  await sampling;
  const [cpuAfter, walAfter] = [cpu(), await wal()];
  const of = (/** @type {string} */ operation) => results.filter((one) => one.operation === operation);
  const rate = (/** @type {string} */ operation) =>
    of(operation).reduce((sum, { count, seconds }) => sum + count / seconds, 0);
  const count = (/** @type {string} */ operation) => of(operation).reduce((sum, one) => sum + one.count, 0);
  const times = of('decide')
    .flatMap((one) => one.times)
    .sort((a, b) => a - b);
  const answers = operations.reduce((sum, operation) => sum + count(operation), 0);
  return {
    decisions: rate('decide'),
    rates: operations.map((operation) => `${operation} ${rate(operation).toFixed(0)}/s`).join(', '),
    p95: times[Math.floor(times.length * 0.95)] ?? 0,
    cpu: cpuAfter.map((after, at) => after - (cpuBefore[at] ?? 0)),
    answers,
    walBytes: (walAfter.bytes - walBefore.bytes) / Math.max(1, count('decide')),
    waits: [...waits].sort(([, a], [, b]) => b - a),
    most,
    top: (await admin.query(topSql)).rows,
    wrong: results.flatMap(({ errors }) => Object.entries(errors)),
  };
}

/** @param {Setup} setup @param {Awaited<ReturnType<typeof measure>>} measured @param {number} first decisions a second of one API */
function report({ name }, { decisions, rates, p95, cpu, answers, walBytes, waits, most, top, wrong }, first) {
  const all = cpu.reduce((sum, one) => sum + one, 0);
  const percent = (/** @type {number} */ part, /** @type {number} */ whole) =>
    `${Math.round((100 * part) / Math.max(whole, 1e-9))} %`;
  const parts = ['APIs', 'workers', 'primary', 'replica'].map(
    (part, at) => `${part} ${percent(cpu[at] ?? 0, all)} (${((1000 * (cpu[at] ?? 0)) / answers).toFixed(2)} ms)`,
  );
  const sampled = waits.reduce((sum, [, times]) => sum + times, 0);
  say(
    `\n${name}: ${rates}; decisions ${(decisions / first).toFixed(2)} of one API's; p95 of a decision ${p95.toFixed(0)} ms`,
  );
  say(`  processor time, share and per answer: ${parts.join(', ')}`);
  say(
    `  WAL ${(walBytes / 1024).toFixed(1)} kB per decision; outbox at most ${most.outbox} rows open; NOTIFY queue at most ${(100 * most.notify).toFixed(2)} % full`,
  );
  say(
    `  what statements of the primary were at: ${waits
      .slice(0, 6)
      .map(([what, times]) => `${what} ${percent(times, sampled)}`)
      .join(', ')}`,
  );
  say(
    `  time in statements of the primary: ${top.map(({ name: statement, share }) => `${statement} ${Math.round(share)} %`).join(', ')}`,
  );
  for (const [what, times] of wrong) say(`  WRONG, ${times} times: ${what}`);
}
