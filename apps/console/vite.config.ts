import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = 'http://127.0.0.1:4000';
const doors = [
  '/graphql',
  '/auth',
  '/materials',
  '/events',
  '/uploads',
  '/evidence',
  '/verification-forms',
  '/submission-files',
];

export default defineConfig({
  plugins: [react()],
  // The domain is read from its sources, so that the console builds with or without packages/domain/dist.
  resolve: {
    alias: { '@beian/domain': fileURLToPath(new URL('../../packages/domain/src/index.ts', import.meta.url)) },
  },
  server: { host: '127.0.0.1', port: 5173, proxy: Object.fromEntries(doors.map((door) => [door, api])) },
  build: {
    target: 'es2022',
    // No data: URLs and no inline polyfill, so that the Content-Security-Policy needs neither.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // The domain is pure: of its barrel only what is used is kept (zod stays out).
      treeshake: { moduleSideEffects: (id) => !id.includes('/packages/domain/') },
    },
  },
});
