// npm run keys:rotate: creates new data and hash keys and converts all stored values while the programs run; -- --remove ID removes
// an old key.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { main } from './lib/cleanup.mjs';
import { databaseEnv } from './lib/database-env.mjs';
import { Failure } from './lib/failure.mjs';
import { withoutNpm } from './lib/install.mjs';
import { dataDir, placeOfFiles, root } from './lib/paths.mjs';
import { runForJson } from './lib/run-for-json.mjs';
import { readSettings } from './lib/settings.mjs';

const help = `npm run keys:rotate: creates new keys, which running programs load within one second, then seals and hashes all stored values
with them. An interrupted run is continued by the next one. At the end it prints the keys that are no longer used.
npm run keys:rotate -- --remove ID: removes such a key from the keys file, if no stored value uses it.

It reads DATABASE_URL (role migrator), KEYS_FILE and FILES_DIR; without them it works on the installation that npm start runs.
`;

await main(async () => {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) return void process.stdout.write(help);
  const settings = readSettings(process.env);
  const keysFile = path.resolve(root, settings.KEYS_FILE ?? path.join(dataDir, 'keys.json'));
  const filesDir = placeOfFiles(settings.FILES_DIR);
  if (!existsSync(keysFile))
    throw new Failure(`${keysFile} is not there`, 'Name the keys file in KEYS_FILE, or run npm start first');
  const program = path.join(root, 'packages/privacy/dist/rotate.js');
  if (!existsSync(program)) throw new Failure('Nothing is built here', 'npm run build');
  // Uses a running installation; this script starts no database.
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
