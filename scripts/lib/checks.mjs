import { build } from '../build.mjs';
import { generate } from '../gen.mjs';
import { checkImportBoundaries } from '../import-boundaries.mjs';
import { checkLinks } from '../links.mjs';
import { checkMigrations } from '../migrations.mjs';
import { checkSchemaChanges } from '../schema-changes.mjs';
import { checkSpecReferences } from '../spec-references.mjs';
import { root } from './paths.mjs';
import { mustRun } from './run.mjs';

/**
 * The checks, none of which starts a program of the desk. `early` checks need no build. Each throws a Failure that names the fault,
 * or returns a remark.
 * @type {{ name: string, early: boolean, run: () => Promise<string | void> | string | void }[]}
 */
export const checks = [
  { name: 'types', early: false, run: () => build({ checkAll: true }) },
  { name: 'biome', early: true, run: lint },
  { name: 'import rules', early: true, run: () => checkImportBoundaries(root) },
  { name: 'migrations', early: true, run: checkMigrations },
  { name: 'spec references', early: true, run: () => checkSpecReferences(root) },
  { name: 'secrets', early: true, run: secrets },
  { name: 'links', early: true, run: checkLinks },
  { name: 'generated docs', early: false, run: () => generate({ check: true }) },
  { name: 'schema changes', early: true, run: checkSchemaChanges },
];

async function lint() {
  const biome = `${root}/node_modules/@biomejs/biome/bin/biome`;
  const args = [biome, 'check', '--error-on-warnings', '--colors=off', '--max-diagnostics=30', '.'];
  await mustRun('Biome finds faults (pnpm format mends most):', process.execPath, args);
}

/** Runs in a child process: secretlint's profiler goes on for 40 s of processor time after the last file, until its process ends. */
async function secrets() {
  const file = `${root}/scripts/secrets.mjs`;
  const { stdout } = await mustRun('The sources are not free of secrets:', process.execPath, [file]);
  return stdout.trim();
}
