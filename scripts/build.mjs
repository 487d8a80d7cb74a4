import { existsSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { writeBuilt } from './lib/built.mjs';
import { bundlePrograms, programs } from './lib/bundle.mjs';
import { isMain, main } from './lib/cleanup.mjs';
import { installPackages, requireNodeVersion } from './lib/install.mjs';
import { waitForLock } from './lib/lock.mjs';
import { dataDir, makeDataDir, root } from './lib/paths.mjs';
import { createProgress } from './lib/progress.mjs';
import { mustRun } from './lib/run.mjs';
import { hashOf } from './lib/source-files.mjs';
import { asObject, readJson, writeJson } from './lib/store.mjs';

const stateFile = path.join(dataDir, 'build.json');
const console_ = 'apps/console';

/** @returns {string[]} folders of packages, apps and tools that have a tsconfig.json */
export function programProjects() {
  return ['packages', 'apps', 'tools']
    .flatMap((group) => readdirSync(path.join(root, group)).map((name) => `${group}/${name}`))
    .filter(hasConfig)
    .sort();
}

/** Projects whose types are checked but that compile to nothing; `packages` holds the tests of the packages. */
const checkedProjects = () => ['packages', 'e2e', 'examples', 'examples/partner', 'scripts'].filter(hasConfig);

/** @param {string} folder */
const hasConfig = (folder) => existsSync(path.join(root, folder, 'tsconfig.json'));

/** Files that the result of every project depends on. */
const common = ['tsconfig.base.json', 'package.json', 'pnpm-lock.yaml'];

/**
 * Compiles packages and apps, with the console, where sources have changed since the last build. Compiling checks the types.
 * @param {{ checkAll?: boolean }} [options] `checkAll`: also checks the types of projects that are not compiled (e2e, examples,
 * scripts)
 * @returns {Promise<string>} what was built
 */
export async function build({ checkAll = false } = {}) {
  const lock = await waitForLock(path.join(dataDir, 'build.lock'));
  try {
    await writeBuilt();
    const projects = programProjects();
    const checked = checkAll ? checkedProjects() : [];
    /** @type {Promise<void> | undefined} */
    let compiling;
    /** @type {{ name: string, hash: string, outputs: string[], work: () => Promise<unknown> }[]} */
    const parts = [
      {
        name: 'programs',
        hash: hashOf(root, [...common, ...projects, 'scripts/lib/bundle.mjs']),
        outputs: [
          ...projects.filter((folder) => folder !== console_).map((folder) => `${folder}/dist`),
          ...Object.keys(programs).map((name) => `apps/${name}/dist/bundle/main.js`),
        ],
        work: async () => {
          // Nothing needs the console's types, which take as long as all others together.
          compiling = compile(projects.filter((folder) => folder !== console_));
          await allOf([checkTypes([console_]), compiling.then(bundlePrograms)]);
        },
      },
    ];
    if (existsSync(path.join(root, console_, 'index.html'))) {
      parts.push({
        name: 'console',
        hash: hashOf(root, [...common, console_, 'packages/domain', 'docs/generated/schema.graphql']),
        outputs: [`${console_}/dist/index.html`],
        work: () => bundle('The console cannot be bundled:', []),
      });
      const explorer = [
        'apps/console/graphiql',
        'apps/console/vite.graphiql.config.ts',
        'docs/api/examples',
        'packages/domain',
      ];
      parts.push({
        name: 'graphiql',
        hash: hashOf(root, [...common, 'apps/console/package.json', 'apps/console/build', ...explorer]),
        outputs: [`${console_}/dist-graphiql/index.html`],
        work: () => bundle('The schema explorer cannot be bundled:', ['-c', 'vite.graphiql.config.ts']),
      });
    }
    if (checked.length > 0) {
      // Last, because these projects read the types of the compiled ones.
      parts.push({
        name: checked.join(', '),
        hash: hashOf(root, [...common, ...projects, ...checked]),
        outputs: [],
        work: async () => {
          await compiling;
          await checkTypes(checked);
        },
      });
    }
    const stale = parts.filter(({ name, hash, outputs }) => {
      const complete = outputs.every((output) => existsSync(path.join(root, output)));
      return asObject(readJson(stateFile))[name] !== hash || !complete;
    });
    /** @param {typeof parts[number]} part */
    const make = async ({ name, hash, work }) => {
      await work();
      writeJson(stateFile, { ...asObject(readJson(stateFile)), [name]: hash });
    };
    // The console is bundled in parallel with the compiler, but needs the compiled domain first.
    if (stale.some(({ outputs }) => outputs.length > 0)) await compile(['packages/domain']);
    await allOf(stale.map(make));
    return stale.length === 0 ? 'nothing new' : stale.map((part) => part.name).join(', ');
  } finally {
    await lock.release();
  }
}

/**
 * @param {string[]} projects folders
 * @param {{ check?: boolean }} [options] `check: false`: does not check the types, which may need files that are generated later
 */
export async function compile(projects, { check = true } = {}) {
  for (const folder of projects) {
    // tsc trusts its build info even when the output of that build has been deleted.
    if (!existsSync(path.join(root, folder, 'dist')))
      rmSync(path.join(root, folder, 'tsconfig.tsbuildinfo'), { force: true });
  }
  if (projects.length > 0) await tsc(['-b', ...projects, ...(check ? [] : ['--noCheck'])]);
}

/** @param {string[]} projects folders */
async function checkTypes(projects) {
  await allOf(projects.map((folder) => tsc(['-p', folder, '--noEmit'])));
}

/**
 * Checkers share nothing: each computes the types of the console's queries, 30 s of processor time. By default the compiler uses four
 * checkers and several projects at once, also on two cores; this gives four on eight cores.
 */
const checkers = Math.min(4, Math.max(1, Math.floor(os.availableParallelism() / 2)));

/** Go’s garbage collector takes up to a third of the compiler’s time: with memory to spare (up to 5 GB are used) it runs less often. */
const compilerEnv = os.totalmem() > 12e9 ? { ...process.env, GOGC: '400' } : process.env;

/** @param {string[]} args */
function tsc(args) {
  // TypeScript 7 compiles and checks in a third of the time; gql.tada needs the API of 5.9.
  const file = path.join(root, 'node_modules/ts7/bin/tsc');
  const how = ['--checkers', String(checkers), '--pretty', 'false'];
  return mustRun('Types do not fit:', process.execPath, [file, ...args, ...how], { env: compilerEnv });
}

/** @param {string} failed @param {string[]} more */
function bundle(failed, more) {
  const cwd = path.join(root, console_);
  const vite = path.join(cwd, 'node_modules/vite/bin/vite.js');
  return mustRun(failed, process.execPath, [vite, 'build', '--logLevel', 'warn', ...more], { cwd });
}

/**
 * Waits for all, then throws the first failure, so that no work continues in the background.
 * @param {Promise<unknown>[]} works
 */
async function allOf(works) {
  for (const result of await Promise.allSettled(works)) if (result.status === 'rejected') throw result.reason;
}

if (isMain(import.meta.filename)) {
  await main(async () => {
    requireNodeVersion();
    makeDataDir();
    const { step } = createProgress();
    await step('install', async (note) => note(await installPackages()));
    await step('build', async (note) => note(await build({ checkAll: true })));
  });
}
