import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import LongestFirst from './scripts/lib/longest-first.mjs';

const require = createRequire(import.meta.url);
/** Sources, not builds; one graphql for TypeGraphQL and the tests; and laws that are tried with the same values in every run. */
const shared = {
  resolve: {
    conditions: ['development', 'module', 'node'],
    alias: [
      { find: /^graphql$/, replacement: require.resolve('graphql') },
      { find: /^fast-check$/, replacement: require.resolve('./scripts/lib/laws.mjs') },
    ],
  },
  ssr: { resolve: { conditions: ['development', 'module', 'node'] } },
};
const nowhere = ['**/node_modules/**', '**/dist/**'];
/** For a test that hangs: none takes so long, but a machine may be busy. */
const patience = { testTimeout: 30_000, hookTimeout: 60_000 };
/** Files that share a process pay their imports once: half the time of the API's tests. Each file ends what it opens. */
const together = { isolate: false };
/** For a page that has to follow: vitest gives up after a second, ms. */
const follows = { poll: { timeout: 10_000 } };

export default defineConfig({
  test: {
    // Two cores are enough for more than vitest's one; a third worker made two cores slower, the database and the browser work, too.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          include: ['packages/**/*.test.ts', 'apps/**/*.test.ts', 'scripts/**/*.test.mjs'],
          exclude: [...nowhere, '**/*.db.test.ts', '**/*.long.test.ts'],
          ...patience,
          ...together,
        },
      },
      {
        ...shared,
        test: {
          name: 'db',
          include: ['packages/**/*.db.test.ts', 'apps/**/*.db.test.ts'],
          exclude: nowhere,
          ...patience,
          ...together,
        },
      },
      {
        ...shared,
        test: {
          name: 'walk',
          include: ['e2e/**/*.walk.test.ts'],
          exclude: nowhere,
          ...together,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'browser',
          include: ['e2e/**/*.browser.test.ts'],
          exclude: nowhere,
          ...together,
          expect: follows,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'long',
          include: ['**/*.long.test.ts'],
          exclude: nowhere,
          expect: follows,
          testTimeout: 600_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
