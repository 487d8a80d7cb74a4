// npm run licences: prints the third-party packages of a release with their licences, and fails on one that lib/licences.mjs does not allow.
import { main } from './lib/cleanup.mjs';
import { Failure } from './lib/failure.mjs';
import { installPackages, pinnedPnpm, withoutNpm } from './lib/install.mjs';
import { isAllowed } from './lib/licences.mjs';
import { run } from './lib/run.mjs';

await main(async () => {
  await installPackages();
  const env = { ...withoutNpm(process.env), CI: 'true' };
  const { code, stdout, output } = await run('npx', ['-y', pinnedPnpm(), 'licenses', 'list', '--prod', '--json'], {
    env,
  });
  if (code !== 0) throw new Failure('pnpm cannot list the licences:', output);
  /** @type {Record<string, { name: string, versions: string[] }[]>} */
  const byLicence = JSON.parse(stdout);
  const rows = Object.entries(byLicence).flatMap(([licence, packages]) =>
    packages.map(({ name, versions }) => ({ name, versions: versions.join(', '), licence })),
  );
  rows.sort((one, other) => (one.name < other.name ? -1 : 1));
  for (const { name, versions, licence } of rows) console.log(`${name}\t${versions}\t${licence}`);
  const refused = rows.filter(({ name, licence }) => !isAllowed(name, licence));
  if (refused.length > 0)
    throw new Failure(
      `Not allowed in a release: ${refused.map(({ name, licence }) => `${name} (${licence})`).join(', ')}.`,
      'Take another package, or read the licence and add it to scripts/lib/licences.mjs.',
    );
  console.error(`${rows.length} packages, every licence is allowed`);
});
