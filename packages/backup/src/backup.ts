import { isMainModule, readSettings, SetupFault } from '@beian/database/programs';
import { type CreatedBackup, createBackup } from './creation/index.ts';
import { noteRun } from './maintenance/index.ts';
import { folderSettings, formatBytes, readWords, runCommand, sayProgress } from './program.ts';

const help = `npm run backup -- DIR [--keep-days N] [--sync PROGRAM]
Backs up database and stored files into a new folder of DIR, while everything runs: docs/backup.md. Stored files that an earlier
backup of DIR holds are not copied again. Reads DATABASE_SUPERUSER_URL, FILES_DIR and POSTGRES_BIN.
--keep-days N: afterwards deletes the backups of DIR that are older than N days.
--sync PROGRAM: for files in a bucket; it copies them into FILES_DIR, a folder, and is run before the files are taken and after the dump.`;

/** What the backup holds, for the terminal. */
export function formatBackup({ folder, manifest, copied, removed }: CreatedBackup): string[] {
  const { at, dump, files, counts, keys, heads } = manifest;
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return [
    `${folder}: whole, as of ${at}.`,
    `Database: ${Object.keys(counts).length} tables, ${rows} rows, ${counts['app.orders'] ?? 0} orders; dump of ${formatBytes(dump.bytes)}.`,
    `Files: ${files.count} (${formatBytes(files.bytes)}), of which ${copied.files} were new to this set (${formatBytes(copied.bytes)}).`,
    ...(files.deletedMeanwhile.length === 0
      ? []
      : [`${files.deletedMeanwhile.length} files were deleted on purpose while it ran, and are not in it.`]),
    ...(files.missing.length === 0
      ? []
      : [
          `${files.missing.length} FILES ARE MISSING or damaged in FILES_DIR, and so in the backup: docs/operations.md, Repair.`,
        ]),
    `Keep apart from it, for as long: the keys ${[...keys.sealing, ...keys.hash].join(', ')} of KEYS_FILE, which no backup holds.`,
    `Audit: ${heads.live === null ? 'no signed head yet' : `up to head ${heads.live.seq}`}.`,
    ...(removed.backups + removed.files === 0
      ? []
      : [`Deleted: ${removed.backups} older backups, ${removed.files} files that none needs any more.`]),
  ];
}

if (isMainModule(import.meta.filename)) {
  await runCommand(help, async () => {
    const shapes = { '--keep-days': /^[1-9]\d{0,3}$/, '--sync': /./ };
    const { word: dir, options } = readWords(process.argv.slice(2), shapes, help);
    if (dir === undefined) throw new SetupFault(`Name the folder of the backups.\n${help}`);
    const env = readSettings(folderSettings, process.env);
    const days = options.get('--keep-days');
    const created = await createBackup({
      superuserUrl: env.DATABASE_SUPERUSER_URL,
      filesDir: env.FILES_DIR,
      dir,
      keepDays: days === undefined ? undefined : Number(days),
      postgresBin: env.POSTGRES_BIN,
      sync: options.get('--sync'),
      say: sayProgress,
    });
    const isWhole = created.manifest.files.missing.length === 0;
    const noted = await noteRun(env.DATABASE_SUPERUSER_URL, 'backup', isWhole);
    return { lines: [...formatBackup(created), ...noted], code: isWhole ? 0 : 1 };
  });
}
