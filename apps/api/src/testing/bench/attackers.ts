import http from 'node:http';
import net from 'node:net';
import { fileURLToPath } from 'node:url';

/** The attacks of `attacks.ts`, run in a process of their own: each begins, goes on until it is told to end, and says how it was answered. */

/** What an attacker holds: addresses are loopback ones, so that the API tells the attacker from others. */
export interface Arms {
  readonly port: number;
  /** A partner's key, sessions of four reviewers, and the login of a victim. */
  readonly key: string;
  readonly cookies: readonly string[];
  readonly victim: string;
  /** A photo of some megabytes. */
  readonly photo: string;
}
export type AttackName = keyof typeof attacks;
/** Answers by status; 0: the connection was closed. */
export type Answers = Readonly<Record<number, number>>;

interface Sent {
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer | (() => Iterable<Buffer>);
  readonly from?: string;
}

const attacker = '127.0.0.66';
const json = { 'content-type': 'application/json' };
let isOver = false;
let answers: Record<number, number> = {};
const note = (status: number) => {
  answers[status] = (answers[status] ?? 0) + 1;
};

const agents = new Map<string, http.Agent>();
const agentOf = (from: string): http.Agent => {
  const known = agents.get(from) ?? new http.Agent({ keepAlive: true, maxSockets: 200 });
  agents.set(from, known);
  return known;
};

function send(port: number, { path, headers = {}, body = '', from = attacker }: Sent): Promise<void> {
  return new Promise((resolve) => {
    const options = { agent: agentOf(from), localAddress: from, port, path, method: 'POST', headers };
    const call = http.request(options, (answer) => {
      answer.resume();
      answer.on('close', () => {
        note(answer.statusCode ?? 0);
        resolve();
      });
    });
    call.on('error', () => {
      note(0);
      resolve();
    });
    if (typeof body !== 'function') return void call.end(body);
    for (const piece of body()) call.write(piece);
    call.end();
  });
}

/** Sends again and again, so many at a time. A refusal is not waited for. */
async function loop(atOnce: number, next: (nth: number) => Promise<void>): Promise<void> {
  let nth = 0;
  const one = async () => {
    while (!isOver) await next(nth++);
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}

const graphql = (query: string, headers: Record<string, string>): Sent => ({
  path: '/graphql',
  headers: { ...json, 'apollo-require-preflight': '1', ...headers },
  body: JSON.stringify({ query }),
});
const signIn = (login: string, from?: string): Sent => ({
  path: '/auth/sign-in',
  headers: json,
  body: JSON.stringify({ login, password: 'a wrong password' }),
  ...(from === undefined ? {} : { from }),
});
const wide = `{ ${Array.from({ length: 20 }, (_, at) => `a${at}: orders(first: 100) { edges { node { id number state version due { at } } } }`).join(' ')} }`;
const dear =
  '{ orders(first: 100) { edges { node { id actions { event } items { key } timeline { at } parties { party } } } } }';
const large = `{ ${Array.from({ length: 900 }, (_, at) => `f${at}: nothing${at}(a: {b: [1, 2, 3]})`).join(' ')} }`;
/** 127.0.2.0 to 127.0.2.199. */
const many = (nth: number) => `127.0.2.${nth % 200}`;

export const attacks = {
  'wrong sign-ins, 200 at a time, from one address': ({ port }: Arms) =>
    loop(200, (nth) => send(port, signIn(`nobody-${nth}`))),
  'wrong sign-ins, 200 at a time, from 200 addresses': ({ port }: Arms) =>
    loop(200, (nth) => send(port, signIn(`nobody-${nth}`, many(nth)))),
  'wrong sign-ins at one account, 200 at a time': ({ port, victim }: Arms) =>
    loop(200, (nth) => send(port, signIn(victim, many(nth)))),
  'one staff session, 20 aliases of 100 orders': ({ port, cookies }: Arms) =>
    loop(1, () => send(port, graphql(wide, { cookie: cookies[0] ?? '' }))),
  'four staff sessions, 20 aliases of 100 orders': ({ port, cookies }: Arms) =>
    loop(4, (nth) => send(port, graphql(wide, { cookie: cookies[nth % 4] ?? '' }))),
  '2,500 connections that are kept': ({ port }: Arms) => keepConnections(port, 2500),
  'guessed keys, 100 at a time': ({ port }: Arms) =>
    loop(100, (nth) => send(port, graphql('{ viewer { name } }', { authorization: `Bearer bd_live_${nth}` }))),
  'guessed links, 100 at a time': ({ port }: Arms) =>
    loop(100, (nth) => send(port, { path: `/upload-links/guess-${nth}`, headers: { 'content-type': 'image/jpeg' } })),
  'guessed sessions, 100 at a time': ({ port }: Arms) =>
    loop(100, (nth) => send(port, graphql('{ viewer { name } }', { cookie: `beian_session=guess-${nth}` }))),
  'large invalid documents of nobody, 50 at a time': ({ port }: Arms) => loop(50, () => send(port, graphql(large, {}))),
  'dear queries of a partner, 50 at a time': ({ port, key }: Arms) =>
    loop(50, () => send(port, graphql(dear, { authorization: `Bearer ${key}` }))),
  'uploads of a partner, eight in pieces of one byte and eight photos': ({ port, key, photo }: Arms) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'image/jpeg' };
    const bytes = Buffer.from(photo, 'base64');
    const pieces = function* () {
      for (let at = 0; at < 200_000; at += 1) yield bytes.subarray(at, at + 1);
    };
    return loop(16, (nth) => send(port, { path: '/uploads', headers, body: nth % 2 === 0 ? bytes : pieces }));
  },
} satisfies Record<string, (arms: Arms) => Promise<void>>;

/** Opens connections, uses each once and keeps it. */
async function keepConnections(port: number, most: number): Promise<void> {
  const open: net.Socket[] = [];
  for (let at = 0; at < most && !isOver; at += 1) {
    const socket = net.connect({ port, host: '127.0.0.1', localAddress: attacker });
    socket.on('error', () => undefined);
    socket.on('close', () => note(0));
    socket.on('data', (piece) => note(Number(String(piece.subarray(9, 12)))));
    socket.write('GET /readyz HTTP/1.1\r\nhost: x\r\n\r\n');
    open.push(socket);
    if (at % 50 === 0) await new Promise(setImmediate);
  }
  while (!isOver) await new Promise((resolve) => setTimeout(resolve, 20));
  for (const socket of open) socket.destroy();
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.send !== undefined) {
  process.on('message', async (asked: 'over' | { name: AttackName; arms: Arms }) => {
    if (asked === 'over') {
      isOver = true;
      return;
    }
    [isOver, answers] = [false, {}];
    await attacks[asked.name](asked.arms);
    for (const agent of agents.values()) agent.destroy();
    agents.clear();
    process.send?.(answers);
  });
  process.on('disconnect', () => process.exit());
  process.send('ready');
}
