import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createStaff } from '@beian/accounts/staff';
import { openContext } from '@beian/database/context';
import { system, transaction } from '@beian/database/transaction';
import { readImagesApart } from '@beian/documents/images';
import { testDatabase } from '@beian/testing/database';
import { noisyJpeg, seedOtherPartner, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { pino } from 'pino';
import { createServer } from '../../server.ts';
import { type Answers, type Arms, type AttackName, attacks } from './attackers.ts';

/**
 * Measures what others notice of an attack: another partner's page of orders, another reviewer's queue page, and good sign-ins from a known
 * device, in turns with and without each attack. See `npm run bench -- --help`.
 */
interface BenchOptions {
  readonly seconds: number;
  readonly turns: number;
  /** Attacks whose name contains one of these texts, with commas between; empty: all. */
  readonly only: string;
  readonly orders: number;
}
/** Most times that the p95 of others may be of what it is when it is quiet. */
const GOAL = 3;
/** Requests per second of the good partner and of the good reviewer; sign-ins per second. */
const [PAGES, SIGN_INS] = [20, 2];
const print = (line: string) => process.stdout.write(`${line}\n`);

interface Opened {
  readonly databaseUrl: string;
  readonly keysFile: string;
  readonly filesDir: string;
}
async function serve(opened: Opened) {
  readImagesApart({ program: new URL('../../image-process.js', import.meta.url), env: {}, onEnd: print });
  const ctx = await openContext(opened);
  const settings = { consoleDir: undefined, graphiqlDir: undefined, sandboxUrl: undefined, secureCookies: false };
  const app = await createServer(ctx, settings, pino({ level: 'silent' }));
  await app.listen({ host: '127.0.0.1', port: 0 });
  process.on('disconnect', () => process.exit());
  process.send?.({ port: (app.server.address() as { port: number }).port });
}

const page = `{ orders(first: 20) { totalCount pageInfo { endCursor } edges { node { id number state due { at } } } } }`;
const json = { 'content-type': 'application/json' };

interface Good {
  /** Each has an address of its own, and keeps its connections. */
  readonly from: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object;
}
const agents = new Map<string, http.Agent>();
/** Status, milliseconds and cookies of one request; status 0: no answer. */
function ask(
  port: number,
  { from, path, headers, body }: Good,
): Promise<{ status: number; ms: number; cookies: string[] }> {
  const agent = agents.get(from) ?? new http.Agent({ keepAlive: true, maxSockets: 64 });
  agents.set(from, agent);
  const begun = performance.now();
  return new Promise((resolve) => {
    const end = (status: number, cookies: string[] = []) => resolve({ status, ms: performance.now() - begun, cookies });
    const call = http.request(
      { agent, localAddress: from, port, path, method: 'POST', headers: { ...json, ...headers }, timeout: 60_000 },
      (answer) => {
        answer.resume();
        answer.on('end', () => end(answer.statusCode ?? 0, answer.headers['set-cookie']));
      },
    );
    call.on('timeout', () => call.destroy());
    call.on('error', () => end(0));
    call.end(JSON.stringify(body));
  });
}

interface Seen {
  readonly times: number[];
  refused: number;
}
/** Sends at a fixed rate, without waiting for answers. */
async function paced(
  perSecond: number,
  seconds: number,
  send: () => Promise<{ status: number; ms: number }>,
): Promise<Seen> {
  const seen: Seen = { times: [], refused: 0 };
  const begun = performance.now();
  const sent: Promise<void>[] = [];
  for (let nth = 0; nth < perSecond * seconds; nth += 1) {
    const wait = begun + (nth * 1000) / perSecond - performance.now();
    if (wait > 1) await sleep(wait);
    sent.push(
      send().then(({ status, ms }) => {
        seen.times.push(ms);
        if (status !== 200) seen.refused += 1;
      }),
    );
  }
  await Promise.all(sent);
  return seen;
}

const quantile = (times: readonly number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
const ms = (value: number) => `${value.toFixed(0)} ms`;

async function measure({ seconds, turns, only, orders }: BenchOptions): Promise<boolean> {
  const db = await testDatabase();
  const [record] = await seedRecords(db);
  const people = await seedPeople(db);
  const stranger = await seedOtherPartner(db);
  if (record === undefined) throw new Error('the seed made no record');
  const orderId = await orderInState(db, people, record, 'INITIAL_REVIEW');
  await db.query(
    `insert into app.orders select (json_populate_record(o, json_build_object('id', o.id || '-' || n, 'number', o.number || n, 'locked', false,
       'updated_at', o.updated_at + n * interval '1 second'))).* from app.orders o, generate_series(2, $2::int) n where o.id = $1`,
    [orderId, orders],
  );
  await db.query('vacuum analyze app.orders');
  const by = system('clock');
  const password = randomBytes(12).toString('base64url');
  const staff: { login: string }[] = [];
  for (let at = 0; at < 7; at += 1)
    staff.push(
      await transaction(db.worker, by, (tx) =>
        createStaff(tx, by, { login: `bench-${at}`, name: `甲${at}`, roles: ['reviewer'], password }),
      ),
    );
  const api = fork(fileURLToPath(import.meta.url), { env: { NODE_ENV: 'production' } });
  api.send({ databaseUrl: db.appUrl, keysFile: db.keysFile, filesDir: db.filesDir });
  const [{ port }] = (await once(api, 'message')) as [{ port: number }];

  const signIn = (login: string, from: string, cookie = '') =>
    ask(port, { from, path: '/auth/sign-in', headers: cookie === '' ? {} : { cookie }, body: { login, password } });
  const cookieOf = async (login: string) => {
    const { cookies, status } = await signIn(login, '127.0.0.2');
    if (status !== 200) throw new Error(`a sign-in was answered ${status}`);
    const pairs = cookies.map((one) => one.split(';')[0] ?? '');
    const find = (name: string) => pairs.find((pair) => pair.includes(name)) ?? '';
    return { session: find('session'), device: find('device') };
  };
  const cookies: Awaited<ReturnType<typeof cookieOf>>[] = [];
  for (const { login } of staff) cookies.push(await cookieOf(login));
  const [reviewer, known] = [cookies[5], cookies[6]];
  if (reviewer === undefined || known === undefined) throw new Error('nobody signed in');
  const arms: Arms = {
    ...{ port, key: stranger.key, cookies: cookies.slice(0, 4).map(({ session }) => session) },
    victim: staff[4]?.login ?? '',
    photo: (await noisyJpeg(2400, 1800, 80)).toString('base64'),
  };
  const graphql = (from: string, headers: Record<string, string>): Good => ({
    ...{ from, path: '/graphql', body: { query: page } },
    headers: { accept: 'application/graphql-response+json', ...headers },
  });
  const asPartner = graphql('127.0.0.3', { authorization: `Bearer ${people.partner.key}` });
  const asReviewer = graphql('127.0.0.4', { cookie: reviewer.session });
  await db.query('update app.partners set points_per_second = 10000, points_bucket = 100000 where id = $1', [
    people.partner.actor.id,
  ]);

  const goodTraffic = async () => {
    const [partner, staffs, signIns] = await Promise.all([
      paced(PAGES, seconds, () => ask(port, asPartner)),
      paced(PAGES, seconds, () => ask(port, asReviewer)),
      paced(SIGN_INS, seconds, () => signIn(staff[6]?.login ?? '', '127.0.0.5', known.device)),
    ]);
    return { partner, staff: staffs, signIns };
  };
  const attackers = fork(fileURLToPath(new URL('attackers.js', import.meta.url)));
  await once(attackers, 'message');
  // They would be other machines: what they compute themselves is not to be measured.
  os.setPriority(attackers.pid as number, os.constants.priority.PRIORITY_BELOW_NORMAL);
  let isEnding = false;
  for (const child of [api, attackers])
    child.once('exit', () => {
      if (!isEnding) throw new Error('a program of the benchmark has ended');
    });
  const underAttack = async (name: AttackName) => {
    attackers.send({ name, arms });
    await sleep(500);
    const seen = await goodTraffic();
    attackers.send('over');
    const [answers] = (await once(attackers, 'message')) as [Answers];
    return { ...seen, answers };
  };

  await goodTraffic();
  print(
    `p95 of others, quiet → attacked, in turns of ${seconds} s, ${turns} of each; good sign-ins are from a known device.`,
  );
  let isMet = true;
  const wanted = (Object.keys(attacks) as AttackName[]).filter((name) =>
    only.split(',').some((part) => name.includes(part)),
  );
  for (const name of wanted) {
    const sides = {
      quiet: [] as Awaited<ReturnType<typeof goodTraffic>>[],
      attacked: [] as Awaited<ReturnType<typeof underAttack>>[],
    };
    for (let turn = 0; turn < turns; turn += 1) {
      sides.quiet.push(await goodTraffic());
      sides.attacked.push(await underAttack(name));
      // Locks of the victim's account and of addresses are not what is measured.
      await db.query('delete from app.sign_in_tries');
    }
    const p95 = (of: 'partner' | 'staff' | 'signIns', side: 'quiet' | 'attacked') =>
      quantile(
        sides[side].flatMap((one) => one[of].times),
        0.95,
      );
    const said = (['partner', 'staff'] as const).map((of) => {
      const [quiet, attacked] = [p95(of, 'quiet'), p95(of, 'attacked')];
      if (attacked > GOAL * quiet) isMet = false;
      return `${of} ${ms(quiet)} → ${ms(attacked)} (× ${(attacked / quiet).toFixed(1)})`;
    });
    const refused = (of: 'partner' | 'staff' | 'signIns') =>
      sides.attacked.reduce((sum, one) => sum + one[of].refused, 0);
    const all = sides.attacked.reduce((sum, one) => sum + one.signIns.times.length, 0);
    if (refused('partner') + refused('staff') + refused('signIns') > 0) isMet = false;
    const statuses: Record<number, number> = {};
    for (const { answers } of sides.attacked)
      for (const [status, many] of Object.entries(answers))
        statuses[Number(status)] = (statuses[Number(status)] ?? 0) + many;
    print(
      `  ${name}: ${said.join(', ')}, refused ${refused('partner')} and ${refused('staff')}; sign-ins ${all - refused('signIns')} of ${all}, ${ms(p95('signIns', 'quiet'))} → ${ms(p95('signIns', 'attacked'))}; the attacker was answered ${JSON.stringify(statuses)}`,
    );
  }
  isEnding = true;
  attackers.kill();
  api.kill('SIGKILL');
  await Promise.all([once(attackers, 'exit'), once(api, 'exit')]);
  for (const agent of agents.values()) agent.destroy();
  await db.close();
  print(
    isMet
      ? `every p95 is at most × ${GOAL}, and nobody else was refused`
      : `NOT MET: a p95 over × ${GOAL}, or somebody else was refused`,
  );
  return isMet;
}

if (process.send === undefined) {
  print(`${os.availableParallelism()} cores, load ${os.loadavg()[0]?.toFixed(1)}, Node ${process.versions.node}`);
  process.exitCode = (await measure(JSON.parse(process.argv[2] ?? '{}') as BenchOptions)) ? 0 : 1;
} else process.once('message', (opened: Opened) => serve(opened));
