import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { debianPostgres } from '../scripts/lib/debian-postgres.mjs';
import { commandPages, commandRows, commandsOf } from '../scripts/lib/document-commands.mjs';
import { root } from '../scripts/lib/paths.mjs';
import { freePort } from '../scripts/lib/ports.mjs';
import { type Redis, startRedis } from '../scripts/lib/redis.mjs';
import { run } from '../scripts/lib/run.mjs';

const SUPERUSER = 'superuser-of-the-test';
let folder: string;
let bin: string;
let redis: Redis;
let port: number;
/** What a reader fills in or has elsewhere: text of the page → text here. */
let places: readonly (readonly [string, string])[];
const servers: ChildProcess[] = [];

/** As the user postgres, which owns its server. */
const asPostgres = (command: string) => execFileSync('su', ['postgres', '-s', '/bin/sh', '-c', command], { cwd: '/' });

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'beian-documents-'));
  const data = path.join(folder, 'postgres');
  [{ bin }, redis] = await Promise.all([debianPostgres(), startRedis()]);
  execFileSync('install', ['-d', '-o', 'postgres', data]);
  execFileSync('chmod', ['755', folder]);
  port = await freePort();
  asPostgres(`echo ${SUPERUSER} > ${data}.password`.replace(`${data}.password`, '/tmp/.documents-password'));
  asPostgres(
    `${bin}/initdb -D ${data} -A scram-sha-256 --pwfile=/tmp/.documents-password -E UTF8 > /dev/null; rm /tmp/.documents-password`,
  );
  asPostgres(`${bin}/pg_ctl -D ${data} -o '-p ${port} -k ${data}' -l ${data}/log -w start`);
  const ports = await Promise.all(
    ['4000', '4001', '4002', '9464', '9465', '9466', '9467'].map(async (one) => [one, await freePort()] as const),
  );
  places = [
    ...[1, 2, 3].map((n) => [`PASSWORD-${n}`, randomBytes(24).toString('hex')] as const),
    [':PASSWORD-4@127.0.0.1:6379', `127.0.0.1:${redis.port}`],
    ['127.0.0.1:5432', `127.0.0.1:${port}`],
    ...ports.map(([one, free]) => [one, String(free)] as const),
    ['/var/lib/beian', folder],
    ['/opt/beian-desk', root],
    ['./desk.env', `${folder}/desk.env`],
    ['/run/haproxy-desk.sock', `${folder}/haproxy.sock`],
    ['keys.mjs FILE', `keys.mjs ${folder}/more-keys.json`],
    [' DIR', ` ${folder}/backups`],
    ['> FILES_DIR/', `> ${folder}/files/`],
  ];
}, 120_000);

afterAll(async () => {
  for (const server of servers) server.kill('SIGTERM');
  const pid = Number(/^Pid: (\d+)$/m.exec(await askHaproxy('show info'))?.[1]);
  if (pid > 0) process.kill(pid);
  asPostgres(`${bin}/pg_ctl -D ${folder}/postgres -m immediate stop`);
  await redis?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** HAProxy runs in the background, and says by its socket which process it is. */
const askHaproxy = (question: string): Promise<string> =>
  new Promise((resolve) => {
    let said = '';
    const socket = connect(`${folder}/haproxy.sock`, () => socket.write(`${question}\n`));
    socket.on('data', (chunk) => {
      said += chunk;
    });
    socket.on('error', () => resolve(''));
    socket.on('close', () => resolve(said));
  });

const fill = (text: string): string => places.reduce((all, [from, to]) => all.replaceAll(from, to), text);
/** A command as it is typed in the checkout, after `set -a; . ./desk.env`. */
const shell = (command: string) => [
  '-c',
  `set -a; [ -f ${folder}/desk.env ] && . ${folder}/desk.env; cd ${root}; ${command}`,
];
const env = () => ({
  PATH: `${bin}:${process.env.PATH}:/usr/sbin`,
  HOME: folder,
  ...{ PGHOST: '127.0.0.1', PGPORT: String(port), PGUSER: 'postgres', PGPASSWORD: SUPERUSER },
  DATABASE_SUPERUSER_URL: `postgres://postgres:${SUPERUSER}@127.0.0.1:${port}/beian`,
  LINK_FILE: `${folder}/link`,
  ...{
    BUREAU_WSDL: 'https://bureau.example/?wsdl',
    BUREAU_ISP_ID: '320000000999',
    BUREAU_USER: 'user',
    BUREAU_PASSWORD: 'given',
  },
});

async function once(command: string, more = ''): Promise<string> {
  const { code, output } = await run('/bin/bash', shell(`${fill(command)} ${more}`), { env: env() });
  expect({ command, code, output: code === 0 ? '' : output }).toEqual({ command, code: 0, output: '' });
  return output;
}

/** Starts a program and waits for its ready line. */
function serve(command: string): Promise<string> {
  const child = spawn('/bin/bash', shell(`exec env ${fill(command)}`), {
    env: env(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  servers.push(child);
  let errors = '';
  child.stderr?.on('data', (chunk) => {
    errors += chunk;
  });
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', (chunk) => resolve(String(chunk)));
    child.once('close', (code) => reject(new Error(`${command} ended with ${code}: ${errors.slice(-2000)}`)));
  });
}

const seen = new Set<string>();
/** Runs what a row says of a command, unless it ran. */
async function follow(command: string): Promise<string> {
  const row = commandRows.find((one) => one.command.test(command));
  if (row === undefined || !('runs' in row) || seen.has(command)) return '';
  seen.add(command);
  return row.runs === 'server' ? await serve(command) : await once(command.replace(/ \[--.*$/, ''), row.more);
}

test('a newcomer installs two APIs and two workers from the page alone', async () => {
  const page = readFileSync(path.join(root, 'docs/installing.md'), 'utf8');
  const [, section = ''] = /### Without containers\n([\s\S]*?)\n## /.exec(page) ?? [];
  const [, variables = ''] = /```ini\n([\s\S]*?)```/.exec(section) ?? [];
  writeFileSync(path.join(folder, 'desk.env'), fill(variables.replace(/^ +/gm, '')), { mode: 0o600 });
  const begun = Date.now();
  const commands = [...section.matchAll(/ *```sh\n([\s\S]*?) *```/g)].flatMap(([, body = '']) =>
    body
      .split('\n')
      .map((line) => line.replace(/\s+#.*$/, '').trim())
      .filter((line) => line !== ''),
  );
  const printed: Record<string, string> = {};
  for (const command of commands) {
    printed[command] = await follow(command.startsWith('BIND=') ? command : command);
    if (command.startsWith('BIND=')) await untilReady();
  }
  expect(printed['npm run doctor']).toMatch(/faults: 0,/);
  expect(JSON.parse(printed['curl -s http://127.0.0.1:4000/readyz'] ?? '')).toMatchObject({
    ready: true,
    workers: { running: 2 },
  });
  process.stdout.write(`installed in ${((Date.now() - begun) / 1000).toFixed(0)} s\n`);
}, 300_000);

/** HAProxy asks each API once a second. */
async function untilReady(): Promise<void> {
  for (let asked = 0; asked < 40; asked += 1) {
    const { code } = await run('curl', [
      '-sf',
      '--retry',
      '40',
      '--retry-all-errors',
      '--retry-delay',
      '1',
      fill('http://127.0.0.1:4000/readyz'),
    ]);
    if (code === 0) return;
  }
}

test('every other command of the two pages that can run here does what it says', async () => {
  for (const command of commandPages.flatMap((page) => commandsOf(page))) await follow(command);
  expect(seen.size).toBeGreaterThan(20);
  const after = await run('/bin/bash', shell('npm run doctor -- --json'), { env: env() });
  expect(after.stdout).toContain('The record that the backup leaves');
}, 300_000);

test('a backup of a bucket copies it before the files are taken and after the dump, and ends where the copy fails', async () => {
  const program = path.join(folder, 'copy-bucket');
  const write = (end: string) =>
    writeFileSync(program, `#!/bin/sh\necho x >> ${folder}/copied\n${end}\n`, { mode: 0o755 });
  write('exit 0');
  await once(`npm run backup -- DIR --sync ${program}`);
  expect(readFileSync(`${folder}/copied`, 'utf8')).toBe('x\nx\n');
  write('echo no bucket >&2; exit 3');
  const { code, output } = await run('/bin/bash', shell(`npm run backup -- ${folder}/backups --sync ${program}`), {
    env: env(),
  });
  expect([code, output]).toEqual([2, expect.stringContaining('--sync: copy-bucket failed: no bucket')]);
}, 60_000);
