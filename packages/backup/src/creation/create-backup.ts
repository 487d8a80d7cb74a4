import path from 'node:path';
import { checkFilesDir } from '@beian/database/files';
import { release, SetupFault } from '@beian/database/programs';
import pLimit from 'p-limit';
import {
  addBackup,
  type BackupFile,
  backupFiles,
  backupName,
  type Copied,
  type FilePool,
  hashFile,
  type Manifest,
  prune,
  serializeList,
  syncToDisk,
  writeDurably,
} from '../backup-set/index.ts';
import { findTool, runSync, runTool } from '../postgres-tools/index.ts';
import {
  asSuperuser,
  lockBackups,
  neededFiles,
  PROCESS_TABLE,
  type Snapshot,
  serverMajor,
  withSnapshot,
} from '../snapshot/index.ts';

export interface CreateOptions {
  /** Address of the database, of a superuser. */
  readonly superuserUrl: string;
  readonly filesDir: string;
  /** The set: the folder of all backups, which share their stored files. */
  readonly dir: string;
  /** Older backups are deleted; undefined: none. */
  readonly keepDays: number | undefined;
  /** Folder of pg_dump; undefined: the newest of this machine. */
  readonly postgresBin: string | undefined;
  /** For files in a bucket: a program that copies them into `filesDir`, run before the files are taken and again after the dump. */
  readonly sync?: string | undefined;
  readonly say?: (line: string) => void;
}

export interface CreatedBackup {
  readonly folder: string;
  readonly manifest: Manifest;
  /** Files that the set lacked. */
  readonly copied: Copied;
  readonly removed: { readonly backups: number; readonly files: number };
}

/**
 * Backs up the database and its files while everything runs. Stored files are copied before the snapshot, so that a file deleted
 * after it is in the backup already; those that the snapshot names and the set still lacks, after it. Whatever of these is gone by
 * then was deleted on purpose in the meantime, or was missing before: the manifest says which.
 * @throws SetupFault when a person must act; then the set holds no new backup
 */
export async function createBackup(options: CreateOptions): Promise<CreatedBackup> {
  const { superuserUrl, filesDir, dir, keepDays, postgresBin, sync, say = () => undefined } = options;
  await checkFilesDir(filesDir);
  return asSuperuser(superuserUrl, async (client) => {
    const server = await serverMajor(client);
    const tool = await findTool('pg_dump', server.major, postgresBin);
    await lockBackups(client);
    const name = backupName(new Date());
    const { manifest, copied } = await addBackup(path.resolve(dir), name, async (folder, pool) => {
      if (sync !== undefined) await runSync(sync);
      const before = await pool.copyAll(filesDir);
      say(`${before.files} new files are copied (${before.bytes} bytes); now the database`);
      const dump = path.join(folder, backupFiles.dump);
      const snapshot = await withSnapshot(client, async (one) => {
        const leftOut = ['--exclude-schema=bullmq', `--exclude-table-data=${PROCESS_TABLE}`];
        await runTool(tool, superuserUrl, ['--format=custom', ...leftOut, `--snapshot=${one.id}`, `--file=${dump}`]);
        return one;
      });
      await syncToDisk(dump);
      say('the database is dumped; now the files that came meanwhile');
      if (sync !== undefined) await runSync(sync);
      const files = await takeFiles(pool, filesDir, snapshot, () => neededFiles(client));
      const list = serializeList(files.taken);
      const listFile = path.join(folder, backupFiles.list);
      await writeDurably(listFile, list);
      const { at, migrations, counts, heads, roles, keys } = snapshot;
      const sealing = [...new Set([...keys.sealing, ...files.taken.map(({ keyId }) => keyId)])].sort();
      const bytes = files.taken.reduce((sum, file) => sum + file.bytes, 0);
      const written: Manifest = {
        ...{ v: 1, at, release, migrations },
        ...{ serverVersion: server.number, dumpVersion: tool.version },
        ...{ counts, keys: { ...keys, sealing }, heads, roles, dump: await hashFile(dump) },
        files: {
          ...{ count: files.taken.length, bytes, sha256: (await hashFile(listFile)).sha256 },
          ...{ deletedMeanwhile: files.deletedMeanwhile, missing: files.missing },
        },
      };
      await writeDurably(path.join(folder, backupFiles.manifest), `${JSON.stringify(written, null, 2)}\n`);
      return { manifest: written, copied: before };
    });
    const folder = path.join(path.resolve(dir), name);
    const removed = await prune(path.resolve(dir), keepDays, new Date()).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      throw new SetupFault(`${folder} is whole. Nothing older was deleted: ${why}`);
    });
    return { folder, manifest, copied, removed };
  });
}

/** Files looked up at a time. */
const PARALLEL = 8;

/** The files that the snapshot names, from the pool or the store, and those that neither has. */
async function takeFiles(
  pool: FilePool,
  filesDir: string,
  { files }: Snapshot,
  needNow: () => Promise<ReadonlySet<string>>,
): Promise<{ taken: BackupFile[]; deletedMeanwhile: string[]; missing: string[] }> {
  const names = [...files].sort();
  const found = await pLimit(PARALLEL).map(names, (name) => pool.take(filesDir, name));
  const taken = found.flatMap((file) => file ?? []);
  const gone = names.filter((_, at) => found[at] === undefined);
  const stillNamed = gone.length === 0 ? new Set<string>() : await needNow();
  return {
    taken,
    deletedMeanwhile: gone.filter((name) => !stillNamed.has(name)),
    missing: gone.filter((name) => stillNamed.has(name)),
  };
}
