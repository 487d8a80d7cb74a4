// npm run release -- X.Y.Z: makes a release of the checked-out commit, as a commit and the tag vX.Y.Z.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isMain, main } from './lib/cleanup.mjs';
import { Failure } from './lib/failure.mjs';
import { root } from './lib/paths.mjs';
import { readReleases, releasesFile } from './lib/releases.mjs';
import { mustRun, run } from './lib/run.mjs';

const help = `npm run release -- X.Y.Z: gives the checked-out commit a version. Before it: npm test, npm run test:long -- upgrade.

It writes the version into package.json and over "Unreleased" of docs/CHANGELOG.md, commits, sets the tag vX.Y.Z, and notes the release in
scripts/releases.json, from which the next release's upgrade is tested. That second commit bears the version of what comes next, X.(Y+1).0-dev.
Push the branch and the tag afterwards.
`;

const changelog = 'docs/CHANGELOG.md';
const migrations = 'packages/database/migrations';

/**
 * @param {string} version @param {string} day YYYY-MM-DD @param {string} [base] the checkout
 * @returns {Promise<string>} the tag @throws {Failure} that says what is missing; then nothing has changed
 */
export async function release(version, day, base = root) {
  const git = async (/** @type {string[]} */ ...args) =>
    (await mustRun(`git ${args[0]} failed:`, 'git', args, { cwd: base })).stdout.trim();
  const file = (/** @type {string} */ name) => path.join(base, name);
  const releases = readReleases(base);
  const last = /** @type {import('./lib/releases.mjs').Release} */ (releases.at(-1));
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Failure(`The version must be X.Y.Z, not ${version || 'empty'}.`);
  if (!isNewer(version, last.version))
    throw new Failure(`The last release is ${last.version}: ${version} is not newer.`);
  const changed = await git('status', '--porcelain');
  if (changed !== '') throw new Failure('The tree has changes that are not committed; commit or remove them:', changed);
  const tag = `v${version}`;
  if ((await git('tag', '--list', tag)) !== '') throw new Failure(`The tag ${tag} exists.`);
  const text = readFileSync(file(changelog), 'utf8');
  const section = /^## Unreleased\n([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(text)?.[1] ?? '';
  if (section.trim() === '')
    throw new Failure(`${changelog} needs a section "## Unreleased" that says what operators do at the upgrade.`);
  const known = await run('git', ['cat-file', '-e', `${last.commit}^{commit}`], { cwd: base });
  if (known.code !== 0)
    throw new Failure(`This clone lacks the commit of ${last.version} (${last.commit}): git fetch --unshallow`);
  const added = await git('diff', '--name-only', '--diff-filter=A', last.commit, 'HEAD', '--', migrations);
  const contracts = added
    .split('\n')
    .filter((name) => name !== '' && /^-- contract since /m.test(readFileSync(file(name), 'utf8')));
  const untold = contracts.map((name) => path.basename(name, '.sql')).filter((name) => !section.includes(name));
  if (untold.length > 0)
    throw new Failure(
      `${changelog} must name the migrations that take something away, with the releases that stop there: ${untold.join(', ')}.`,
    );

  writeFileSync(file(changelog), text.replace('## Unreleased\n', `## Unreleased\n\n## ${version}, ${day}\n`));
  writeVersion(file, version);
  await git('commit', '--quiet', '--all', '--message', `Release ${version}`);
  await git('tag', '--annotate', '--message', `Release ${version}`, tag);
  const commit = await git('rev-parse', 'HEAD');
  const [major, minor] = version.split('.').map(Number);
  writeVersion(file, `${major}.${Number(minor) + 1}.0-dev`);
  writeFileSync(file(releasesFile), `${JSON.stringify([...releases, { version, day, commit }], null, 2)}\n`);
  await git('commit', '--quiet', '--all', '--message', `Note the commit of release ${version}`);
  return tag;
}

/** Where a version stands: read by programs, and by who looks at an image. @param {(name: string) => string} file @param {string} version */
function writeVersion(file, version) {
  for (const [name, pattern] of /** @type {const} */ ([
    ['package.json', /^( {2}"version": ")[^"]*/m],
    ['docker/Dockerfile', /^(ARG VERSION=).*/m],
  ]))
    writeFileSync(file(name), readFileSync(file(name), 'utf8').replace(pattern, `$1${version}`));
}

/** @param {string} one @param {string} other */
function isNewer(one, other) {
  const [a = [], b = []] = [one, other].map((version) => version.split('.').map(Number));
  const at = a.findIndex((number, index) => number !== b[index]);
  return at !== -1 && (a[at] ?? 0) > (b[at] ?? 0);
}

if (isMain(import.meta.filename)) {
  await main(async () => {
    const [version = '--help'] = process.argv.slice(2);
    if (['--help', '-h'].includes(version)) return void process.stdout.write(help);
    const tag = await release(version, new Date().toISOString().slice(0, 10));
    console.log(`${tag} is tagged. Now: git push && git push origin ${tag}`);
  });
}
