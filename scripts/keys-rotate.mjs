// npm run keys:rotate: new data and hash keys, and all that is stored under them, while the programs run; -- --remove ID: an earlier key goes.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { main } from './lib/cleanup.mjs';
import { databaseEnv } from './lib/database-env.mjs';
import { Failure } from './lib/failure.mjs';
import { withoutNpm } from './lib/install.mjs';
import { dataDir, root } from './lib/paths.mjs';
import { runForJson } from './lib/run-for-json.mjs';
import { readSettings } from './lib/settings.mjs';

const help = `npm run keys:rotate: makes new keys, which running programs take up within a second, and seals and hashes anew, under them,
everything that is stored. Cut at any point, the next run goes on from there. At its end it says which keys are left without use.
npm run keys:rotate -- --remove ID: takes such a key out of the keys file, once nothing is under it.

It reads DATABASE_URL (role migrator), KEYS_FILE and FILES_DIR; without them it works on the house that npm start runs.
`;

await main(async () => {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) return void process.stdout.write(help);
  const settings = readSettings(process.env);
  const keysFile = path.resolve(root, settings.KEYS_FILE ?? path.join(dataDir, 'keys.json'));
  const filesDir = path.resolve(root, settings.FILES_DIR ?? path.join(dataDir, 'files'));
  if (!existsSync(keysFile))
    throw new Failure(`${keysFile} is not there`, 'Name the keys file in KEYS_FILE, or run npm start first');
  const program = path.join(root, 'packages/orders/dist/rotate.js');
  if (!existsSync(program)) throw new Failure('Nothing is built here', 'npm run build');
  // Of a house that runs: whoever starts a database stops it at the end.
  const env = { ...databaseEnv(withoutNpm(process.env)), KEYS_FILE: keysFile, FILES_DIR: filesDir };
  const done = await runForJson(program, args, env);
  if (typeof done.removed === 'string') return console.log(`${done.removed} is out of ${keysFile}.`);
  const changed = Object.entries(done.changed ?? {});
  const sum = changed.reduce((all, [, count]) => all + count, 0);
  console.log(`${sum} rows and files are under ${done.current.sealing} (sealed) and ${done.current.hash} (hashed).`);
  for (const place of done.stuck) console.log(`stays under an earlier key: ${place}`);
  for (const { id, removableFrom } of done.idle)
    console.log(`${id} is left without use; from ${removableFrom} on: npm run keys:rotate -- --remove ${id}`);
});
