import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressBuild } from './build/compress.ts';
import { limitFirstLoad } from './build/first-load.ts';
import { preloadFirstScreen } from './build/preload.ts';

const api = 'http://127.0.0.1:4000';
const apiPaths = [
  '/graphql',
  '/auth',
  '/materials',
  '/events',
  '/uploads',
  '/upload-links',
  '/follow-ups',
  '/step-links',
  '/evidence',
  '/claim-papers',
  '/verification-forms',
  '/letters',
  '/manual-sheets',
  '/submission-files',
  '/docs',
];

/**
 * Modules without side effects, although their packages do not declare it, so that unused parts are removed: our domain, antd's
 * parts, and Refine's CSV reader, which is not used.
 */
const pure = ['/packages/domain/', '/node_modules/rc-', '/node_modules/@rc-component/', '/node_modules/papaparse/'];
/** What the entry loads for the first screen after signing in; all else is loaded on demand. */
const firstScreen = ['src/queue/queue.tsx'];
/** Loaded on demand by header and queue, wherever they are shown. */
const afterFirst =
  /src\/(queue\/arrange|queue\/next\/next-offer|queue\/next\/next\.module|ui\/download\/|pages\/staff-notices\/bell)|node_modules\/(antd\/es\/popover\/|@ant-design\/icons\/es\/icons\/DownloadOutlined)/;
const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

export default defineConfig({
  plugins: [
    react(),
    limitFirstLoad({ sources: ['index.html', ...firstScreen], limit: { bytes: 300_000, files: 6 } }),
    preloadFirstScreen({ sources: firstScreen }),
    compressBuild({ quality: 11 }),
  ],
  // The domain is read from its sources, so that the console builds with or without packages/domain/dist.
  resolve: {
    alias: [
      { find: /^@beian\/domain\/([a-z-]+)$/, replacement: here('../../packages/domain/src/$1/index.ts') },
      { find: 'side-channel', replacement: here('build/side-channel.cjs') },
      { find: 'resize-observer-polyfill', replacement: here('build/resize-observer.ts') },
    ],
  },
  server: { host: '127.0.0.1', port: 5173, proxy: Object.fromEntries(apiPaths.map((path) => [path, api])) },
  build: {
    target: 'es2022',
    // No data: URLs and no inline polyfill, so that the Content-Security-Policy needs neither.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Maps sources to files, for a test that sums what a screen loads.
    manifest: true,
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      // What the first screen loads on demand is an entry, too, so that all of it has the tag of initial modules.
      input: ['index.html', ...firstScreen].map(here),
      output: {
        codeSplitting: {
          // Two files in place of eighty; the packages change less often than our code, and stay in the browser's cache.
          groups: [
            { name: 'packages', tags: ['$initial'], test: /node_modules/, priority: 2 },
            { name: 'first', tags: ['$initial'], priority: 1 },
            // What header and queue load right after their first picture: one file in place of six.
            { name: 'after-first', test: afterFirst },
          ],
        },
      },
      treeshake: { moduleSideEffects: (id) => !pure.some((part) => id.includes(part)) },
    },
  },
});
