import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** Sends requests at a fixed rate. As a program: the flood of refused queries of `limits.ts`, in a separate process. */

/** Rate per second and duration in seconds of a flood. */
export interface Flood {
  readonly port: number;
  readonly key: string;
  readonly rate: number;
  readonly seconds: number;
}
export interface Flooded {
  readonly refused: readonly number[];
  readonly statuses: Readonly<Record<number, number>>;
}

const bad = [
  // Above the bucket, too deep, the same field repeated, unknown fields.
  '{ orders(first: 100) { edges { node { id actions { event } items { key } timeline { at } due { at } parties { party } } } } }',
  `{ order(id: "x") { ${'record { openOrder { '.repeat(6)} id ${'} }'.repeat(6)} } }`,
  `{ ${'viewer { name } '.repeat(480)} }`,
  `{ viewer { ${Array.from({ length: 900 }, (_, at) => `nam${at}`).join(' ')} } }`,
];

export const agent = new http.Agent({ keepAlive: true, maxSockets: 256 });

/** Returns status and milliseconds. */
export function ask(
  port: number,
  key: string,
  query: string,
  variables: object = {},
): Promise<{ status: number; ms: number }> {
  const text = JSON.stringify({ query, variables });
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      'content-length': Buffer.byteLength(text),
      authorization: `Bearer ${key}`,
    };
    const sent = http.request({ agent, port, path: '/graphql', method: 'POST', headers }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, ms: performance.now() - begun }));
    });
    sent.on('error', reject);
    sent.end(text);
  });
}

/** Sends at a fixed rate, without waiting for answers. */
export async function paced(perSecond: number, seconds: number, send: (nth: number) => Promise<void>): Promise<void> {
  const begun = performance.now();
  const sent: Promise<void>[] = [];
  for (let nth = 0; nth < perSecond * seconds; nth += 1) {
    const wait = begun + (nth * 1000) / perSecond - performance.now();
    if (wait > 1) await sleep(wait);
    sent.push(send(nth));
  }
  await Promise.all(sent);
}

async function flood({ port, key, rate, seconds }: Flood): Promise<Flooded> {
  const refused: number[] = [];
  const statuses: Record<number, number> = {};
  await paced(rate, seconds, async (nth) => {
    const { status, ms } = await ask(port, key, bad[nth % bad.length] ?? '');
    statuses[status] = (statuses[status] ?? 0) + 1;
    if (status >= 500 || status < 400) throw new Error(`a refused query got ${status}`);
    refused.push(ms);
  });
  return { refused, statuses };
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.send !== undefined) {
  process.on('message', async (asked: Flood) => void process.send?.(await flood(asked)));
  process.send('ready');
}
