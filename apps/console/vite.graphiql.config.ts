import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressBuild } from './build/compress.ts';

/** The schema explorer: a separate bundle, so that none of it is in the console's. The API serves it when GRAPHIQL_DIR is set. */
export default defineConfig({
  root: fileURLToPath(new URL('graphiql', import.meta.url)),
  base: '/graphiql/',
  plugins: [react(), compressBuild({ quality: 9 })],
  // The examples are in docs/.
  server: { fs: { allow: ['../..'] } },
  build: {
    target: 'es2022',
    outDir: '../dist-graphiql',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 8000,
    rolldownOptions: {
      // The explorer has hundreds of module directives, which would each cause a warning.
      onLog: (level, log, tell) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : tell(level, log)),
    },
  },
});
