// npm run drill: the faults that an operator must expect, one after the other, on one machine. docs/reliability.md, Drill.
import os from 'node:os';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { stepNames } from './drill/names.mjs';
import { main } from './lib/cleanup.mjs';
import { Failure } from './lib/failure.mjs';
import { installPackages, requireNodeVersion } from './lib/install.mjs';
import { makeDataDir } from './lib/paths.mjs';

const help = `npm run drill -- [--only STEP[,STEP]] [--without-upgrade] [--seed 7]
It starts two API processes behind HAProxy, two workers, a PostgreSQL and 31 sandbox bureaus, and breaks one thing after the other while requests
come and orders are pushed. For each step it prints what was lost, doubled and wrongly stopped, the seconds until the fault was seen and until all is ready again, and what the
metrics showed: before, during and after. Exit code 0: every fault was seen within 30 s, and nothing was lost, doubled or wrongly stopped; 1: see the
last lines.
Steps: ${stepNames.join(', ')}.
Needs haproxy and PostgreSQL's programs of Debian; the step disk-full must be allowed to mount.
`;

await main(async () => {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return void process.stdout.write(help);
  const only = options.only?.split(',');
  const unknown = only?.filter((name) => !(/** @type {readonly string[]} */ (stepNames).includes(name))) ?? [];
  if (unknown.length > 0) throw new Failure(`--only: there is no step ${unknown.join(', ')}.\n${help}`);
  const seed = Number(options.seed);
  if (!/^\d{1,9}$/.test(options.seed)) throw new Failure(`--seed must be a whole number.\n${help}`);
  requireNodeVersion();
  makeDataDir();
  await installPackages();
  await build();
  const { steps } = await import('./drill/steps.mjs');
  const chosen = steps.filter(
    ({ name, former }) => (only?.includes(name) ?? true) && !(former && options['without-upgrade']),
  );
  const { runDrill } = await import('./drill/run.mjs');
  const { failuresOf, table } = await import('./drill/report.mjs');
  const began = performance.now();
  const say = (/** @type {string} */ text) =>
    console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(7)} s  ${text}`);
  const results = await runDrill({ steps: chosen, seed }, say);
  const load = os.loadavg().map((one) => one.toFixed(1));
  say(
    `done on ${os.availableParallelism()} cores, Node ${process.versions.node}, load ${load.join(', ')}\n\n${table(results)}`,
  );
  const failures = failuresOf(results);
  console.log(failures.length === 0 ? '\npassed' : `\nfailed:\n${failures.join('\n')}`);
  return failures.length === 0 ? 0 : 1;
});

/** @param {string[]} args */
function readOptions(args) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        only: { type: 'string' },
        seed: { type: 'string', default: '7' },
        'without-upgrade': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return values;
  } catch (error) {
    throw new Failure(`${error instanceof Error ? error.message : error}\n${help}`);
  }
}
