// npm run evidence -- NUMBER: writes the evidence of one order as a zip with everything needed to verify it (docs/operations.md,
// Audit).
import { existsSync } from 'node:fs';
import path from 'node:path';
import { main } from './lib/cleanup.mjs';
import { databaseEnv } from './lib/database-env.mjs';
import { Failure } from './lib/failure.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

await main(async () => {
  const program = path.join(root, 'packages/audit/dist/evidence.js');
  if (!existsSync(program)) throw new Failure('It is not built yet: run npm run build.');
  const env = databaseEnv(process.env);
  return (await run(process.execPath, [program, ...process.argv.slice(2)], { env, output: 'shown' })).code;
});
