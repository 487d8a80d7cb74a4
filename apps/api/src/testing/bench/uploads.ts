import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openContext } from '@beian/database/context';
import { readImagesApart } from '@beian/documents/images';
import { testDatabase } from '@beian/testing/database';
import { seedPeople, seedRecords } from '@beian/testing/fixtures';
import { goodFiles, type HostileFile, hostileFiles } from '@beian/testing/hostile-files';
import { pino } from 'pino';
import { createServer } from '../../server.ts';

/**
 * Measures memory growth and event loop delay of the process that receives uploads. The API runs in a separate process, measured from
 * inside; the corpus of the acceptance test and the most expensive files are sent from here. See `npm run bench -- --help`.
 */
interface BenchOptions {
  /** Module that is preloaded into the API and writes its measurements. */
  readonly watch: string;
  readonly callers: number;
  /** Settings of the C library's allocator, as the launcher sets them. */
  readonly memory: Readonly<Record<string, string>>;
}
const print = (line: string) => process.stdout.write(`${line}\n`);
const MB = 1024 * 1024;
const goals = { growthMb: 200, holdMs: 100 };

interface Opened {
  readonly databaseUrl: string;
  readonly keysFile: string;
  readonly filesDir: string;
  readonly memory: Readonly<Record<string, string>>;
}
async function serve(opened: Opened) {
  readImagesApart({ program: new URL('../../image-process.js', import.meta.url), env: opened.memory, onEnd: print });
  const ctx = await openContext(opened);
  const settings = { consoleDir: undefined, graphiqlDir: undefined, sandboxUrl: undefined, secureCookies: false };
  const app = await createServer(ctx, { ...settings, pointLimits: false }, pino({ level: 'silent' }));
  await app.listen({ host: '127.0.0.1', port: 0 });
  process.send?.({ port: (app.server.address() as { port: number }).port });
}

interface Seen {
  readonly at: number;
  readonly hold: number;
  readonly rss: number;
}
interface Sent {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly method?: 'GET' | 'POST';
  readonly body?: Buffer;
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
/** Status and body of one request; status 0 if the connection was closed. */
const ask = (
  port: number,
  { path: at, headers, method = 'POST', body }: Sent,
): Promise<{ status: number; text: string }> =>
  new Promise((resolve) => {
    const request = http.request({ agent, port, path: at, method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('close', () =>
        resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString('latin1') }),
      );
    });
    request.on('error', () => resolve({ status: 0, text: '' }));
    request.end(body);
  });

async function run(asked: BenchOptions) {
  const db = await testDatabase();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'beian-bench-'));
  let child: ChildProcess | undefined;
  try {
    await seedRecords(db);
    const people = await seedPeople(db);
    const [good, hostile] = [await goodFiles({ limits: true }), await hostileFiles({ limits: true })];
    const file = path.join(folder, 'watch');
    child = fork(fileURLToPath(import.meta.url), {
      execArgv: ['--import', asked.watch],
      env: { ...asked.memory, NODE_ENV: 'production', BENCH_WATCH: file },
    });
    child.send({ databaseUrl: db.appUrl, keysFile: db.keysFile, filesDir: db.filesDir, memory: asked.memory });
    const [{ port }] = (await once(child, 'message')) as [{ port: number }];
    const key = { authorization: `Bearer ${people.partner.key}` };
    const signIn = await fetch(`http://127.0.0.1:${port}/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: people.reviewers[0].login, password: people.reviewers[0].password }),
    });
    const staff = { cookie: (signIn.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '' };
    const upload = ({ bytes, type, headers = {} }: Pick<HostileFile, 'bytes' | 'type' | 'headers'>): Sent => ({
      path: '/uploads',
      headers: { ...headers, ...key, 'content-type': type, 'content-length': String(bytes.length) },
      body: bytes,
    });
    const named = (name: string) => good.find((one) => one.name.startsWith(name)) ?? fail(`no file ${name}`);
    const times = <T>(count: number, one: T) => Array.from({ length: count }, () => one);
    const photo = named('JPEG of a photo');
    const lying = named('JPEG of 40 million pixels, lying');
    const evidence = await Promise.all(
      [photo, lying].map(async (one) => {
        const { text } = await ask(port, {
          ...upload(one),
          path: '/evidence',
          headers: { ...staff, 'content-type': one.type },
        });
        return (JSON.parse(text) as { id: string }).id;
      }),
    );
    const look = (size: string): Sent[] =>
      evidence.map((id) => ({ path: `/evidence/${id}?size=${size}`, headers: staff, method: 'GET' as const }));
    for (const size of ['full', 'thumbnail']) for (const one of look(size)) await ask(port, one);
    await sleep(500);
    const lines = () => read(`${file}.main`);
    const before = lines().at(-1)?.rss ?? 0;
    print(
      `${os.availableParallelism()} cores, load ${os.loadavg()[0]?.toFixed(1)}; ${good.length} good and ${hostile.length} hostile files; API at ${Math.round(before / MB)} MB`,
    );
    let fits = true;
    const phase = async (
      name: string,
      all: readonly Sent[],
      callers: number,
      holds = (status: number) => status < 300,
    ) => {
      const [from, begun] = [Date.now(), performance.now()];
      const left = [...all];
      let odd = 0;
      const next = async (): Promise<void> => {
        const one = left.shift();
        if (one === undefined) return;
        if (!holds((await ask(port, one)).status)) odd += 1;
        await next();
      };
      await Promise.all(Array.from({ length: callers }, next));
      const took = performance.now() - begun;
      await sleep(300);
      const seen = lines().filter(({ at }) => at >= from);
      const growth = (Math.max(...seen.map(({ rss }) => rss)) - before) / MB;
      const hold = Math.max(...seen.map(({ hold: ms }) => ms));
      fits &&= growth <= goals.growthMb && hold <= goals.holdMs && odd === 0;
      print(
        `${name}: ${all.length} by ${callers} in ${(took / 1000).toFixed(1)} s, grown by ${Math.round(growth)} MB at most, event loop held ${Math.round(hold)} ms at most${odd ? `, ${odd} WRONG ANSWERS` : ''}`,
      );
    };
    const any = (status: number) => [0, 201, 400, 413, 415, 422].includes(status);
    const { callers } = asked;
    await phase('good files', good.map(upload), 1);
    await phase('hostile files', hostile.map(upload), 1, any);
    await phase('good and hostile files', [...good, ...hostile].map(upload), callers, any);
    await phase('photos of 4 MB', times(60, upload(photo)), callers);
    await phase('40 million pixels, lying', times(24, upload(lying)), callers);
    await phase(
      'read by staff, full size, marked',
      times(8, 0).flatMap(() => look('full')),
      4,
    );
    await phase(
      'read by staff, thumbnails',
      times(20, 0).flatMap(() => look('thumbnail')),
      4,
    );
    print(
      fits
        ? `all within ${goals.growthMb} MB and ${goals.holdMs} ms`
        : `NOT within ${goals.growthMb} MB and ${goals.holdMs} ms`,
    );
    process.exitCode = fits ? 0 : 1;
  } finally {
    agent.destroy();
    child?.kill();
    if (child !== undefined) await once(child, 'exit');
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const read = (file: string): Seen[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.endsWith('}'))
    .map((line) => JSON.parse(line) as Seen);
function fail(why: string): never {
  throw new Error(why);
}

if (process.send !== undefined) process.once('message', (opened: Opened) => void serve(opened));
else await run(JSON.parse(process.argv[2] ?? '{}') as BenchOptions);
