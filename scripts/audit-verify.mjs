// npm run audit:verify [-- --day DAY] [--order ORDER] [--heads FOLDER]: checks the audit against its chain (docs/operations.md,
// Audit).
import { existsSync } from 'node:fs';
import path from 'node:path';
import { main } from './lib/cleanup.mjs';
import { databaseEnv } from './lib/database-env.mjs';
import { Failure } from './lib/failure.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

await main(async () => {
  const program = path.join(root, 'packages/audit/dist/audit-verify.js');
  if (!existsSync(program)) throw new Failure('It is not built yet: run npm run build.');
  const env = databaseEnv(process.env);
  return (await run(process.execPath, [program, ...process.argv.slice(2)], { env, output: 'shown' })).code;
});
