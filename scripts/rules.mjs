// npm run rules -- export | import FILE: takes the installation's own rules and texts out as a file, or drafts what a file changes.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { main } from './lib/cleanup.mjs';
import { Failure } from './lib/failure.mjs';
import { withoutNpm } from './lib/install.mjs';
import { dataDir, root } from './lib/paths.mjs';
import { asObject, readJson } from './lib/store.mjs';

const help = `npm run rules -- export [--province CODE]: writes the installation's own rules and texts to stdout, as one JSON file.
npm run rules -- import FILE: says what the file would change here, and changes nothing.
npm run rules -- import FILE --apply --login LOGIN: makes one draft of it in the name of that supervisor, who submits it in the
console; another supervisor approves it.

It reads DATABASE_APP_URL, KEYS_FILE and FILES_DIR; without them it works on the installation that npm start runs.
`;

await main(async () => {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) return void process.stdout.write(help);
  const program = path.join(root, 'packages/rule-book/dist/rules.js');
  if (!existsSync(program)) throw new Failure('Nothing is built here', 'npm run build');
  const { port, app } = asObject(readJson(path.join(dataDir, 'postgres.json')));
  const env = {
    ...(typeof app === 'string' ? { DATABASE_APP_URL: `postgres://app:${app}@127.0.0.1:${port}/beian` } : {}),
    KEYS_FILE: path.join(dataDir, 'keys.json'),
    FILES_DIR: path.join(dataDir, 'files'),
    ...withoutNpm(process.env),
  };
  const child = spawn(process.execPath, [program, ...args], { env, stdio: ['ignore', 'inherit', 'inherit'] });
  return await new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
});
