import http from 'node:http';
import { send } from './load.mjs';
import { median, percentile } from './statistics.mjs';

/** @typedef {import('./operations.mjs').BenchInputs} BenchInputs @typedef {{ list: string, page: number, first: number, deep: number, back: number, p95: number, ratio: number, line: string }} Pages */

/** Lists by how they are read: a stage with one state, one with several states, and finished orders. */
const lists = [
  { list: 'initial review, by due', variables: { filter: { stage: 'INITIAL' } } },
  { list: 'everything open, by due', variables: { filter: { stage: 'ALL' } } },
  { list: 'finished, latest first', variables: { filter: { stage: 'DONE' } } },
];
/** Pages of 100 rows that are read to reach a page far into the list. */
const TURNS = 100;

/**
 * Measures a page of 50 rows at the start of a list, far into it, and back from there; one caller, alternating.
 * @param {number} port @param {BenchInputs} inputs @param {number} seconds for each list
 * @returns {Promise<Pages[]>}
 */
export async function measurePages(port, inputs, seconds) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  /** @param {object} variables */
  const ask = async (variables) => {
    const began = performance.now();
    const { body, status } = await send(agent, port, {
      path: '/graphql',
      headers: { accept: 'application/graphql-response+json', cookie: inputs.cookies[0] ?? '' },
      body: { query: inputs.documents.orders, variables },
    });
    const time = performance.now() - began;
    const orders = JSON.parse(body).data?.orders;
    if (status !== 200 || orders === undefined) throw new Error(`a page: ${body.slice(0, 300)}`);
    return { time, info: orders.pageInfo };
  };
  const found = [];
  for (const { list, variables } of lists) {
    let page = 1;
    let { info } = await ask({ ...variables, first: 100 });
    for (; page < TURNS && info.hasNextPage; page++)
      ({ info } = await ask({ ...variables, first: 100, after: info.endCursor }));
    /** @type {{ first: number[], deep: number[], back: number[] }} */
    const times = { first: [], deep: [], back: [] };
    const until = performance.now() + seconds * 3000;
    while (performance.now() < until || times.back.length < 5) {
      times.first.push((await ask({ ...variables, first: 50 })).time);
      times.deep.push((await ask({ ...variables, first: 50, after: info.startCursor })).time);
      times.back.push((await ask({ ...variables, last: 50, before: info.startCursor })).time);
    }
    const [first, deep, back] = [median(times.first), median(times.deep), median(times.back)];
    const p95 = percentile(
      Object.values(times)
        .flat()
        .sort((a, b) => a - b),
      0.95,
    );
    const ratio = Math.max(deep, back) / first;
    const ms = (/** @type {number} */ value) => `${value.toFixed(1)} ms`;
    const line = `${list}: page 1 ${ms(first)}, after ${page * 100} rows ${ms(deep)}, back from there ${ms(back)} (medians; p95 of all ${ms(p95)})`;
    found.push({ list, page, first, deep, back, p95, ratio, line });
  }
  agent.destroy();
  return found;
}
