import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import LongestFirst from './scripts/lib/longest-first.mjs';
import { slow } from './scripts/lib/slow.mjs';

const require = createRequire(import.meta.url);
/** Tests run the sources, not the builds, with one copy of graphql; fast-check draws the same values in every run. */
const shared = {
  resolve: {
    // Without `module`: these entries of OpenTelemetry and of the client for S3 are for bundlers, and Node cannot load them.
    conditions: ['development', 'node'],
    alias: [
      { find: '@beian-desk/client', replacement: require.resolve('./packages/client/src/index.ts') },
      { find: /^graphql$/, replacement: require.resolve('graphql') },
      { find: /^fast-check$/, replacement: require.resolve('./scripts/lib/seeded-fast-check.mjs') },
    ],
  },
  ssr: { resolve: { conditions: ['development', 'node'] } },
};
// .data/releases holds checkouts of former releases.
const excluded = ['**/node_modules/**', '**/dist/**', '**/.data/**'];
/** Upper limits for a test that hangs, ms. */
const timeouts = { testTimeout: 60_000 * slow, hookTimeout: 60_000 * slow };
/** Files that share a process pay their imports once: half the time of the API's tests. Each file ends what it opens. */
const sharedWorker = { isolate: false };
/** Vitest's own limit of one second is too short for a page, ms. */
const expectTimeout = { poll: { timeout: 10_000 * slow } };

/** Tests that run in Node alone, by project. */
const files = {
  unit: ['packages/**/*.test.ts', 'apps/**/*.test.ts', 'scripts/**/*.test.mjs', 'tools/**/*.test.mjs'],
  db: ['packages/**/*.db.test.ts', 'apps/**/*.db.test.ts'],
  e2e: ['e2e/**/*.e2e.test.ts'],
};
const onlyLong = [...excluded, '**/*.long.test.ts'];
const notUnit = [...onlyLong, '**/*.db.test.ts'];

export default defineConfig({
  test: {
    // Two cores are enough for more than vitest's one; with a third worker two cores gained 4 %, because the database and the browser work, too.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    projects: [
      ...Object.entries(files).map(([name, include]) => ({
        ...shared,
        test: { name, include, exclude: name === 'unit' ? notUnit : excluded, ...timeouts, ...sharedWorker },
      })),
      {
        // The three of them in the same processes, for a run of all tests: what one has imported the next need not.
        ...shared,
        test: { name: 'node', include: Object.values(files).flat(), exclude: onlyLong, ...timeouts, ...sharedWorker },
      },
      {
        // A project of its own, because a worker is started anew for every change of the environment.
        ...shared,
        test: {
          name: 'component',
          include: ['apps/**/*.test.tsx'],
          exclude: excluded,
          environment: 'happy-dom',
          ...timeouts,
          ...sharedWorker,
        },
      },
      {
        ...shared,
        test: {
          name: 'browser',
          include: ['e2e/**/*.browser.test.ts'],
          exclude: excluded,
          globalSetup: 'e2e/shared-stack.ts',
          ...sharedWorker,
          expect: expectTimeout,
          testTimeout: 120_000 * slow,
          hookTimeout: 120_000 * slow,
        },
      },
      {
        ...shared,
        test: {
          name: 'long',
          include: ['**/*.long.test.ts'],
          exclude: excluded,
          expect: expectTimeout,
          testTimeout: 600_000 * slow,
          hookTimeout: 120_000 * slow,
        },
      },
    ],
  },
});
