import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { waitForLock } from './lock.mjs';
import { dataDir, root } from './paths.mjs';
import { mustRun, run } from './run.mjs';
import { asObject, readJson } from './store.mjs';

/** The oldest Node version that the dependencies support. */
const OLDEST_NODE = [20, 19];

/** @throws {Failure} when this Node is too old */
export function requireNodeVersion(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new Failure(`Node ${OLDEST_NODE.join('.')} or newer is needed, this is ${version}; install a newer one.`);
}

/** Written into node_modules after a successful install, so that it disappears with the folder. */
const installedFile = path.join(root, 'node_modules/.installed');

/**
 * Installs the packages of the lock file with the pinned pnpm, unless they are installed already.
 * @returns {Promise<string>} what was done
 */
export async function installPackages() {
  const wanted = installHash();
  const isInstalled = () => existsSync(installedFile) && readFileSync(installedFile, 'utf8') === wanted;
  if (isInstalled()) return 'nothing new';
  const lock = await waitForLock(path.join(dataDir, 'install.lock'));
  try {
    if (isInstalled()) return 'nothing new';
    const pnpm = pinnedPnpm();
    rmSync(installedFile, { force: true });
    // With CI set, pnpm asks no questions on a terminal.
    const env = { ...withoutNpm(process.env), CI: 'true' };
    const args = ['-y', pnpm, 'install', '--frozen-lockfile', '--reporter=append-only'];
    await mustRun(`The packages cannot be installed (npx ${args.join(' ')}):`, 'npx', args, { env });
    writeFileSync(installedFile, wanted);
    return pnpm;
  } finally {
    await lock.release();
  }
}

/** @returns {string} `pnpm@` and the exact version in package.json */
export function pinnedPnpm() {
  const pin = String(asObject(readJson(path.join(root, 'package.json'))).packageManager);
  if (!/^pnpm@\d+\.\d+\.\d+$/.test(pin))
    throw new Failure('packageManager in package.json must name one version of pnpm exactly.');
  return pin;
}

/** Hash of everything that decides what an install does. */
function installHash() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch} ${process.versions.modules}\n`);
  const manifests = ['packages', 'apps', 'tools'].flatMap((group) =>
    readdirSync(path.join(root, group)).map((name) => `${group}/${name}/package.json`),
  );
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', '.npmrc', 'package.json', ...manifests.sort()]) {
    const full = path.join(root, file);
    if (existsSync(full)) hash.update(`${file}\n`).update(readFileSync(full));
  }
  return hash.digest('hex');
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv} without the variables that `npm start` adds, which programs and pnpm would read as settings
 */
export function withoutNpm(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(npm_|INIT_CWD$)/i.test(name)));
}

const chromiumNames = ['chromium', 'chromium-browser', 'google-chrome'];

/**
 * Debian packages that tests need. Without a `needed` one no test runs; without another its tests are skipped by name. `long`: only
 * the long suite needs it.
 * @type {{ debian: string, needed: boolean, long?: boolean, found: () => Promise<boolean> }[]}
 */
const machineNeeds = [
  { debian: 'chromium', needed: true, found: async () => (await findChromium()) !== undefined },
  {
    debian: 'fonts-noto-cjk',
    needed: true,
    found: async () => (await run('sh', ['-c', 'fc-list :lang=zh 2>/dev/null | grep -q .'])).code === 0 || hasNoto(),
  },
  { debian: 'poppler-utils', needed: true, found: async () => (await which('pdftotext')) !== undefined },
  { debian: 'redis-server', needed: true, long: true, found: async () => (await which('redis-server')) !== undefined },
  { debian: 'pgbouncer', needed: true, long: true, found: async () => (await which('pgbouncer')) !== undefined },
  { debian: 'radosgw', needed: true, long: true, found: async () => (await which('radosgw')) !== undefined },
  { debian: 'faketime', needed: true, long: true, found: async () => findFaketime() !== undefined },
  { debian: 'haproxy', needed: true, long: true, found: async () => (await which('haproxy')) !== undefined },
  {
    debian: 'prometheus',
    needed: true,
    long: true,
    found: async () => (await which('prometheus')) !== undefined && (await which('promtool')) !== undefined,
  },
  {
    debian: 'python3-graphql-core',
    needed: true,
    long: true,
    found: async () => (await run('/usr/bin/python3', ['-c', 'import graphql']).catch(() => undefined))?.code === 0,
  },
  {
    debian: 'ruby ruby-graphql',
    needed: true,
    long: true,
    found: async () => (await run('ruby', ['-e', 'require "graphql"']).catch(() => undefined))?.code === 0,
  },
  { debian: 'libxml2-utils', needed: false, found: async () => (await which('xmllint')) !== undefined },
];

/** @returns {Promise<string | undefined>} path of the browser for the browser tests */
export async function findChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  for (const name of chromiumNames) {
    const found = await which(name);
    if (found) return found;
  }
  return undefined;
}

/** @returns {string | undefined} path of the library that, when preloaded, gives a program another time */
export function findFaketime() {
  const folders = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib'];
  return folders.map((folder) => `${folder}/faketime/libfaketimeMT.so.1`).find((file) => existsSync(file));
}

/**
 * Installs the missing Debian packages as root; else reports which to install.
 * @param {boolean} long whether the long suite runs, too
 * @returns {Promise<{ done: string, skipped: string[] }>} `skipped`: what cannot be tested, and why
 */
export async function installMachineNeeds(long) {
  const missing = [];
  for (const need of machineNeeds) if ((long || !need.long) && !(await need.found())) missing.push(need);
  if (missing.length === 0) return { done: 'nothing new', skipped: [] };
  const names = missing.map((need) => need.debian).join(' ');
  if (!(await canInstall())) {
    const needed = missing.filter((need) => need.needed).map((need) => need.debian);
    if (needed.length > 0) {
      throw new Failure(
        `The tests need ${needed.join(' and ')}: run  apt-get install -y ${names}  as root, then again.`,
      );
    }
    return { done: 'nothing', skipped: [`${names} is not installed`] };
  }
  await updateApt();
  await installDebian(names.split(' '));
  return { done: names, skipped: [] };
}

/** @returns {Promise<boolean>} whether Debian packages can be installed: as root, with apt */
export const canInstall = async () => process.getuid?.() === 0 && (await which('apt-get')) !== undefined;

const aptOptions = ['-o', 'DPkg::Lock::Timeout=300', '-qq'];
const aptEnv = () => ({ ...process.env, DEBIAN_FRONTEND: 'noninteractive' });

export const updateApt = () =>
  mustRun('The list of packages cannot be fetched:', 'apt-get', [...aptOptions, 'update'], { env: aptEnv() });

/** @param {string[]} names */
export const installDebian = (names) =>
  mustRun(
    `${names.join(' ')} cannot be installed:`,
    'apt-get',
    [...aptOptions, '-y', '--no-install-recommends', 'install', ...names],
    { env: aptEnv() },
  );

/** @param {string} name */
async function which(name) {
  const { code, stdout } = await run('sh', ['-c', 'command -v "$1"', 'sh', name]);
  return code === 0 ? stdout.trim() : undefined;
}

function hasNoto() {
  const folder = '/usr/share/fonts/opentype/noto';
  return existsSync(folder) && readdirSync(folder).some((name) => name.startsWith('NotoSansCJK'));
}
