import os from 'node:os';
import { isMainModule, readSettings, SetupFault } from '@beian/database/programs';
import { z } from 'zod';
import { noteRun } from './maintenance/index.ts';
import { readWords, restoreSettings, runCommand, sayProgress } from './program.ts';
import { testRestore } from './restore-testing/index.ts';
import { formatFindings } from './verification/index.ts';

const help = `npm run restore-test -- DIR [--heads FOLDER]
Restores a backup (the newest of the set DIR) into a database and a folder of their own, verifies both as verify-restore does, and takes them away
again, while everything runs. Exit code 0: sound, and noted in the database; 1: not. It needs as much space as a second installation for that time,
in the server and in RESTORE_TEST_DIR (else the system's temporary folder).
Reads DATABASE_SUPERUSER_URL, DATABASE_URL, DATABASE_APP_URL, DATABASE_WORKER_URL, DATABASE_AUDITOR_URL, KEYS_FILE, AUDIT_HEADS_DIR, POSTGRES_BIN.`;

const settings = restoreSettings.omit({ FILES_DIR: true }).extend({
  RESTORE_TEST_DIR: z.string().default(os.tmpdir()),
  AUDIT_HEADS_DIR: z.string().optional(),
});

if (isMainModule(import.meta.filename)) {
  await runCommand(help, async () => {
    const { word: dir, options } = readWords(process.argv.slice(2), { '--heads': /./ }, help);
    if (dir === undefined) throw new SetupFault(`Name the backups.\n${help}`);
    const env = readSettings(settings, process.env);
    const superuserUrl = env.DATABASE_SUPERUSER_URL;
    const { backup, findings, ok } = await testRestore({
      ...{ dir, superuserUrl, migratorUrl: env.DATABASE_URL, appUrl: env.DATABASE_APP_URL },
      ...{ workerUrl: env.DATABASE_WORKER_URL, auditorUrl: env.DATABASE_AUDITOR_URL, keysFile: env.KEYS_FILE },
      ...{ postgresBin: env.POSTGRES_BIN, workDir: env.RESTORE_TEST_DIR, say: sayProgress },
      headsDir: options.get('--heads') ?? env.AUDIT_HEADS_DIR,
    });
    const noted = await noteRun(superuserUrl, 'restoreTest', ok);
    return {
      lines: [
        ...formatFindings(findings),
        `${backup.folder} ${ok ? 'can be restored' : 'WAS NOT RESTORED WHOLE'}; the test’s database and files are gone again.`,
        ...noted,
      ],
      code: ok ? 0 : 1,
    };
  });
}
