import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import type { TestDatabase } from '@beian/testing/database';
import type { Person } from '@beian/testing/fixtures';
import { endChild, startApi } from './child-program.ts';

/** The console's query for its SLA board. */
const query = `{ board { now countedUntil hourAgo { at open dueToday atRisk overdue } dayAgo { at open dueToday atRisk overdue }
  before { ended lateTurns } figures { dimension value label open ours dueToday atRisk overdue ended lateTurns late }
  stages { clock label left { from before orders } } hours { from before orders ended } endedToday pace { perHour basis } weeks { week party orders half most } } }`;

interface Asked {
  readonly db: TestDatabase;
  readonly supervisor: Person;
  /** The API's program as started in production. */
  readonly program: string;
  readonly callers: number;
  readonly times: number;
  readonly say: (line: string) => void;
}

/**
 * Measures the whole board request with several concurrent callers, and a download of every finished order, against a
 * real API process.
 */
export async function measureOverHttp({ db, supervisor, program, callers, times, say }: Asked): Promise<void> {
  const [api, { port }] = await startApi(program, db);
  try {
    const cookie = await signIn(port, supervisor);
    const body = JSON.stringify({ query });
    const took: number[] = [];
    let bytes = 0;
    const call = async () => {
      for (let nth = 0; nth < times; nth += 1) {
        const from = performance.now();
        const answer = await ask(port, '/graphql', body, cookie);
        if (!answer.text.startsWith('{"data":{"board":{"now"')) throw new Error(answer.text.slice(0, 300));
        took.push(performance.now() - from);
        bytes = answer.text.length;
      }
    };
    for (let nth = 0; nth < 5; nth += 1) await ask(port, '/graphql', body, cookie);
    for (const many of [1, callers]) {
      took.length = 0;
      await Promise.all(Array.from({ length: many }, call));
      took.sort((a, b) => a - b);
      const q = (share: number) => (took[Math.floor((took.length - 1) * share)] ?? 0).toFixed(1);
      say(
        `board over HTTP, ${many} at once, ${took.length} times, ${bytes} characters: best ${q(0)}, p50 ${q(0.5)}, p95 ${q(0.95)}`,
      );
    }
    await measureDownload(port, api.pid ?? 0, cookie, say);
  } finally {
    await endChild(api);
  }
}

/** Downloads every finished order as CSV and measures the memory of the API's process. */
async function measureDownload(port: number, pid: number, cookie: string, say: Asked['say']): Promise<void> {
  const memory = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  const before = memory();
  const from = performance.now();
  const answer = await send(port, '/downloads/orders', '{"filter":{"stage":"DONE"}}', cookie);
  const total = Number(answer.headers['x-rows']);
  const first = performance.now() - from;
  const held: number[] = [];
  let rows = -1;
  let bytes = 0;
  for await (const piece of answer) {
    bytes += (piece as Buffer).length;
    for (const byte of piece as Buffer) if (byte === 10) rows += 1;
    if (rows >= (held.length + 1) * (total / 10)) held.push(Math.round(memory()));
  }
  if (rows !== total) throw new Error(`${rows} rows came of ${total}`);
  const seconds = (performance.now() - from) / 1000;
  say(
    `download of ${rows} finished orders, ${(bytes / 1e6).toFixed(0)} MB: begun after ${Math.round(first)} ms, whole after ${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} rows a second`,
  );
  say(`  the API's process holds ${Math.round(before)} MB before; after each tenth of the rows ${held.join(', ')} MB`);
}

const headersOf = (body: string, cookie?: string) => ({
  'content-type': 'application/json',
  'content-length': Buffer.byteLength(body),
  'accept-language': 'zh-CN',
  ...(cookie === undefined ? {} : { cookie }),
});

async function send(port: number, path: string, body: string, cookie?: string) {
  const sent = request({ port, host: '127.0.0.1', path, method: 'POST', headers: headersOf(body, cookie) });
  sent.end(body);
  const [answer] = (await once(sent, 'response')) as [import('node:http').IncomingMessage];
  if (answer.statusCode !== 200) throw new Error(`${path} answers ${answer.statusCode}`);
  return answer;
}

async function ask(port: number, path: string, body: string, cookie?: string) {
  const answer = await send(port, path, body, cookie);
  const pieces: Buffer[] = [];
  for await (const piece of answer) pieces.push(piece as Buffer);
  return { headers: answer.headers, text: Buffer.concat(pieces).toString() };
}

async function signIn(port: number, { login, password }: Person): Promise<string> {
  const { headers } = await ask(port, '/auth/sign-in', JSON.stringify({ login, password }));
  return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}
