import { isMainModule, readSettings } from '@beian/database/programs';
import { z } from 'zod';
import { commonSettings, readWords, runCommand } from './program.ts';
import { formatFindings, verifyRestore } from './verification/index.ts';

const help = `npm run verify-restore [-- DIR] [--all] [--heads FOLDER]
Verifies a restored database and its files, before the programs start; it only reads. Exit code 0: sound; 1: not: docs/backup.md.
DIR: the backup that was restored, or its set (the newest): rows are compared with it. --all: opens every sealed value, else a sample.
--heads: the folder of the audit's heads outside of the database; else AUDIT_HEADS_DIR. Reads DATABASE_SUPERUSER_URL, KEYS_FILE, FILES_DIR.`;

const settings = commonSettings.extend({
  KEYS_FILE: z.string('is missing: the file of the sealing and hash keys'),
  AUDIT_HEADS_DIR: z.string().optional(),
});

if (isMainModule(import.meta.filename)) {
  await runCommand(help, async () => {
    const { word: backup, options } = readWords(process.argv.slice(2), { '--all': null, '--heads': /./ }, help);
    const env = readSettings(settings, process.env);
    const found = await verifyRestore({
      superuserUrl: env.DATABASE_SUPERUSER_URL,
      filesDir: env.FILES_DIR,
      keysFile: env.KEYS_FILE,
      backup,
      headsDir: options.get('--heads') ?? env.AUDIT_HEADS_DIR,
      all: options.has('--all'),
    });
    return { lines: formatFindings(found), code: found.some(({ ok }) => ok === false) ? 1 : 0 };
  });
}
