import type { AppContext } from '../transaction/context-type.ts';
import { system } from '../transaction/system-actor.ts';
import { transaction } from '../transaction/transactions.ts';
import type { Tx } from '../transaction/tx.ts';

/** Files deleted per query. */
const BATCH = 100;
/** A file without a row may belong to a row that is being written, so files younger than a day are kept, ms. */
const ORPHAN_MIN_AGE_MS = 86_400_000;

/** SQL: every file name in the rows of this realm, in the range from $1 to before $2. */
const fileColumns = [
  ['materials', 'file'],
  ['materials', 'report_file'],
  ['verified_forms', 'file'],
  ['uploads', 'file'],
  ['evidence', 'file'],
  ['face_pictures', 'file'],
  ['submissions', 'stored'],
  ['dropped_files', 'file'],
] as const;

/**
 * Marks files whose rows this transaction deletes; they are deleted after the commit (`deleteDroppedFiles`). A file
 * that another row still names is kept.
 */
export async function dropFiles(tx: Tx, files: readonly string[]): Promise<void> {
  if (files.length === 0) return;
  const held = fileColumns
    .filter(([table]) => table !== 'dropped_files')
    .map(([table, column]) => `not exists (select 1 from app.${table} h where h.${column} = f)`);
  await tx.client.query(
    `/* dropFiles */ insert into app.dropped_files (file) select distinct f from unnest($1::text[]) f where ${held.join(' and ')}
     on conflict do nothing`,
    [files],
  );
}

/** Deletes the marked files, including those left by a process that died. Returns the number of files. */
export async function deleteDroppedFiles(ctx: AppContext): Promise<number> {
  let deleted = 0;
  for (;;) {
    const { rows } = await transaction(ctx, system('clock'), (tx) =>
      tx.client.query<{ file: string }>(
        '/* deleteDropped */ select file from app.dropped_files order by file limit $1',
        [BATCH],
      ),
    );
    const files = rows.map(({ file }) => file);
    for (const file of files) await ctx.files.delete(file);
    await transaction(ctx, system('clock'), (tx) =>
      tx.client.query('/* deleteDropped */ delete from app.dropped_files where file = any($1)', [files]),
    );
    deleted += files.length;
    if (files.length < BATCH) return deleted;
  }
}

export interface FileSweep {
  /** Files on the disk. */
  readonly files: number;
  /** How many of them had no row and were deleted. */
  readonly orphans: number;
  /** Rows whose file is missing. */
  readonly missing: number;
}

/**
 * Compares the disk with the rows in both directions: deletes files that no row of any of `contexts` names and that
 * are older than a day, and counts rows whose file is missing. `contexts`: every realm that shares the folder. Stores
 * the result.
 */
export async function sweepFiles(
  contexts: readonly AppContext[],
  orphanMinAgeMs = ORPHAN_MIN_AGE_MS,
): Promise<FileSweep> {
  const [first] = contexts;
  if (first === undefined) throw new Error('sweepFiles: no context');
  const found = { files: 0, orphans: 0, missing: 0 };
  // By the first hex digit, so that only a sixteenth of a million files is in memory at a time.
  for (const sign of '0123456789abcdef') {
    const onDisk: Awaited<ReturnType<AppContext['files']['list']>> = [];
    // The disk is read first: files written later are no orphans, and missing files are checked again.
    for (const next of '0123456789abcdef') onDisk.push(...(await first.files.list(`${sign}${next}`)));
    const named = new Set<string>();
    const kept = new Set<string>();
    for (const ctx of contexts) {
      for (const { file, dropped } of await loadReferencedFiles(ctx, sign)) {
        named.add(file);
        if (!dropped) kept.add(file);
      }
    }
    const there = new Set(onDisk.map(({ name }) => name));
    found.files += there.size;
    for (const file of kept) if (!there.has(file) && !(await first.files.has(file))) found.missing += 1;
    for (const { name, ageMs } of onDisk) {
      if (named.has(name) || ageMs < orphanMinAgeMs) continue;
      await first.files.delete(name);
      found.orphans += 1;
    }
  }
  await transaction(first, system('clock'), (tx) =>
    tx.client.query('/* sweepFiles */ insert into app.file_sweeps (files, orphans, missing) values ($1, $2, $3)', [
      found.files,
      found.orphans,
      found.missing,
    ]),
  );
  return found;
}

async function loadReferencedFiles(ctx: AppContext, sign: string): Promise<{ file: string; dropped: boolean }[]> {
  const parts = fileColumns.map(
    ([table, column]) =>
      `select ${column} as file, ${table === 'dropped_files'} as dropped from app.${table} where ${column} >= $1 and ${column} <= $2`,
  );
  const { rows } = await transaction(ctx, system('clock'), (tx) =>
    tx.client.query<{ file: string; dropped: boolean }>(`/* filesNamed */ ${parts.join(' union all ')}`, [
      sign,
      sign.padEnd(32, 'f'),
    ]),
  );
  return rows;
}
