import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { withoutNpm } from './install.mjs';
import { dataDir } from './paths.mjs';
import { mustRun, run } from './run.mjs';

/** What a release's own scripts do in `npm start`. */
const installAndBuild = `
  const { installPackages } = await import('./scripts/lib/install.mjs');
  const { makeDataDir } = await import('./scripts/lib/paths.mjs');
  const { build } = await import('./scripts/build.mjs');
  makeDataDir();
  await installPackages();
  await build();`;

/**
 * The programs of a release, installed and built in a folder of `.data/releases`; the next call finds them there.
 * @param {{ version: string, commit: string }} release @returns {Promise<string>} its checkout
 * @throws {Failure} when this clone lacks its commit
 */
export async function releaseTree({ version, commit }) {
  const folder = path.join(dataDir, 'releases', commit);
  const built = path.join(folder, '.data/built');
  if (existsSync(built)) return folder;
  const known = await run('git', ['cat-file', '-e', `${commit}^{commit}`]);
  if (known.code !== 0)
    throw new Failure(`This clone lacks the commit of release ${version} (${commit}): git fetch --unshallow`);
  rmSync(folder, { recursive: true, force: true });
  const part = `${folder}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  await mustRun(`Release ${version} cannot be unpacked:`, 'sh', [
    ...['-c', 'git archive "$1" | tar -x -C "$2"', 'sh'],
    ...[commit, part],
  ]);
  renameSync(part, folder);
  const args = ['--input-type=module', '--eval', installAndBuild];
  // Vitest sets NODE_ENV to `test`, with which the console would be bundled for development.
  const { NODE_ENV: _, ...env } = withoutNpm(process.env);
  await mustRun(`Release ${version} cannot be built:`, process.execPath, args, { cwd: folder, env });
  writeFileSync(built, '');
  return folder;
}
