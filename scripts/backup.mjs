// npm run backup, restore, restore-test, verify-restore, after-restore: docs/backup.md. Each is a program of packages/backup; without addresses in
// the environment it works on the installation that npm start runs.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { main } from './lib/cleanup.mjs';
import { Failure } from './lib/failure.mjs';
import { withoutNpm } from './lib/install.mjs';
import { dataDir, root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { asObject, readJson } from './lib/store.mjs';

const commands = ['backup', 'restore', 'restore-test', 'verify-restore', 'after-restore'];

/** @param {NodeJS.ProcessEnv} env @returns {NodeJS.ProcessEnv} */
function settingsOf(env) {
  const files = { FILES_DIR: path.join(dataDir, 'files'), KEYS_FILE: path.join(dataDir, 'keys.json') };
  const isNamed = env.DATABASE_SUPERUSER_URL || env.DATABASE_SUPERUSER_URL_FILE || env.DATABASE_WORKER_URL;
  const { port, superuser, migrator, app, worker } = asObject(readJson(path.join(dataDir, 'postgres.json')));
  if (isNamed || typeof superuser !== 'string') return env;
  const address = (/** @type {string} */ user, /** @type {unknown} */ password) =>
    `postgres://${user}:${password}@127.0.0.1:${port}/beian`;
  return {
    ...{
      ...files,
      DATABASE_SUPERUSER_URL: address('postgres', superuser),
      DATABASE_URL: address('migrator', migrator),
      DATABASE_APP_URL: address('app', app),
      DATABASE_WORKER_URL: address('worker', worker),
    },
    ...env,
  };
}

await main(async () => {
  const [command = '', ...args] = process.argv.slice(2);
  if (!commands.includes(command)) throw new Failure(`Say one of: ${commands.join(', ')}`);
  const program = path.join(root, `packages/backup/dist/${command}.js`);
  if (!existsSync(program)) throw new Failure('It is not built yet: run npm run build.');
  const env = settingsOf(withoutNpm(process.env));
  return (await run(process.execPath, [program, ...args], { env, output: 'shown' })).code;
});
