import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { zipOne } from '@beian/bureau-protocol/protocol';
import { system, transaction } from '@beian/database/transaction';
import { seedConnection } from '@beian/submissions/connections';
import { loadSubmissionFile } from '@beian/submissions/submissions';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { ISP_ID, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { fillPushedOrders, orderInState } from '@beian/testing/orders';
import { endChild, startChild } from './child-program.ts';
import type { Uploaded } from './slow-bureau.ts';

/** Options of `npm run bench -- gateway`; as JSON in the first argument. */
interface BenchOptions {
  readonly orders: number;
  /** Records of about 4 KB instead of about 0.5 MB. */
  readonly small: boolean;
  /** The worker's program as started in operation. */
  readonly worker: string;
  /** Module that measures event loops and memory of the worker. */
  readonly watch: string;
  /** Applicants and partners are notified of each acceptance, as in operation; otherwise no job is written. */
  readonly notices: boolean;
  /** Output folder of a CPU profile of the worker; empty: no profile. */
  readonly profile: string;
  /** Number of files that are zipped alone afterwards; 0: all. */
  readonly compared: number;
}

interface Sample {
  readonly at: number;
  readonly hold: number;
  readonly rss: number;
  readonly cpu: number;
}

const MB = 1024 * 1024;
const options: BenchOptions = JSON.parse(process.argv[2] ?? '{}');
/** Share of its size limit that each image takes. */
const imageShare = options.small ? 0 : 0.9;
const here = import.meta.dirname;
/** For the measurements of the worker. */
const folder = mkdtempSync(path.join(os.tmpdir(), 'beian-bench-'));
const print = (text: string) => process.stdout.write(`${text}\n`);

const db = await testDatabase();
const [bureau, { port, settings }] = await startChild('bureau', [path.join(here, 'slow-bureau.js')], {});
try {
  await fill(db, port);
  await measure(db);
} finally {
  await endChild(bureau);
  await db.close();
  rmSync(folder, { recursive: true, force: true });
}

async function fill(into: TestDatabase, bureauPort: number): Promise<void> {
  const records = await seedRecords(into);
  const people = await seedPeople(into);
  const account = { province: '320000', ispId: ISP_ID, userName: 'bench', password: '样例密码' };
  const encryption = { key: '0123456789abcdef', iv: '0102030405060708' };
  const wsdl = `http://127.0.0.1:${bureauPort}/ISPWebService/upDownLoad?wsdl`;
  await seedConnection(into.worker, { ...account, encryption, wsdl });
  // Paused until everything is prepared.
  await into.query(`update app.bureaus set paused = 'bench'`);
  const [record] = records;
  if (record === undefined) throw new Error('no record');
  const template = await orderInState(into, people, record, 'SUBMITTING');
  const began = performance.now();
  await fillPushedOrders(into, template, { count: options.orders, imageShare });
  if (!options.notices) await into.query('create rule bench as on insert to app.outbox do instead nothing');
  // Pushed long enough ago that the last file is due too.
  await into.travel(600_000);
  print(`filled ${options.orders} orders in ${((performance.now() - began) / 1000).toFixed(0)} s`);
}

async function measure(of: TestDatabase): Promise<void> {
  const watched = path.join(folder, 'watch');
  const profile = options.profile === '' ? [] : ['--cpu-prof', '--cpu-prof-dir', path.resolve(options.profile)];
  const [running] = await startChild('worker', ['--import', options.watch, ...profile, options.worker], {
    ...settings,
    DATABASE_WORKER_URL: of.workerUrl,
    FILES_DIR: of.filesDir,
    KEYS_FILE: of.keysFile,
    REGISTRY_URL: 'http://127.0.0.1:9/registry',
    BUREAU_PRIVATE_HOSTS: '127.0.0.1',
    LOG_LEVEL: 'warn',
    BENCH_WATCH: watched,
  });
  // Time for the programs to load.
  await wait(3000);
  const began = Date.now();
  await of.query(`update app.bureaus set paused = null`);
  await of.query(`notify uploads`);
  const seen = new Map<string, number>();
  for (;;) {
    await wait(100);
    await lookAtDatabase(of, seen);
    const [left] = await of.query<{ n: number }>(
      `select count(*)::int as n from app.orders where state = 'SUBMITTING'`,
    );
    if (left?.n === 0) break;
    if (running.exitCode !== null) throw new Error('the worker ended');
  }
  const took = (Date.now() - began) / 1000;
  const threads = linesOf(watched, began, Date.now());
  await endChild(running);
  await report(of, took, threads);
  const most = [...seen].toSorted(([, a], [, b]) => b - a).slice(0, 8);
  print(`seen in database    ${most.map(([name, times]) => `${name} ${(times / 10).toFixed(1)} s`).join(', ')}`);
}

/** Samples the worker's running statements ten times a second, for the approximate time spent on each. */
async function lookAtDatabase(of: TestDatabase, seen: Map<string, number>): Promise<void> {
  const running = await of.query<{ name: string }>(
    `select coalesce(substring(query from '/\\* (\\w+) \\*/'), left(query, 40)) as name from pg_stat_activity
     where usename = 'worker' and state = 'active' and datname = current_database()`,
  );
  for (const { name } of running) seen.set(name, (seen.get(name) ?? 0) + 1);
}

async function report(of: TestDatabase, took: number, threads: ReadonlyMap<string, Sample[]>): Promise<void> {
  const files = await of.query<{ id: string; name: string; sequence: number; bytes: number; orders: number }>(
    `select u.id, u.file_name as name, u.sequence::int as sequence, u.bytes,
       (select count(*)::int from app.submission_orders so where so.submission_id = u.id) as orders
     from app.submissions u where u.state = 'ACCEPTED' order by u.sequence`,
  );
  const uploads = (await (await fetch(`http://127.0.0.1:${port}/uploads`)).json()) as Uploaded[];
  const gaps = uploads.filter(({ sequence }, at) => sequence !== at + 1).length;
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const rate = total / MB / took;
  const alone = await zipAlone(of, files.slice(0, options.compared || files.length), uploads);
  const full = files.slice(0, -1);
  const main = threads.get('main') ?? [];
  const largest = Math.max(...files.map(({ bytes }) => bytes));
  const rise = Math.max(...main.map(({ rss }) => rss)) - (main[0]?.rss ?? 0);
  const cpu = (main.at(-1)?.cpu ?? 0) - (main[0]?.cpu ?? 0);
  const range = (values: readonly number[], digits: number, unit: string) =>
    values.length === 0
      ? '–'
      : `${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)} ${unit}`;
  print(`files               ${files.length}, numbers out of turn ${gaps}
each but the last   ${range(
    full.map(({ orders }) => orders),
    0,
    'records',
  )}, ${range(
    full.map(({ bytes }) => bytes / MB),
    1,
    'MB',
  )}
gateway             ${options.orders} orders, ${(total / MB).toFixed(0)} MB in ${took.toFixed(1)} s: ${(options.orders / took).toFixed(1)} orders/s, ${rate.toFixed(1)} MB/s (CPU of the worker ${cpu.toFixed(1)} s)
zip + MD5 alone     ${alone.rate.toFixed(1)} MB/s over ${alone.files} files (CPU ${alone.cpu.toFixed(1)} s); as received: ${alone.same}
ratio               ${(rate / alone.rate).toFixed(2)}
memory              ${(rise / MB).toFixed(0)} MB above the start, ${(rise / largest).toFixed(1)} of the largest file
longest hold        ${[...threads].map(([name, lines]) => `${name === 'main' ? 'main loop' : `thread ${name}`} ${Math.max(...lines.map(({ hold }) => hold)).toFixed(0)} ms`).join(', ')}`);
}

/**
 * Zips and hashes the same bytes with the same code, one after the other, without other work; compares the hashes with those that the
 * bureau received.
 */
async function zipAlone(
  of: TestDatabase,
  files: readonly { id: string; name: string; sequence: number }[],
  uploads: readonly Uploaded[],
): Promise<{ rate: number; files: number; cpu: number; same: number }> {
  let [bytes, ms, same] = [0, 0, 0];
  const cpu = process.cpuUsage();
  let spent = 0;
  for (const { id, name, sequence } of files) {
    const xml = await transaction(of.worker, system('bureau'), (tx) => loadSubmissionFile(of.worker, tx, id));
    const before = process.cpuUsage(cpu);
    const began = performance.now();
    const hash = createHash('md5').update(zipOne(name, xml)).digest('base64');
    ms += performance.now() - began;
    const after = process.cpuUsage(cpu);
    spent += (after.user + after.system - before.user - before.system) / 1e6;
    bytes += xml.length;
    if (uploads.find((one) => one.sequence === sequence)?.hash === hash) same += 1;
  }
  return { rate: bytes / MB / (ms / 1000), files: files.length, cpu: spent, same };
}

/** The measurements of each thread between two instants. */
function linesOf(file: string, from: number, to: number): Map<string, Sample[]> {
  const threads = new Map<string, Sample[]>();
  for (const name of readdirSync(path.dirname(file)).toSorted()) {
    if (!name.startsWith(`${path.basename(file)}.`)) continue;
    const text = readFileSync(path.join(path.dirname(file), name), 'utf8');
    // An incomplete last line is read the next time.
    const lines = text.slice(0, text.lastIndexOf('\n')).split('\n');
    const inside = lines.map((line) => JSON.parse(line) as Sample).filter(({ at }) => at >= from && at <= to);
    if (inside.length > 0) threads.set(name.slice(path.basename(file).length + 1), inside);
  }
  return threads;
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
