import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { TestDatabase } from '@beian/testing/database';

/** Starts another API process on the same database, from the sources. */
export async function secondProcess(
  db: TestDatabase,
): Promise<{ url: string; stop: () => Promise<void>; kill: () => Promise<void> }> {
  const at = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  const child = spawn(
    process.execPath,
    ['--conditions=development', '--import', import.meta.resolve('tsx'), at('../main.ts')],
    {
      env: {
        TSX_TSCONFIG_PATH: at('../../tsconfig.json'),
        ...{ PORT: '0', DATABASE_APP_URL: db.appUrl, KEYS_FILE: db.keysFile, FILES_DIR: db.filesDir },
        ...{ NODE_ENV: 'test', LOG_LEVEL: 'error', END_WITH_PARENT: '1' },
      },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const ended = once(child, 'exit');
  const ready = new Promise<{ port: number }>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line)));
    ended.then(() => reject(new Error('the second process ended before it was ready')), reject);
  });
  const { port } = await ready;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
