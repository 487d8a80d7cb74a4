import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readReleases } from './lib/releases.mjs';
import { testFolder } from './lib/test-folder.mjs';
import { release } from './release.mjs';

const DAY = '2026-12-01';
const contract = 'packages/database/migrations/0140-skips.sql';

/** A repository whose release 0.9.0 is its first commit; the second one holds `files`. @param {Record<string, string>} files */
function repository(files) {
  const folder = testFolder({
    'package.json': '{\n  "name": "desk",\n  "version": "0.9.0"\n}\n',
    'docker/Dockerfile': 'ARG VERSION=0.9.0\nFROM base\n',
    'docs/CHANGELOG.md': '# Changelog\n\n## Unreleased\n\nSet NEW.\n\n## 0.9.0, 2026-11-01\n\nFirst.\n',
    'packages/database/migrations/0001-first.sql': '-- contract since 0.1.0: before\n',
    'scripts/releases.json': '[]',
  });
  const git = (/** @type {string[]} */ ...args) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@beian.example', ...args], {
      cwd: folder,
      encoding: 'utf8',
    }).trim();
  git('init', '--quiet');
  git('config', 'user.name', 't');
  git('config', 'user.email', 't@beian.example');
  git('add', '.');
  git('commit', '--quiet', '--message', 'First');
  files = {
    'scripts/releases.json': JSON.stringify([
      { version: '0.9.0', day: '2026-11-01', commit: git('rev-parse', 'HEAD') },
    ]),
    ...files,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  git('add', '.');
  git('commit', '--quiet', '--message', 'Second');
  const read = (/** @type {string} */ name) => readFileSync(path.join(folder, name), 'utf8');
  return { folder, git, read };
}

test('a release bumps the version, dates the changelog, is tagged, and is noted as the last one', async () => {
  const { folder, git, read } = repository({});
  expect(await release('0.10.0', DAY, folder)).toBe('v0.10.0');
  expect(git('show', 'v0.10.0:package.json')).toContain('"version": "0.10.0"');
  expect(git('show', 'v0.10.0:docker/Dockerfile')).toContain('ARG VERSION=0.10.0\n');
  // What follows is no release, and says so.
  expect(read('package.json')).toContain('"version": "0.11.0-dev"');
  expect(read('docker/Dockerfile')).toContain('ARG VERSION=0.11.0-dev\n');
  expect(read('docs/CHANGELOG.md')).toContain('## Unreleased\n\n## 0.10.0, 2026-12-01\n\nSet NEW.\n');
  expect(readReleases(folder).at(-1)).toEqual({
    version: '0.10.0',
    day: DAY,
    commit: git('rev-parse', 'v0.10.0^{commit}'),
  });
  expect(git('status', '--porcelain')).toBe('');
  // The next one has nothing to tell yet.
  await expect(release('0.10.1', DAY, folder)).rejects.toThrow('needs a section "## Unreleased"');
});

test('a release is refused with what is missing, and changes nothing', async () => {
  const { folder, git } = repository({
    [contract]: '-- contract since 0.9.0: nothing reads skips\ndrop table app.skips;\n',
  });
  const head = git('rev-parse', 'HEAD');
  await expect(release('1.0', DAY, folder)).rejects.toThrow('must be X.Y.Z, not 1.0');
  await expect(release('0.8.9', DAY, folder)).rejects.toThrow('The last release is 0.9.0: 0.8.9 is not newer');
  await expect(release('0.10.0', DAY, folder)).rejects.toThrow('with the releases that stop there: 0140-skips.');
  writeFileSync(path.join(folder, 'left.txt'), 'x');
  await expect(release('0.10.0', DAY, folder)).rejects.toThrow('changes that are not committed');
  expect([git('rev-parse', 'HEAD'), git('tag')]).toEqual([head, '']);
});
