// npm run chaos -- --orders 50 --seed 7: checks that every order reaches its bureau exactly once while processes are killed.
import os from 'node:os';
import { build } from './build.mjs';
import { main } from './lib/cleanup.mjs';
import { Failure } from './lib/failure.mjs';
import { installPackages, requireNodeVersion } from './lib/install.mjs';
import { makeDataDir } from './lib/paths.mjs';

const help = `npm run chaos -- [--orders 50] [--seed 7] [--least SECONDS]
Orders of all kinds, each for a subject of its own (550 at most), come in rounds of 90; --least is the minimum time with faults per round.
It starts two api processes, three workers, a PostgreSQL and 31 sandbox bureaus. Orders are pushed while a random process is
killed every 2 s, the database crashes, networks to it fall silent, slow down or are cut, and the bureaus lose, delay, repeat and reorder their answers. Then the state of the
desk is compared with the bureaus' ledgers. Exit code 0: every order is at its bureau exactly once, both sides agree,
everything recovered within 120 s, and every kind of fault happened.
`;

await main(async () => {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) return void process.stdout.write(help);
  const orders = numberOf(args, '--orders', 50);
  const seed = numberOf(args, '--seed', 7);
  const least = numberOf(args, '--least', Math.min(60, Math.max(20, orders)));
  requireNodeVersion();
  makeDataDir();
  await installPackages();
  await build();
  const { runChaos } = await import('./chaos/run.mjs');
  const { failuresOf, table } = await import('./chaos/report.mjs');
  const began = performance.now();
  const say = (/** @type {string} */ text) => console.log(`${seconds(began).padStart(7)}  ${text}`);
  const report = await runChaos({ orders, seed, leastMs: least * 1000, pushMs: least * 1000 }, say);
  say(`done on ${os.availableParallelism()} cores, Node ${process.versions.node}\n\n${table(report)}`);
  const failures = failuresOf(report);
  console.log(failures.length === 0 ? '\npassed' : `\nfailed:\n${failures.join('\n')}`);
  return failures.length === 0 ? 0 : 1;
});

/** @param {number} began */
function seconds(began) {
  return `${((performance.now() - began) / 1000).toFixed(1)} s`;
}

/** @param {string[]} args @param {string} name @param {number} usual */
function numberOf(args, name, usual) {
  const at = args.indexOf(name);
  if (at < 0) return usual;
  const text = args[at + 1] ?? '';
  if (!/^\d{1,6}$/.test(text) || Number(text) === 0)
    throw new Failure(`${name} must be a whole number above 0.\n${help}`);
  return Number(text);
}
