import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from './build.mjs';
import { checks } from './lib/checks.mjs';
import { main, runCleanups } from './lib/cleanup.mjs';
import { debianPostgres } from './lib/debian-postgres.mjs';
import { describe, Failure } from './lib/failure.mjs';
import { findChromium, installMachineNeeds, installPackages, requireNodeVersion, withoutNpm } from './lib/install.mjs';
import { makeDataDir, root } from './lib/paths.mjs';
import { startPostgres } from './lib/postgres.mjs';
import { createProgress } from './lib/progress.mjs';
import { run } from './lib/run.mjs';
import { sourceFiles } from './lib/source-files.mjs';
import { asObject, readJson } from './lib/store.mjs';

const help = `npm test [-- [--project unit|component|db|e2e|browser|long]… [part of a file name]…]
npm run test:long also runs the project long, and the project db a second time on Debian's PostgreSQL.
npm test -- --debian uses the newest PostgreSQL of apt instead of the one that npm ships; without --project it runs the project db.
With a project or a part of a name only those tests run, without types, lint, import boundaries, links and generated docs; programs are
built where one of these tests runs them.
TEST_DATABASE_URL (of a superuser): the tests use this PostgreSQL instead of starting one.
`;

const projects = ['unit', 'component', 'db', 'e2e', 'browser'];
/** The same tests with fewer processes: vitest.config.ts. */
const allProjects = ['node', 'component', 'browser'];

/** The counts of the run; a check counts as one test. @type {import('./lib/tally-reporter.mjs').Tally} */
const tally = { passed: 0, failed: 0, skipped: [] };
const { step, say, total } = createProgress();

await main(async () => {
  const { wanted, filters, long, debian, askedForHelp } = readArguments(process.argv.slice(2));
  if (askedForHelp) return void process.stdout.write(help);
  const all = wanted.length === 0 && filters.length === 0;
  try {
    requireNodeVersion();
    makeDataDir();
    const asked = wanted.length > 0 ? wanted : [...projects, ...(long ? ['long'] : [])];
    const built = !all && needBuild(asked, filters);
    const url = await prepare({ all, built, debian, long: asked.includes('long') });
    await runVitest(url, wanted.length > 0 ? wanted : [...allProjects, ...(long ? ['long'] : [])], filters);
    if (all && long) await runOnDebian();
    if (!all) tally.skipped.push('lint, import rules, links and generated docs, only some tests were asked for');
  } catch (error) {
    tally.failed += 1;
    say(`\n${describe(error)}`);
  }
  await runCleanups();
  say(`\nall steps ${total()}\n${skippedLine(tally.skipped)}\n${tally.passed} passed, ${tally.failed} failed`);
  return tally.failed === 0 && tally.passed > 0 ? 0 : 1;
});

/** @param {string[]} args */
function readArguments(args) {
  /** @type {string[]} */
  const wanted = [];
  /** @type {string[]} */
  const filters = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg === '--project') wanted.push(args[++at] ?? '');
    else if (!arg.startsWith('-')) filters.push(arg);
    else if (!['--long', '--debian', '--help', '-h'].includes(arg)) throw new Failure(`${arg} is no option.\n${help}`);
  }
  const unknown = wanted.find((name) => ![...projects, 'long'].includes(name));
  if (unknown !== undefined) throw new Failure(`There is no project "${unknown}".\n${help}`);
  const debian = args.includes('--debian');
  if (debian && wanted.length === 0) wanted.push('db');
  return {
    wanted,
    filters,
    debian,
    long: args.includes('--long'),
    askedForHelp: args.includes('--help') || args.includes('-h'),
  };
}

/**
 * Whether one of these tests runs or serves what a build makes: all others run the sources.
 * @param {string[]} wanted projects @param {string[]} filters parts of file names
 */
function needBuild(wanted, filters) {
  return ['packages', 'apps', 'tools', 'scripts', 'e2e'].some((folder) =>
    sourceFiles(root, folder).some((file) => {
      const [, kind = 'unit', extension] = /(?:\.(db|e2e|browser|long))?\.test\.(ts|tsx|mjs)$/.exec(file) ?? [];
      if (extension === undefined || !wanted.includes(extension === 'tsx' ? 'component' : kind)) return false;
      if (filters.length > 0 && !filters.some((part) => file.includes(part))) return false;
      return ['e2e', 'browser', 'long'].includes(kind) || /\/dist\b/.test(readFileSync(path.join(root, file), 'utf8'));
    }),
  );
}

/**
 * Installs packages of Debian, which only the tests need, in parallel with the packages of npm and the checks.
 * @param {{ all: boolean, built: boolean, debian: boolean, long: boolean }} options `all`: the checks run, too; `built`: the programs are
 * built; `debian`: the database is Debian's PostgreSQL; `long`: the long suite runs, too
 * @returns {Promise<string>} the database's address
 */
async function prepare({ all, built, debian, long }) {
  const machine = step('machine', async (note) => {
    const { done, skipped } = await installMachineNeeds(long);
    tally.skipped.push(...skipped);
    note(done);
  });
  const packages = async () => {
    await step('install', async (note) => note(await installPackages()));
    // Debian's PostgreSQL is installed by apt, which runs once at a time.
    if (debian) await machine;
    if (all) return checkAndStart(debian);
    const [url] = await Promise.all([databaseUrl(debian), built && step('build', async (note) => note(await build()))]);
    return url;
  };
  const [url, installed] = await Promise.allSettled([packages(), machine]);
  if (installed.status === 'rejected') throw installed.reason;
  if (url.status === 'rejected') throw url.reason;
  return url.value;
}

/** Runs the project db on Debian's PostgreSQL; reported as skipped when this machine has none that is new enough. */
async function runOnDebian() {
  try {
    await debianPostgres();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    tally.skipped.push(`the project db on Debian's PostgreSQL: ${error.message}`);
    return;
  }
  await runVitest(await databaseUrl(true), ['db'], []);
}

/**
 * Checks the types on one core, and starts the database and runs the checks without a build on the other.
 * @param {boolean} debian whether the database is Debian's PostgreSQL
 * @returns {Promise<string>} the database's address
 */
async function checkAndStart(debian) {
  const names = checks.filter((check) => check.name !== 'types');
  const others = async () => {
    const url = await databaseUrl(debian);
    await runChecks(names.filter((check) => check.early).map((check) => check.name));
    return url;
  };
  const [url] = await Promise.all([others(), runChecks(['types'])]);
  await runChecks(names.filter((check) => !check.early).map((check) => check.name));
  return url;
}

/** @param {string[]} names */
async function runChecks(names) {
  for (const check of checks.filter(({ name }) => names.includes(name))) {
    try {
      await step(check.name, async (note) => note((await check.run()) ?? ''));
      tally.passed += 1;
    } catch (error) {
      tally.failed += 1;
      say(`\n${check.name}: ${describe(error)}\n`);
    }
  }
}

/**
 * @param {boolean} debian whether it is Debian's PostgreSQL
 * @returns {Promise<string>} URL of a superuser on a server for tests
 */
async function databaseUrl(debian) {
  if (process.env.TEST_DATABASE_URL && !debian) return process.env.TEST_DATABASE_URL;
  return step('postgres', async (note) => {
    const debians = debian ? await debianPostgres() : undefined;
    const { superuserUrl, port, place } = await startPostgres({ ephemeral: true, bin: debians?.bin });
    note(
      `${debians === undefined ? '' : `Debian's ${debians.version}, `}port ${port}${place.outside ? `, programs in ${place.outside}` : ''}`,
    );
    return superuserUrl;
  });
}

/**
 * @param {string} databaseUrl
 * @param {string[]} wanted
 * @param {string[]} filters
 */
async function runVitest(databaseUrl, wanted, filters) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'beian-desk-tally-'));
  const tallyFile = path.join(folder, 'tally.json');
  const env = {
    ...withoutNpm(process.env),
    TEST_DATABASE_URL: databaseUrl,
    TALLY_FILE: tallyFile,
    CHROMIUM_PATH: await findChromium(),
  };
  const reporters = ['--reporter=default', `--reporter=${path.join(root, 'scripts/lib/tally-reporter.mjs')}`];
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const args = [vitest, 'run', ...wanted.map((name) => `--project=${name}`), ...reporters, ...filters];
  try {
    const { code } = await step('tests', () => run(process.execPath, args, { env, output: 'shown' }));
    if (!existsSync(tallyFile)) throw new Failure('vitest ended before it counted anything.');
    const counted = asObject(readJson(tallyFile));
    tally.passed += Number(counted.passed);
    tally.failed += Number(counted.failed);
    if (Array.isArray(counted.skipped)) tally.skipped.push(...counted.skipped.map(String));
    if (code !== 0 && counted.failed === 0) throw new Failure(`vitest failed (exit code ${code}) and named no test.`);
    if (Number(counted.passed) === 0) throw new Failure('No test ran.');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string[]} reasons */
function skippedLine(reasons) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const parts = [...counts].map(([reason, count]) => `${reason} (${count})`);
  return `skipped: ${parts.length === 0 ? 'nothing' : parts.join('; ')}`;
}
