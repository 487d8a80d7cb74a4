import { type AppContext, system, type Tx, transaction } from '../context.ts';

/** Files deleted between two looks at the database. */
const BATCH = 100;
/** A file on the disk that no row names may be one whose row is being written: younger than a day it is left alone, ms. */
const ORPHAN_MIN_AGE_MS = 86_400_000;

/** SQL: every name in the file store that a row of this realm holds, in the range of names from $1 to before $2. */
const fileColumns = [
  ['materials', 'file'],
  ['materials', 'report_file'],
  ['uploads', 'file'],
  ['evidence', 'file'],
  ['submissions', 'stored'],
  ['dropped_files', 'file'],
] as const;

/**
 * Names files whose rows this transaction took away: they are deleted once it is committed (`deleteDropped`). One that another row
 * still holds stays.
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

/** Deletes what was dropped, also what a process that died had left. How many files. */
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
  /** Of them, without a row: deleted. */
  readonly orphans: number;
  /** Rows whose file is not there. */
  readonly missing: number;
}

/**
 * Holds the disk against the rows, both ways: deletes files that no row of any of the `houses` names and that are older than a day, and
 * counts rows whose file is gone. `houses`: every realm that shares the folder. Keeps what it found.
 */
export async function sweepFiles(
  contexts: readonly AppContext[],
  orphanMinAgeMs = ORPHAN_MIN_AGE_MS,
): Promise<FileSweep> {
  const [first] = contexts;
  if (first === undefined) throw new Error('sweepFiles: no house');
  const found = { files: 0, orphans: 0, missing: 0 };
  // By the first sign: of a million files a sixteenth lies in memory at a time.
  for (const sign of '0123456789abcdef') {
    const onDisk: Awaited<ReturnType<AppContext['files']['list']>> = [];
    // The disk first: what is written after is no orphan, and what was deleted after is looked for again.
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
