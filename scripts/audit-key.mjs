// node scripts/audit-key.mjs FILE: creates the key that signs heads of the audit chain; an existing file is kept (docs/operations.md,
// Audit).
import path from 'node:path';
import { makeAuditKey } from './lib/audit-key.mjs';
import { main } from './lib/cleanup.mjs';
import { Failure } from './lib/failure.mjs';

await main(async () => {
  const [file] = process.argv.slice(2);
  if (!file) throw new Failure('Name the file of the audit key', 'node scripts/audit-key.mjs FILE');
  console.log(`${path.resolve(file)} ${makeAuditKey(path.resolve(file))}`);
});
