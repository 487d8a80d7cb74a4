import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

/** The source of a compiled or bundled file. @param {string} file */
export const sourceOf = (file) => file.replace(/\/dist\/(bundle\/)?/, '/src/').replace(/\.js$/, '.ts');

/** Where each program reads its variables. @type {Readonly<Record<string, readonly string[]>>} */
const readers = {
  api: ['apps/api/src/environment.ts', 'packages/accounts/src/admin-create.ts'],
  worker: ['environment.ts', 'ports/mail.ts', 'ports/sms.ts', 'ports/messenger.ts'].map(
    (file) => `apps/worker/src/${file}`,
  ),
  reader: ['apps/reader/src/environment.ts'],
  migrate: ['packages/database/src/migrate.ts'],
  backup: ['packages/backup/src/program.ts'],
  'restore-test': ['packages/backup/src/program.ts', 'packages/backup/src/restore-test.ts'],
  'audit-verify': ['packages/audit/src/audit-verify.ts', 'packages/audit/src/verification/as-auditor.ts'],
};
/** Variables of Node, of the C library and of Amazon's; BACKUP_DIR becomes a word of the command. */
const ofOthers = /^(NODE_ENV|BACKUP_DIR|HOME|MALLOC_\w+|UV_THREADPOOL_SIZE|AWS_\w+)$/;

/** Variables that a program does not read. @param {string} program @param {readonly string[]} names */
export function unknownVariables(program, names) {
  const text = (readers[program] ?? []).map((file) => readFileSync(path.join(root, file), 'utf8')).join('\n');
  const isKnown = (/** @type {string} */ name) => text.includes(`${name}:`);
  return names.filter((name) => !ofOthers.test(name) && !isKnown(name) && !isKnown(name.replace(/_FILE$/, '')));
}
