import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { SetupFault } from '@beian/database/programs';
import { z } from 'zod';

/** Files of one backup, in its folder; `manifest.json` is written last. */
export const backupFiles = { manifest: 'manifest.json', dump: 'beian.dump', list: 'files.txt' } as const;

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const head = z.object({ seq: z.number().int(), said: z.string(), signature: z.string() });

const manifestSchema = z.object({
  v: z.literal(1),
  /** Instant of the snapshot that everything in the backup shares, by the clock of the database server, ISO, UTC. */
  at: z.iso.datetime(),
  release: z.string(),
  /** Names of the migrations that had run, in their order. */
  migrations: z.array(z.string()).min(1),
  /** Server and pg_dump, such as 170006 and 17. */
  serverVersion: z.number().int(),
  dumpVersion: z.number().int(),
  /** Rows by table, such as `app.orders`. */
  counts: z.record(z.string(), z.number().int()),
  /** Ids of the keys that the restored database needs; the keys themselves are in no backup. */
  keys: z.object({ sealing: z.array(z.string()), hash: z.array(z.string()) }),
  /** The last signed head of each realm's audit; null: none. */
  heads: z.object({ live: head.nullable(), test: head.nullable() }),
  /** Roles that own something or have rights in the database, without passwords. */
  roles: z.array(z.string()),
  dump: z.object({ bytes: z.number().int(), sha256: hash }),
  files: z.object({
    count: z.number().int(),
    bytes: z.number().int(),
    sha256: hash,
    /** Named by the snapshot, and deleted by retention or for a person before they could be copied. */
    deletedMeanwhile: z.array(z.string()),
    /** Named by the snapshot and by the rows of afterwards, and on no disk or damaged: so before the backup, too. */
    missing: z.array(z.string()),
  }),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** A stored file as a backup holds it: sealed, as it was, under the key `keyId`. */
export interface BackupFile {
  readonly name: string;
  readonly keyId: string;
  readonly bytes: number;
}

const lineOf = ({ name, keyId, bytes }: BackupFile): string => `${name} ${keyId} ${bytes}\n`;
export const serializeList = (files: readonly BackupFile[]): string => files.map(lineOf).join('');

/** @throws SetupFault for a line that is none */
export function parseList(text: string): BackupFile[] {
  return text.split('\n').flatMap((line) => {
    if (line === '') return [];
    const [, name = '', keyId = '', bytes = ''] = /^([0-9a-f]{32}) ([a-z0-9]{1,32}) (\d+)$/.exec(line) ?? [];
    if (name === '') throw new SetupFault(`${backupFiles.list} holds a line that is none of a backup.`);
    return [{ name, keyId, bytes: Number(bytes) }];
  });
}

/** @throws SetupFault when it is missing or none: then the backup did not end, or is damaged */
export async function readManifest(folder: string): Promise<Manifest> {
  const file = path.join(folder, backupFiles.manifest);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) throw new SetupFault(`${folder} is no backup: it has no ${backupFiles.manifest}.`);
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch {
    throw new SetupFault(`${file} is damaged, or of a release that this one cannot read.`);
  }
}

/** SHA-256 of a file, hex, and its length. */
export async function hashFile(file: string): Promise<{ bytes: number; sha256: string }> {
  const sum = createHash('sha256');
  let bytes = 0;
  for await (const piece of createReadStream(file)) {
    sum.update(piece);
    bytes += piece.length;
  }
  return { bytes, sha256: sum.digest('hex') };
}

/** Writes a new file that is on the disk when this resolves. */
export async function writeDurably(file: string, content: string | Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** fsync of a finished file or of a folder, so that a rename in it survives a power cut. */
export async function syncToDisk(entry: string): Promise<void> {
  const handle = await open(entry, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
