import { availableParallelism, loadavg } from 'node:os';
import { testDatabase } from '@beian/testing/database';
import { fillGrowth, makeTemplates, SPREAD_DAYS } from '../fill/fill-growth.ts';
import { measureGrowth } from './growth-operations.ts';
import { measureDump, measureIndexes, measureSizes } from './growth-sizes.ts';

/**
 * Measures what the desk does often on a scratch database of `small` orders and then of `orders`, so that what grows with their number is
 * seen: copies of two orders made by real events, with their usual rows. Run by `npm run bench -- growth`.
 */
interface GrowthOptions {
  readonly orders: number;
  readonly small: number;
  /** Percent of a finished order's rows that are copied. */
  readonly share: number;
  /** Folder of the server's programs, pg_dump among them; empty: the npm package's server, and the dump is not measured. */
  readonly bin: string;
}
const { orders, small, share, bin }: GrowthOptions = JSON.parse(process.argv[2] ?? '{}');
const say = (line: string) => process.stdout.write(`${line}\n`);

const db = await testDatabase();
try {
  say(
    `${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}; ${share} % of the rows of a finished order; finished orders of ${SPREAD_DAYS} days`,
  );
  const templates = await makeTemplates(db);
  const sizes = [...new Set([Math.min(small, orders), orders])];
  const results: Awaited<ReturnType<typeof measureGrowth>>[] = [];
  let filled = 0;
  for (const size of sizes) {
    const seconds = await fillGrowth(db, templates, { from: filled + 1, to: size, share: share / 100 });
    say(
      `\n${size} orders: ${size - filled} filled in ${seconds.toFixed(0)} s, ${((seconds / (size - filled)) * 1e6).toFixed(0)} µs each`,
    );
    filled = size;
    for (const line of await measureSizes(db, size)) say(line);
    await db.query('select pg_stat_reset()');
    const measured = await measureGrowth(db, templates, size);
    if (bin !== '') measured.push(await measureDump(db, bin));
    results.push(measured);
    for (const { name, p50, p95 } of measured) say(`  ${name}: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`);
    for (const line of await measureIndexes(db)) say(line);
  }
  const [first, last] = [results[0], results.at(-1)];
  if (first !== undefined && last !== undefined && sizes.length > 1) {
    say(`\n| what | ${sizes[0]} orders, p50 / p95 ms | ${sizes.at(-1)} | p50 as a ratio |\n| --- | --- | --- | --- |`);
    for (const [nth, { name, p50, p95 }] of first.entries()) {
      const then = last[nth];
      if (then !== undefined)
        say(
          `| ${name} | ${p50.toFixed(1)} / ${p95.toFixed(1)} | ${then.p50.toFixed(1)} / ${then.p95.toFixed(1)} | ${(then.p50 / p50).toFixed(2)} |`,
        );
    }
  }
  say(`load ${loadavg()[0]?.toFixed(1)} after`);
} finally {
  await db.close();
}
