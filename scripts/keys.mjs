// node scripts/keys.mjs FILE: creates the sealing and hash keys; an existing file is kept (docs/operations.md, Keys file).
import path from 'node:path';
import { main } from './lib/cleanup.mjs';
import { Failure } from './lib/failure.mjs';
import { makeKeys } from './lib/keys.mjs';

await main(async () => {
  const [file] = process.argv.slice(2);
  if (!file) throw new Failure('Name the file of the keys', 'node scripts/keys.mjs FILE');
  console.log(`${path.resolve(file)} ${makeKeys(path.resolve(file), false)}`);
});
