// npm run admin:create: creates the first administrator and prints a link once (docs/installing.md, Install).
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { main } from './lib/cleanup.mjs';
import { Failure } from './lib/failure.mjs';
import { withoutNpm } from './lib/install.mjs';
import { dataDir, root } from './lib/paths.mjs';
import { asObject, readJson } from './lib/store.mjs';

await main(async () => {
  const program = path.join(root, 'packages/accounts/dist/admin-create.js');
  if (!existsSync(program)) throw new Failure('It is not built yet: run npm run build.');
  const env = { ...localDeskEnv(), ...withoutNpm(process.env) };
  // With inherited stdio: the program asks questions and prints the link only on the terminal.
  const child = spawn(process.execPath, [program, ...process.argv.slice(2)], { env, stdio: 'inherit' });
  return await new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
});

/** Database settings of the desk that npm start runs in this checkout; environment variables take precedence. */
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
