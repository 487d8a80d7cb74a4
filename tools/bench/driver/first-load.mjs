import os from 'node:os';
import { measurePageLoad } from '../../../scripts/lib/page-load.mjs';
import { startConsole } from './console.mjs';

/** Goals of the queue with a cold cache; the other pages are measured beside them. */
const goals = '| goal | 350 | 25 | 1,000 | 3,000 |';

/**
 * Measures how pages open over a slow line, and prints a table for docs/performance.md.
 * @param {{ orders: number, rounds: number, command: string }} options
 */
export async function benchFirstLoad({ orders, rounds, command }) {
  const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);
  const { url, openContext, filled, chromiumVersion } = await startConsole(orders, say);
  const pages = [
    { name: 'queue', path: '/queue', ready: '[data-row]', person: filled.reviewers[0] },
    { name: 'desk', path: `/orders/${filled.thick[0]}`, ready: '[data-item]', person: filled.reviewers[0] },
    { name: 'board', path: '/board', ready: '[data-tile]', person: filled.supervisor },
  ];
  say(
    `${os.availableParallelism()} cores, load ${os.loadavg()[0]?.toFixed(1)} before, Node ${process.versions.node}, Chromium ${chromiumVersion}; ${command}`,
  );
  say('| page, cache | kB | requests | first paint, ms | stands, ms |\n| --- | --- | --- | --- | --- |');
  for (const { name, path: where, ready: selector, person } of pages) {
    /** @type {Record<'cold' | 'warm', Awaited<ReturnType<typeof measurePageLoad>>[]>} */
    const loads = { cold: [], warm: [] };
    for (let nth = 0; nth < rounds; nth += 1) {
      const context = await openContext(person);
      loads.cold.push(await measurePageLoad(context, url + where, selector));
      loads.warm.push(await measurePageLoad(context, url + where, selector));
      await context.close();
    }
    for (const [cache, all] of Object.entries(loads)) {
      const [kB, requests, paint, stands] = [
        median(all.map(({ bytes }) => bytes / 1000)),
        median(all.map((one) => one.requests.length)),
        median(all.map(({ firstPaintMs }) => firstPaintMs)),
        median(all.map(({ readyMs }) => readyMs)),
      ].map((value) => Math.round(value).toLocaleString('en-US'));
      say(`| ${name}, ${cache} | ${kB} | ${requests} | ${paint} | ${stands} |`);
    }
  }
  say(goals);
}

/** @param {number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
