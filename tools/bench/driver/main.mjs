// npm run bench [-- NAME OPTIONS]: runs one of the benchmarks in benchmarks.mjs against a PostgreSQL of its own. Speed is compared with a
// minimal program that does the same work (docs/performance.md).
import os from 'node:os';
import path from 'node:path';
import { build } from '../../../scripts/build.mjs';
import { main } from '../../../scripts/lib/cleanup.mjs';
import { Failure } from '../../../scripts/lib/failure.mjs';
import { installPackages, requireNodeVersion } from '../../../scripts/lib/install.mjs';
import { makeDataDir, root } from '../../../scripts/lib/paths.mjs';
import { startPostgres } from '../../../scripts/lib/postgres.mjs';
import { mustRun } from '../../../scripts/lib/run.mjs';
import { benchmarks } from './benchmarks.mjs';
import { readOptions, usageOf } from './options.mjs';

/** @typedef {import('./benchmarks.mjs').Benchmark} Benchmark */

await main(async () => {
  const args = process.argv.slice(2);
  if (args.includes('--help')) return void process.stdout.write(help());
  const name = args[0] === undefined || args[0].startsWith('--') ? 'desk' : args[0];
  const flags = args[0] === name ? args.slice(1) : args;
  const command = `npm run bench -- ${args.join(' ')}`.trim();
  if (name === 'desk') {
    const options = readOptions(benchmarks.desk.options, flags);
    await prepare();
    // Imported here, because its packages exist only after the install.
    const { benchDesk } = await import('./desk.mjs');
    return (await benchDesk({ ...options, command })) ? 0 : 1;
  }
  if (name === 'scale') {
    const options = readOptions(benchmarks.scale.options, flags);
    await prepare();
    const { benchScale } = await import('./scale.mjs');
    return (await benchScale({ ...options, command })) ? 0 : 1;
  }
  if (name === 'first-load') {
    const options = readOptions(benchmarks['first-load'].options, flags);
    await prepare();
    const { benchFirstLoad } = await import('./first-load.mjs');
    await benchFirstLoad({ ...options, command });
    return 0;
  }
  if (name === 'reviewer-day') {
    const options = readOptions(benchmarks['reviewer-day'].options, flags);
    await prepare();
    const { benchReviewerDay } = await import('./reviewer-day.mjs');
    return (await benchReviewerDay({ ...options, command })) ? 0 : 1;
  }
  const row = /** @type {Record<string, Benchmark>} */ (benchmarks)[name];
  if (row?.program === undefined) throw new Failure(`There is no benchmark ${name}.\n${help()}`);
  const options = readOptions(row.options, flags);
  await prepare();
  const bin = typeof options.bin === 'string' && options.bin !== '' ? options.bin : undefined;
  const postgres = row.noDatabase
    ? undefined
    : await startPostgres({ ephemeral: true, inMemory: row.onDisk !== true, bin });
  console.log(
    `${os.availableParallelism()} cores, load ${os.loadavg()[0]?.toFixed(1)} before, Node ${process.versions.node}; ${command}`,
  );
  const argument = JSON.stringify({ ...options, ...row.also?.() });
  await mustRun('The benchmark failed:', process.execPath, [path.join(root, row.program), argument], {
    env: { ...process.env, ...(postgres && { TEST_DATABASE_URL: postgres.superuserUrl }) },
    output: 'shown',
  });
  return 0;
});

async function prepare() {
  requireNodeVersion();
  makeDataDir();
  await installPackages();
  await build();
}

function help() {
  const rows = Object.entries(benchmarks).map(
    ([name, { options, help: text }]) => `${usageOf(name, options)}\n${text}\n`,
  );
  return `Each benchmark starts a PostgreSQL of its own and fills it. Without a name: desk. Results: docs/performance.md.\n\n${rows.join('\n')}`;
}
