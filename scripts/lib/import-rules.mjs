import { packageRules } from './package-rules.mjs';
import { thirdPartyGroups } from './third-party-groups.mjs';

/**
 * The rules of who may import what, and the advice for a line that breaks one, as data. `scripts/import-boundaries.mjs` checks them.
 * @typedef {import('./package-rules.mjs').PackageRule} PackageRule
 * @typedef {import('./third-party-groups.mjs').Group} Group
 * @typedef {{ packages: Record<string, PackageRule>, groups: Record<string, Group>, testFiles: string[], testGroups: string[],
 *   otherFolders: Record<string, { mayImport: 'any' | 'none', groups: 'any' | string[] }>, environment: string[], outbound: { notIn: string[], except: string[] },
 *   relativeImports: { from: string, to: string }[], entryPoints: Record<string, string[]>, acyclicFolders: string[], lines: { warn: number, fail: number, except: string[] } }} ImportRules
 */

/** @satisfies {ImportRules} */
export const importRules = {
  packages: packageRules,
  groups: thirdPartyGroups,
  /** Files that only tests use: they may import `./testing` entry points and Node's modules. */
  testFiles: [
    ...['**/*.test.*', '**/src/testing/**', 'packages/testing/**', 'tools/**', 'e2e/**'],
    // Runs of an installation under faults.
    ...['scripts/chaos.mjs', 'scripts/chaos/**', 'scripts/drill.mjs', 'scripts/drill/**', 'scripts/rolling/**'],
    'scripts/lib/tls-front.mjs',
  ],
  /** Groups that every test file may import in addition to those of its package. */
  testGroups: ['tests', 'images', 'client'],
  /** Folders that are no packages: which packages and groups they may import. */
  otherFolders: {
    e2e: { mayImport: 'any', groups: ['tests', 'browser', 'images', 'zod', 'client'] },
    // The example of a partner's program, on the published client.
    examples: { mayImport: 'none', groups: ['client'] },
    scripts: { mayImport: 'none', groups: 'any' },
    // Starts the programs of tools/bench, and runs before the install as scripts do.
    'tools/bench/driver': { mayImport: 'none', groups: 'any' },
  },
  /** Files that may read process.env. */
  environment: [
    'apps/*/src/environment.ts',
    'packages/database/src/migrate.ts',
    // Node's own setting of its threads, which no program passes on.
    'packages/database/src/files/bounded.ts',
    'packages/privacy/src/rotate.ts',
    'packages/rule-book/src/rules.ts',
    'packages/setup/src/doctor.ts',
    'packages/setup/src/seed.ts',
    'packages/accounts/src/admin-create.ts',
    'packages/audit/src/audit-verify.ts',
    'packages/audit/src/evidence.ts',
    'packages/backup/src/*.ts',
    'packages/backup/src/postgres-tools/postgres-tools.ts',
    'packages/*/src/testing/**',
    'packages/testing/**',
    'tools/**',
    'e2e/**',
    'scripts/**',
    'examples/**',
  ],
  /**
   * HTTP requests are sent through the outbound client, but not in these packages, nor in these files: the client itself, and the
   * seed, which asks the sandbox which bureaus it plays before a worker runs.
   */
  outbound: {
    notIn: ['client', 'console', 'sandbox', 'testing', 'bench'],
    except: [
      'packages/bureau-protocol/src/outbound/outbound.ts',
      'packages/bureau-protocol/src/outbound/proxy.ts',
      // Doctor and worker look at certificates and clocks of what an operator has set.
      'packages/database/src/tls/open-tls.ts',
      'packages/setup/src/doctor/**',
      'packages/setup/src/seed.ts',
    ],
  },
  /** Relative imports that may cross folders. */
  relativeImports: [
    { from: 'e2e/**', to: 'scripts/lib/**' },
    { from: 'e2e/**', to: 'scripts/demonstration/**' },
    { from: 'e2e/**', to: 'scripts/chaos/**' },
    { from: 'e2e/**', to: 'scripts/rolling/**' },
    { from: 'e2e/**', to: 'scripts/drill/**' },
    // The demo and the end-to-end tests use the client that partners copy.
    { from: 'e2e/**', to: 'examples/**' },
    { from: 'scripts/**', to: 'examples/**' },
    { from: 'tools/bench/driver/**', to: 'scripts/**' },
    // The settings of docker/ are read with the reader of the program.
    { from: 'scripts/docker.test.mjs', to: 'apps/*/src/environment.ts' },
    // The check of migrations splits a file as the program that runs it.
    { from: 'scripts/migrations.test.mjs', to: 'packages/database/src/migrate/statements.ts' },
    { from: 'scripts/alerts.test.mjs', to: 'apps/*/src/environment.ts' },
    // Alerts and dashboard are compared with the table of metrics.
    { from: 'scripts/alerts.test.mjs', to: 'packages/domain/src/metrics/**' },
  ],
  /** The entry points that a package may have: `./*` are the feature folders with an index.ts, the others programs or whole packages. */
  entryPoints: {
    'packages/*': ['./*'],
    'packages/domain': ['./*', './testing'],
    'packages/database': ['./*', './migrate'],
    'packages/accounts': ['./*', './admin-create'],
    'packages/audit': ['./*', './audit-verify', './evidence'],
    'packages/privacy': ['./*', './rotate'],
    'packages/setup': ['./*', './seed'],
    'packages/backup': ['./*', './backup', './restore', './restore-test', './verify-restore', './after-restore'],
    'packages/client': ['.'],
    'packages/bureau-protocol': ['./*'],
    'tools/*': ['./*'],
    'apps/*': [],
  },
  /** Packages whose first folders must not import each other in a cycle. */
  acyclicFolders: ['packages/*'],
  /** Limits on the lines of one source file. */
  lines: { warn: 300, fail: 400, except: ['**/*.d.ts', '**/migrations/**', '**/generated/**'] },
};
