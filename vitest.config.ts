import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

const require = createRequire(import.meta.url);
/** Sources, not builds; and one graphql for TypeGraphQL and the tests. */
const shared = {
  resolve: {
    conditions: ['development', 'module', 'node'],
    alias: [{ find: /^graphql$/, replacement: require.resolve('graphql') }],
  },
  ssr: { resolve: { conditions: ['development', 'module', 'node'] } },
};
const nowhere = ['**/node_modules/**', '**/dist/**'];

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          include: ['packages/**/*.test.ts', 'apps/**/*.test.ts', 'scripts/**/*.test.mjs'],
          exclude: [...nowhere, '**/*.db.test.ts', '**/*.long.test.ts'],
        },
      },
      {
        ...shared,
        test: { name: 'db', include: ['packages/**/*.db.test.ts', 'apps/**/*.db.test.ts'], exclude: nowhere },
      },
      {
        ...shared,
        test: {
          name: 'walk',
          include: ['e2e/**/*.walk.test.ts'],
          exclude: nowhere,
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
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      { ...shared, test: { name: 'long', include: ['**/*.long.test.ts'], exclude: nowhere, testTimeout: 600_000 } },
    ],
  },
});
