import { isMainModule, readSettings, SetupFault } from '@beian/database/programs';
import { folderSettings, readWords, restoreSettings, runCommand, sayProgress } from './program.ts';
import { type RestoredBackup, restoreBackup, restoreFiles } from './restoring/index.ts';

const help = `npm run restore -- DIR [--files]
Restores a backup (a folder that npm run backup wrote, or the set: its newest) into an empty database and an empty FILES_DIR, and
migrates it; all connections to bureaus are stopped. What is missing is made: the database, its owner and the programs' roles.
--files: only copies back the stored files that rows of the database name and FILES_DIR lacks, also while the programs run.
Reads DATABASE_SUPERUSER_URL, DATABASE_URL, DATABASE_APP_URL, DATABASE_WORKER_URL, DATABASE_AUDITOR_URL, KEYS_FILE, FILES_DIR, POSTGRES_BIN.`;

/** What was restored and what a person does next, for the terminal. */
export function formatRestored({ backup, applied, roles }: RestoredBackup): string[] {
  const { at, counts, files } = backup.manifest;
  return [
    `Restored as of ${at}: ${counts['app.orders'] ?? 0} orders, ${files.count} files; ${applied} migrations ran after it.`,
    ...(roles.length === 0 ? [] : [`Roles of others were made without log-in: ${roles.join(', ')}.`]),
    'All connections to bureaus are stopped. Now, in this order (docs/backup.md, After a restore):',
    `1. npm run verify-restore -- ${backup.folder}`,
    '2. Name an empty folder in AUDIT_HEADS_DIR; start the worker, then the api.',
    '3. npm run after-restore: compares the numbers with all bureaus and lists what a person must do, by connection and order.',
    '4. Resume each connection on the gateway board (网关看板, 恢复) when nothing of its list is left.',
    `5. Carry out again the deletions for data subjects that were decided since ${at}.`,
  ];
}

if (isMainModule(import.meta.filename)) {
  await runCommand(help, async () => {
    const { word: dir, options } = readWords(process.argv.slice(2), { '--files': null }, help);
    if (dir === undefined) throw new SetupFault(`Name the backup.\n${help}`);
    if (options.has('--files')) {
      const { DATABASE_SUPERUSER_URL: superuserUrl, FILES_DIR: filesDir } = readSettings(folderSettings, process.env);
      const { lacking, copied } = await restoreFiles({ dir, superuserUrl, filesDir });
      const left = lacking - copied;
      return {
        lines: [`${lacking} files were missing; ${copied} were copied back, ${left} are in no backup.`],
        code: left === 0 ? 0 : 1,
      };
    }
    const env = readSettings(restoreSettings, process.env);
    const restored = await restoreBackup({
      ...{ dir, superuserUrl: env.DATABASE_SUPERUSER_URL, migratorUrl: env.DATABASE_URL, appUrl: env.DATABASE_APP_URL },
      ...{ workerUrl: env.DATABASE_WORKER_URL, auditorUrl: env.DATABASE_AUDITOR_URL, filesDir: env.FILES_DIR },
      ...{ keysFile: env.KEYS_FILE, postgresBin: env.POSTGRES_BIN, say: sayProgress },
    });
    return { lines: formatRestored(restored) };
  });
}
