// npm run doctor: examines what the programs need, before the first start and later (docs/installing.md, Before the first start). Without
// addresses in the environment it looks at the installation that npm start runs.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { main } from './lib/cleanup.mjs';
import { Failure } from './lib/failure.mjs';
import { withoutNpm } from './lib/install.mjs';
import { dataDir, root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { asObject, readJson } from './lib/store.mjs';

/** @param {NodeJS.ProcessEnv} env @returns {NodeJS.ProcessEnv} */
function settingsOf(env) {
  const isNamed = Object.keys(env).some((name) => /^DATABASE_(APP_|WORKER_)?URL(_FILE)?$/.test(name) && env[name]);
  const { port, migrator, app, worker } = asObject(readJson(path.join(dataDir, 'postgres.json')));
  if (isNamed || typeof migrator !== 'string') return env;
  const address = (/** @type {string} */ user, /** @type {unknown} */ password) =>
    `postgres://${user}:${password}@127.0.0.1:${port}/beian`;
  return {
    ...{ FILES_DIR: path.join(dataDir, 'files'), KEYS_FILE: path.join(dataDir, 'keys.json') },
    ...{ DATABASE_URL: address('migrator', migrator), DATABASE_APP_URL: address('app', app) },
    DATABASE_WORKER_URL: address('worker', worker),
    ...env,
  };
}

await main(async () => {
  const program = path.join(root, 'packages/setup/dist/doctor.js');
  if (!existsSync(program)) throw new Failure('It is not built yet: run npm run build.');
  const env = settingsOf(withoutNpm(process.env));
  return (await run(process.execPath, [program, ...process.argv.slice(2)], { env, output: 'shown' })).code;
});
