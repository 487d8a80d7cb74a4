import type { AppContext } from '../transaction/context-type.ts';
import { system } from '../transaction/system-actor.ts';
import { transaction } from '../transaction/transactions.ts';
import type { Tx } from '../transaction/tx.ts';

/** Files deleted per query. */
const BATCH = 100;
/** A file without a row may belong to a row that is being written, so files younger than a day are kept, ms. */
const ORPHAN_MIN_AGE_MS = 86_400_000;

/** Columns that name files. */
const fileColumns = [
  ['materials', 'file'],
  ['materials', 'report_file'],
  ['verified_forms', 'file'],
  ['verified_forms', 'picture_file'],
  ['verified_forms', 'commitment_file'],
  ['uploads', 'file'],
  ['evidence', 'file'],
  ['record_claim_papers', 'file'],
  ['face_pictures', 'file'],
  ['submissions', 'stored'],
  ['dropped_files', 'file'],
] as const;

/** SQL: the name of every stored file that a row of any realm needs, once each. */
export const neededFilesSql = fileColumns
  .filter(([table]) => table !== 'dropped_files')
  .map(([table, column]) => `select ${column} as file from app.${table} where ${column} is not null`)
  .join(' union ');

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

/** Parts of the store, by the first two signs of the names, that a daily run compares: each of the 256 at least once in 29 days. */
const PARTS_PER_RUN = 9;

export interface FileSweep {
  /** Files on the disk, as each part was compared last. */
  readonly files: number;
  /** How many files had no row and were deleted by this run. */
  readonly orphans: number;
  /** Rows whose file is missing, as each part was compared last. */
  readonly missing: number;
}

export interface FileSweepOptions {
  readonly orphanMinAgeMs?: number;
  /** Parts to compare, those compared longest ago first. Parts that were never compared are all compared. */
  readonly parts?: number;
}

/**
 * Compares a share of the disk with the rows in both directions: deletes files that no row of any of `contexts` names and that
 * are older than a day, and counts rows whose file is missing. `contexts`: every realm that shares the folder. Names
 * come from listings of folders; only a file that seems to have no row, or to be missing, is looked at itself. Stores
 * the result after each part, so that the next run goes on after a crash.
 */
export async function sweepFiles(
  contexts: readonly AppContext[],
  { orphanMinAgeMs = ORPHAN_MIN_AGE_MS, parts = PARTS_PER_RUN }: FileSweepOptions = {},
): Promise<FileSweep> {
  const [first] = contexts;
  if (first === undefined) throw new Error('sweepFiles: no context');
  const { rows: due } = await transaction(first, system('clock'), (tx) =>
    tx.client.query<{ prefix: string }>(
      `/* partsToSweep */ select prefix from app.file_sweep_parts order by swept_at nulls first, prefix
       limit greatest($1, (select count(*) from app.file_sweep_parts where swept_at is null))`,
      [parts],
    ),
  );
  let orphans = 0;
  for (const { prefix } of due) {
    const found = await sweepPart(contexts, first.files, prefix, orphanMinAgeMs);
    orphans += found.orphans;
    await transaction(first, system('clock'), (tx) =>
      tx.client.query(
        '/* sweepFiles */ update app.file_sweep_parts set swept_at = app.now(), files = $2, missing = $3 where prefix = $1',
        [prefix, found.files, found.missing],
      ),
    );
  }
  const { rows } = await transaction(first, system('clock'), (tx) =>
    tx.client.query<FileSweep>(
      `/* sweepFiles */ insert into app.file_sweeps (files, orphans, missing)
       select sum(files), $1, sum(missing) from app.file_sweep_parts returning files, orphans, missing`,
      [orphans],
    ),
  );
  return rows[0] as FileSweep;
}

async function sweepPart(
  contexts: readonly AppContext[],
  store: AppContext['files'],
  prefix: string,
  orphanMinAgeMs: number,
): Promise<FileSweep> {
  // The disk is read first: files written later are no orphans, and missing files are checked again.
  const there = new Set(await store.list(prefix));
  const named = new Set<string>();
  let missing = 0;
  for (const ctx of contexts) {
    for (const { file, dropped } of await loadReferencedFiles(ctx, prefix)) {
      if (!dropped && !named.has(file) && !there.has(file) && !(await store.has(file))) missing += 1;
      named.add(file);
    }
  }
  let orphans = 0;
  for (const name of there) {
    if (named.has(name) || ((await store.ageMs(name)) ?? 0) < orphanMinAgeMs) continue;
    await store.delete(name);
    orphans += 1;
  }
  return { files: there.size, orphans, missing };
}

async function loadReferencedFiles(ctx: AppContext, prefix: string): Promise<{ file: string; dropped: boolean }[]> {
  const parts = fileColumns.map(
    ([table, column]) =>
      `select ${column} as file, ${table === 'dropped_files'} as dropped from app.${table} where ${column} >= $1 and ${column} <= $2`,
  );
  const { rows } = await transaction(ctx, system('clock'), (tx) =>
    tx.client.query<{ file: string; dropped: boolean }>(`/* filesNamed */ ${parts.join(' union all ')}`, [
      prefix,
      prefix.padEnd(32, 'f'),
    ]),
  );
  return rows;
}
