import { FilesDirFault } from '@beian/database/files';
import { SetupFault } from '@beian/database/programs';
import { z } from 'zod';

const address = z
  .string('is missing: it must be an address like postgres://postgres:password@host:5432/beian')
  .regex(/^postgres(ql)?:\/\/./, 'must be an address like postgres://postgres:password@host:5432/beian');

/** Settings of all programs of this package. */
export const commonSettings = z.object({
  /** A superuser's address of the database: row-level security binds every other role. */
  DATABASE_SUPERUSER_URL: address,
  FILES_DIR: z.string('is missing: the folder of the stored files'),
  /** Folder of pg_dump and pg_restore; else the newest of /usr/lib/postgresql, else the one of PATH. */
  POSTGRES_BIN: z.string().optional(),
});

/** A backup copies a folder and a restore fills one; a bucket has the same layout, so that its service's tools copy it to a folder and back. */
export const folderSettings = commonSettings.extend({
  FILES_DIR: commonSettings.shape.FILES_DIR.regex(
    /^(?!s3:)/,
    'names a bucket: copy it to a folder first (docs/backup.md, Files in a bucket), and name that folder',
  ),
});

const url = z
  .string('is missing: it must be an address like postgres://user:password@host:5432/beian')
  .regex(/^postgres(ql)?:\/\/./, 'must be an address like postgres://user:password@host:5432/beian');
/** A restore makes the roles that are missing, with the passwords of their addresses. */
export const restoreSettings = folderSettings.extend({
  DATABASE_URL: url,
  DATABASE_APP_URL: url,
  DATABASE_WORKER_URL: url,
  DATABASE_AUDITOR_URL: url.optional(),
  KEYS_FILE: z.string('is missing: the file of the sealing and hash keys, as it was at the backup'),
});

/** The words of a command line: options with `shapes`, and at most one other word. */
export function readWords(
  args: readonly string[],
  shapes: Readonly<Record<string, RegExp | null>>,
  help: string,
): { word: string | undefined; options: ReadonlyMap<string, string> } {
  const options = new Map<string, string>();
  let word: string | undefined;
  for (let at = 0; at < args.length; at += 1) {
    const one = args[at] ?? '';
    const shape = shapes[one];
    if (shape === undefined && !one.startsWith('-') && word === undefined) word = one;
    else if (shape === null) options.set(one, '');
    else {
      at += 1;
      if (shape === undefined || !shape.test(args[at] ?? '')) throw new SetupFault(`${one}: is no option.\n${help}`);
      options.set(one, args[at] ?? '');
    }
  }
  return { word, options };
}

/** Runs a program for a terminal: its lines on stdout and its exit code, or the reason on stderr and exit code 2. */
export async function runCommand(help: string, work: () => Promise<{ lines: readonly string[]; code?: number }>) {
  if (process.argv.slice(2).some((one) => one === '--help' || one === '-h'))
    return void process.stdout.write(`${help}\n`);
  try {
    const begun = performance.now();
    const { lines, code = 0 } = await work();
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    process.stdout.write(`${[...lines, `${seconds} s`].join('\n')}\n`);
    process.exitCode = code;
  } catch (error) {
    const isKnown =
      error instanceof SetupFault ||
      error instanceof FilesDirFault ||
      (error instanceof Error && /^(KEYS_FILE|ENOSPC)/.test(error.message));
    process.stderr.write(`${error instanceof Error ? (isKnown ? error.message : error.stack) : error}\n`);
    process.exitCode = 2;
  }
}

export const sayProgress = (line: string): void => void process.stderr.write(`${line}\n`);
/** 1234567 → 1.2 MB */
export const formatBytes = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
