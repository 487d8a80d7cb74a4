// Load generator in a separate process: each caller keeps one connection and sends its next request when the last is answered. Jobs
// arrive by IPC and results go back by IPC; times cover only the measured request.
import http from 'node:http';
import { operations } from './operations.mjs';
import { seededRandom } from './statistics.mjs';

/** @typedef {import('./operations.mjs').BenchInputs} BenchInputs */
/**
 * @typedef {{ operation: string, side: 'bare' | 'desk', port: number, connections: number, seconds: number, seed: number, inputs: BenchInputs }} Job
 * @typedef {{ count: number, seconds: number, times: number[], errors: Record<string, number> }} Result
 */

/** @param {Job} job @returns {Promise<Result>} */
async function run({ operation, side, port, connections, seconds, seed, inputs }) {
  const row = operations.find(({ name }) => name === operation);
  if (row === undefined) throw new Error(`no operation ${operation}`);
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const { prepare, maxCalls = Number.POSITIVE_INFINITY } = row.on(side, inputs);
  /** @type {number[]} */
  const times = [];
  /** @type {Record<string, number>} */
  const errors = {};
  let taken = 0;
  const began = performance.now();
  const until = began + seconds * 1000;
  /** @param {number} caller */
  const call = async (caller) => {
    const random = seededRandom(seed * 1000 + caller);
    while (performance.now() < until && taken < maxCalls) {
      const { request, check, after } = prepare({ caller, nth: taken++, random });
      const start = performance.now();
      const answer = await send(agent, port, request);
      const time = performance.now() - start;
      const wrong =
        answer.status === 200 ? check(answer.body) : `status ${answer.status}: ${answer.body.slice(0, 200)}`;
      if (wrong === null) times.push(time);
      else note(errors, wrong);
      if (wrong !== null || after === undefined) continue;
      const more = await send(agent, port, after(answer.body));
      if (more.status !== 200) note(errors, `afterwards: ${more.status}`);
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, caller) => call(caller)));
  const lasted = (performance.now() - began) / 1000;
  agent.destroy();
  return { count: times.length, seconds: lasted, times, errors };
}

/** Counts equal errors once: ids are masked. @param {Record<string, number>} errors @param {string} what */
function note(errors, what) {
  const key = what.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32}/g, '…');
  errors[key] = (errors[key] ?? 0) + 1;
}

/**
 * @param {http.Agent} agent @param {number} port
 * @param {{ path: string, headers: Record<string, string>, body: unknown }} request
 * @returns {Promise<{ status: number, body: string }>}
 */
export function send(agent, port, { path, headers, body }) {
  const text = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = http.request(
      {
        agent,
        port,
        path,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), ...headers },
      },
      (answer) => {
        /** @type {Buffer[]} */
        const pieces = [];
        answer.on('data', (piece) => pieces.push(piece));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(pieces).toString() }));
        answer.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(text);
  });
}

if (process.send !== undefined)
  process.on('message', (/** @type {Job} */ job) => {
    run(job).then(
      (result) => process.send?.(result),
      (error) => process.send?.({ failed: String(error) }),
    );
  });
