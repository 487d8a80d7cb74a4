// npm run bench -- gateway: how fast pushed orders leave, beside the least that it can take.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from './build.mjs';
import { atEnd, main } from './lib/ending.mjs';
import { Failure } from './lib/failure.mjs';
import { installPackages, mustBeNewNode } from './lib/install.mjs';
import { makeDataDir, root } from './lib/paths.mjs';
import { startPostgres } from './lib/postgres.mjs';
import { mustRun } from './lib/run.mjs';

const help = `npm run bench -- gateway [--orders 1000] [--small] [--compared 12] [--notices] [--profile FOLDER]
A PostgreSQL of its own, a bureau that answers after 200 ms, one connection, and orders that were pushed: all leave by the real
worker, as it is started in operation. Then the same bytes are zipped and hashed alone. --orders: of about 0.5 MB each, so that a
file is full at 45 MB; with --small of about 4 KB, so that it is full at 1,000 records. --compared: files that are zipped alone
afterwards, 0 for all. --notices: the same worker also sends a mail and an SMS for each order
that was accepted. --profile: a CPU profile of the worker, for a browser's tools. What the figures mean: docs/speed.md.
`;

await main(async () => {
  const args = process.argv.slice(2);
  if (args[0] !== 'gateway') return void process.stdout.write(help);
  const small = args.includes('--small');
  const orders = numberOf(args, '--orders', 1000);
  const compared = numberOf(args, '--compared', 12);
  mustBeNewNode();
  makeDataDir();
  await installPackages();
  await build();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'beian-bench-'));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  const postgres = await startPostgres({ ephemeral: true });
  const watch = path.join(root, 'scripts/bench/watch.mjs');
  const at = args.indexOf('--profile');
  const profile = at < 0 ? undefined : path.resolve(args[at + 1] ?? '.');
  const notices = args.includes('--notices');
  const asked = { notices, profile, orders, compared, imageShare: small ? 0 : 0.9, watch, folder };
  const program = path.join(root, 'apps/worker/dist/testing/bench/gateway.js');
  console.log(
    `${os.availableParallelism()} cores, load ${os.loadavg()[0]?.toFixed(1)} before, Node ${process.versions.node}`,
  );
  await mustRun('The benchmark failed:', process.execPath, [program, JSON.stringify(asked)], {
    env: { ...process.env, TEST_DATABASE_URL: postgres.superuserUrl },
    output: 'shown',
  });
  return 0;
});

/** @param {string[]} args @param {string} name @param {number} usual */
function numberOf(args, name, usual) {
  const at = args.indexOf(name);
  if (at < 0) return usual;
  const text = args[at + 1] ?? '';
  if (!/^\d{1,6}$/.test(text)) throw new Failure(`${name} must be a whole number.\n${help}`);
  return Number(text);
}
