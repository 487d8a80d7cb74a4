import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { canInstall, installDebian, updateApt } from './install.mjs';
import { waitForLock } from './lock.mjs';
import { dataDir, makeDataDir } from './paths.mjs';
import { run } from './run.mjs';

const folder = '/usr/lib/postgresql';
/** Same as `OLDEST_POSTGRES` in packages/database. */
const OLDEST = 16;

/**
 * The programs of the newest supported PostgreSQL of this Debian; installs it where it is missing, as root.
 * @returns {Promise<{ bin: string, version: number }>}
 * @throws {Failure} when none is installed and none can be installed
 */
export async function debianPostgres() {
  const found = installed() ?? (await install());
  if (found === undefined)
    throw new Failure(
      `This machine has no package of PostgreSQL ${OLDEST} or newer (postgresql-N of Debian 13 or later).`,
    );
  return found;
}

function installed() {
  const versions = existsSync(folder) ? readdirSync(folder).map(Number) : [];
  const version = newest(versions.filter((one) => existsSync(`${folder}/${one}/bin/initdb`)));
  return version === undefined ? undefined : { bin: `${folder}/${version}/bin`, version };
}

async function install() {
  if (!(await canInstall())) return undefined;
  makeDataDir();
  // Two tests may need it at the same time, and `apt-get update` fails while another one runs instead of waiting for it.
  const lock = await waitForLock(path.join(dataDir, 'apt.lock'));
  try {
    const found = installed();
    if (found !== undefined) return found;
    await updateApt();
    const { stdout } = await run('apt-cache', ['search', '--names-only', '^postgresql-[0-9]+$']);
    const version = newest([...stdout.matchAll(/^postgresql-(\d+) /gm)].map(([, one]) => Number(one)));
    if (version === undefined) return undefined;
    await installDebian([`postgresql-${version}`]);
    return installed();
  } finally {
    lock.release();
  }
}

/** @param {number[]} versions */
const newest = (versions) => versions.filter((one) => one >= OLDEST).sort((a, b) => b - a)[0];
