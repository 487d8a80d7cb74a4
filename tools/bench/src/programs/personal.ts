import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { seedPeople } from '@beian/testing/fixtures';
import { fillPeople, idNumberOf } from '../fill/fill-people.ts';
import { endChild, startApi } from './child-program.ts';
import { measureQueueCost } from './queue-cost.ts';

/**
 * Measures the search for a person by ID number, with and without a key rotation, and the cost of sealing and row-level security. See `npm
 * run bench -- --help`.
 */
interface BenchOptions {
  readonly people: number;
  /** Orders of the queue; 0: not measured. */
  readonly orders: number;
  /** People whose values are sealed and hashed with new keys. */
  readonly rotated: number;
  /** The API's program as started in operation. */
  readonly api: string;
}
const options: BenchOptions = JSON.parse(process.argv[2] ?? '{}');
const LOOKUPS = 400;
const print = (line: string) => process.stdout.write(`${line}\n`);
const quantileText = (list: number[], share: number): string =>
  (list.sort((a, b) => a - b)[Math.floor((list.length - 1) * share)] ?? Number.NaN).toFixed(1);

interface Api {
  readonly child: ChildProcess;
  readonly url: string;
  readonly cookie: string;
}

async function start(db: TestDatabase, signIn: { login: string; password: string }): Promise<Api> {
  const [child, { port }] = await startApi(options.api, db);
  const url = `http://127.0.0.1:${port}`;
  const answer = await fetch(`${url}/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: signIn.login, password: signIn.password }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  return { child, url, cookie };
}

/** Milliseconds, or undefined if the person was not found. */
async function find({ url, cookie }: Api, number: string): Promise<number | undefined> {
  const from = performance.now();
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', cookie },
    body: JSON.stringify({
      query: 'mutation S($text: String!) { search(text: $text) { groups { group hits { id title details match } } } }',
      variables: { text: number },
    }),
  });
  const { data } = (await answer.json()) as { data?: { search: { groups: { hits: unknown[] }[] } } };
  return data?.search.groups.some(({ hits }) => hits.length > 0) ? performance.now() - from : undefined;
}

const programOf = (db: TestDatabase) =>
  spawn(process.execPath, [fileURLToPath(import.meta.resolve('@beian/privacy/rotate'))], {
    env: { DATABASE_URL: db.migratorUrl, KEYS_FILE: db.keysFile, FILES_DIR: db.filesDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

const PEOPLE = 2000;

async function measure({ people, orders, rotated }: BenchOptions): Promise<void> {
  if (orders > 0) await measureQueueCost(orders, print);
  if (people > 0) await withPeople(PEOPLE, Math.max(0, people - PEOPLE), measureFinding);
  if (rotated > 0) await withPeople(rotated, 0, measureRotation);
}

async function withPeople(
  people: number,
  crowd: number,
  work: (db: TestDatabase, api: Api, people: number) => Promise<void>,
) {
  const db = await testDatabase();
  const { supervisor } = await seedPeople(db);
  const begun = Date.now();
  await fillPeople(db, people, crowd);
  print(`${people + crowd} websites, each with a principal: filled in ${Math.round((Date.now() - begun) / 1000)} s`);
  const api = await start(db, supervisor);
  try {
    await work(db, api, people);
  } finally {
    await endChild(api.child);
    await db.close();
  }
}

const numberAt = (nth: number, people: number) => idNumberOf((nth * 7919) % people);

async function measureFinding(db: TestDatabase, api: Api, people: number): Promise<void> {
  const [found, bare]: [number[], number[]] = [[], []];
  for (let nth = -20; nth < LOOKUPS; nth += 1) {
    const number = numberAt(nth + 20, people);
    const took = await find(api, number);
    // The first lookups read from disk and are not measured.
    if (nth < 0) continue;
    if (took === undefined) throw new Error('nobody has a number that was filled in');
    const hashes = db.app.keys.searchHashes('idNumber', number);
    const from = performance.now();
    const rows = await db.query('/* bare */ select id from app.websites where id_hashes && $1', [hashes]);
    if (rows.length === 0) throw new Error('the bare select found nobody');
    found.push(took);
    bare.push(performance.now() - from);
  }
  print(
    `find by ID number, ${LOOKUPS} in turns: p50 ${quantileText(found, 0.5)}, p95 ${quantileText(found, 0.95)} ms by GraphQL; ` +
      `p50 ${quantileText(bare, 0.5)}, p95 ${quantileText(bare, 0.95)} ms by an indexed select alone`,
  );
}

async function measureRotation(db: TestDatabase, api: Api, people: number): Promise<void> {
  const begun = Date.now();
  const program = programOf(db);
  let [said, running, missed] = ['', true, 0];
  program.stdout.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  // Prints progress now and then.
  program.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (/0000\//.test(text)) print(`  ${text.trim().split('\n').at(-1)}`);
  });
  const ended = once(program, 'close').finally(() => {
    running = false;
  });
  const meanwhile: number[] = [];
  for (let nth = 0; running; nth += 1) {
    const took = await find(api, numberAt(nth, people)).catch(() => undefined);
    if (took === undefined) missed += 1;
    else meanwhile.push(took);
    await new Promise((resume) => setTimeout(resume, 20));
  }
  const [code] = await ended;
  const seconds = (Date.now() - begun) / 1000;
  if (code !== 0) throw new Error(`the rotation ended with ${code}`);
  const { changed } = JSON.parse(said) as { changed: Record<string, number> };
  print(
    `rotation: ${changed.websites} rows in ${seconds.toFixed(0)} s (${Math.round((changed.websites ?? 0) / seconds)}/s); ` +
      `${meanwhile.length + missed} look-ups meanwhile, ${missed} failed; p50 ${quantileText(meanwhile, 0.5)}, p95 ${quantileText(meanwhile, 0.95)} ms`,
  );
  if (missed > 0) process.exitCode = 1;
}

await measure(options);
