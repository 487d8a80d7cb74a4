// npm run admin:create: the first administrator, with a link that is shown once (docs/operations.md, Install).
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { main } from './lib/cleanup.mjs';
import { Failure } from './lib/failure.mjs';
import { withoutNpm } from './lib/install.mjs';
import { dataDir, root } from './lib/paths.mjs';
import { asObject, readJson } from './lib/store.mjs';

await main(async () => {
  const program = path.join(root, 'packages/orders/dist/admin-create.js');
  if (!existsSync(program)) throw new Failure('It is not built yet: run npm run build.');
  const env = { ...localDeskEnv(), ...withoutNpm(process.env) };
  // With the terminal as it is: it asks, and shows the link there alone.
  const child = spawn(process.execPath, [program, ...process.argv.slice(2)], { env, stdio: 'inherit' });
  return await new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
});

/** Settings of the desk that npm start runs in this checkout; those that are set go before them. */
function localDeskEnv() {
  const { port, app } = asObject(readJson(path.join(dataDir, 'postgres.json')));
  const { url } = asObject(readJson(path.join(dataDir, 'run.json')));
  const keys = path.join(dataDir, 'keys.json');
  return {
    ...(typeof app === 'string' ? { DATABASE_APP_URL: `postgres://app:${app}@127.0.0.1:${port}/beian` } : {}),
    ...(existsSync(keys) ? { KEYS_FILE: keys, FILES_DIR: path.join(dataDir, 'files') } : {}),
    ...(typeof url === 'string' ? { CONSOLE_URL: url } : {}),
  };
}
