import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Keyring, type Sealing, sealingKeyIdOf } from '../sealing/seal.ts';
import { FilesAway } from './away.ts';
import { type FileStoreFault, findFolderFault, freeBytesOf } from './folder.ts';
import { entriesOf, INSTALLATION_FILE, isFileName, storedFileNames, storedFilePath } from './layout.ts';
import { openSpool, type Spool } from './spool.ts';
import { UnreadableFile, unsealFile } from './unreadable.ts';

/** Storage of images and data files: a folder, below, or a bucket of S3 (`s3-store.ts`). */
export interface FileStore {
  /** For sentences: `the folder /data/files`. */
  readonly place: string;
  /** Id of the installation whose store it is; undefined: none has written it. */
  installationId(): Promise<string | undefined>;
  setInstallationId(id: string): Promise<void>;
  /** From now on the store must have this id: nothing is written, listed or deleted in another one that took its place, and no file is missing there. */
  belongTo(id: string): void;
  /** Resolves with the random name of the file when the bytes are on disk. On failure nothing is left. */
  put(bytes: Uint8Array | readonly Uint8Array[]): Promise<string>;
  /**
   * @throws UnreadableFile for a missing file, and for bytes that are damaged or belong to another name; another error for an invalid name, an
   * unknown key and a store that does not answer
   */
  get(name: string): Promise<Buffer>;
  /** Does nothing when there is no such file. */
  delete(name: string): Promise<void>;
  /**
   * Re-encrypts the file under the current key; concurrent reads succeed, and a concurrent deletion takes precedence.
   */
  reseal(name: string): Promise<void>;
  /** Names that begin with this prefix of two characters. */
  list(prefix: string): Promise<string[]>;
  /** Time since the file was written, ms; undefined: there is none. */
  ageMs(name: string): Promise<number | undefined>;
  has(name: string): Promise<boolean>;
  /** Every stored file and the id of the key under which it is sealed; undefined: its head cannot be read. */
  keyIds(): AsyncIterable<{ readonly name: string; readonly keyId: string | undefined }>;
  /** Why nothing can be stored now; undefined: it can. */
  fault(): Promise<FileStoreFault | undefined>;
  /** Space left, bytes; undefined where the store has no limit of its own. */
  freeBytes(): Promise<number | undefined>;
  /** Temporary encrypted storage for bytes being received. */
  spool(): Promise<Spool>;
}

/** Guards a store by its id. `read`: the id that the store has now. */
export function createOwnerGuard(read: () => Promise<string | undefined>) {
  let owner: string | undefined;
  const isForeign = async (): Promise<boolean> => owner !== undefined && (await read()) !== owner;
  return {
    isForeign,
    belongTo: (id: string): void => {
      owner = id;
    },
    /** @throws FilesAway when the store is another one than before */
    requireOwn: async (): Promise<void> => {
      if (await isForeign()) throw new FilesAway(new Error('FILES_FOREIGN'));
    },
  };
}

export const fileAad = (name: string): string => `files:${name}`;

/** A partial file older than this was abandoned, ms. */
export const STALE_PART_MS = 86_400_000;

const isMissing = (error: unknown): boolean => (error as { code?: unknown }).code === 'ENOENT';

/**
 * Stores files in two levels of folders (`ab/cd/abcd…`), each sealed as a whole with its name as additional
 * authenticated data. Names are random, never taken from outside, and reveal nothing about the content. Folders have
 * mode 0700, files 0600.
 */
export function createFileStore(dir: string, keys: Keyring): FileStore {
  const folderOf = (name: string): string => path.dirname(storedFilePath(dir, name));
  const mark = path.join(dir, INSTALLATION_FILE);
  const installationId = () =>
    readFile(mark, 'utf8').then(
      (text) => text.trim(),
      (error: unknown) => {
        if (isMissing(error)) return undefined;
        throw error;
      },
    );
  const { belongTo, isForeign, requireOwn } = createOwnerGuard(installationId);
  return {
    place: `the folder ${path.resolve(dir)}`,
    installationId,
    async setInstallationId(id) {
      const part = `${mark}.${randomBytes(4).toString('hex')}`;
      await writeFile(part, `${id}\n`, { mode: 0o600, flag: 'wx', flush: true });
      await rename(part, mark);
      await syncFolder(dir);
    },
    belongTo,
    async put(bytes) {
      await requireOwn();
      const name = randomBytes(16).toString('hex');
      const folder = folderOf(name);
      // Never creates the store's root folder: when it is missing, a volume is not mounted.
      for (const level of [path.dirname(folder), folder]) await makeFolder(level);
      const part = path.join(folder, `${name}.part`);
      try {
        await writeDurably(part, keys.sealing(fileAad(name)), bytes instanceof Uint8Array ? [bytes] : bytes);
        await rename(part, path.join(folder, name));
        for (const level of [folder, path.dirname(folder), dir]) await syncFolder(level);
      } catch (error) {
        // Also deletes the renamed file: its name is returned to nobody.
        for (const one of [part, path.join(folder, name)]) await rm(one, { force: true });
        throw error;
      }
      return name;
    },
    async get(name) {
      const sealed = await readFile(path.join(folderOf(name), name)).catch(async (error: unknown) => {
        await requireOwn();
        throw isMissing(error) ? new UnreadableFile(error) : error;
      });
      return unsealFile(keys, fileAad(name), sealed);
    },
    async delete(name) {
      await requireOwn();
      // The file is deleted twice, because a concurrent `reseal` may rename its copy into place between the deletions.
      const file = path.join(folderOf(name), name);
      for (const one of [file, resealingPath(file), file]) await rm(one, { force: true });
    },
    async reseal(name) {
      const file = path.join(folderOf(name), name);
      const part = resealingPath(file);
      // Left over from an interrupted run; only one runs at a time.
      await rm(part, { force: true });
      try {
        // The new file exists before the old one is read, so that a deletion from here on removes it too.
        await (await open(part, 'wx', 0o600)).close();
        const plain = keys.unseal(fileAad(name), await readFile(file));
        await writeDurably(part, keys.sealing(fileAad(name)), [plain], 'r+');
        await rename(part, file);
        await syncFolder(path.dirname(file));
      } catch (error) {
        await rm(part, { force: true });
        if (!isMissing(error)) throw error;
      }
    },
    list: async (prefix) => {
      if (!/^[0-9a-f]{2}$/.test(prefix)) throw new Error('names are listed by their first two signs');
      await requireOwn();
      const found: string[] = [];
      for (const folder of await entriesOf(path.join(dir, prefix)))
        for (const name of await entriesOf(path.join(dir, prefix, folder))) {
          if (isFileName(name)) found.push(name);
          else if (/\.(part|renewing)$/.test(name)) await deleteIfStale(path.join(dir, prefix, folder, name));
        }
      return found;
    },
    async ageMs(name) {
      await requireOwn();
      return ageOf(path.join(folderOf(name), name));
    },
    async has(name) {
      await requireOwn();
      return (await ageOf(path.join(folderOf(name), name))) !== undefined;
    },
    keyIds: () => keyIdsIn(dir),
    fault: async () => (await findFolderFault(dir)) ?? ((await isForeign()) ? 'FILES_FOREIGN' : undefined),
    freeBytes: () => freeBytesOf(dir),
    spool: () => openSpool(path.join(dir, '00', '00')),
  };
}

const ageOf = async (file: string): Promise<number | undefined> => {
  const written = await stat(file).catch(() => undefined);
  return written && Date.now() - written.mtimeMs;
};

/** Deletes a partial file that a dead process left. */
async function deleteIfStale(part: string): Promise<void> {
  if (((await ageOf(part)) ?? 0) > STALE_PART_MS) await rm(part, { force: true });
}

async function* keyIdsIn(dir: string): ReturnType<FileStore['keyIds']> {
  for await (const name of storedFileNames(dir)) yield { name, keyId: await readKeyId(storedFilePath(dir, name)) };
}

/** Enough for the head of any sealed file. */
export const HEAD_BYTES = 64;

async function readKeyId(file: string): Promise<string | undefined> {
  const handle = await open(file, 'r').catch(() => undefined);
  if (handle === undefined) return undefined;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return sealingKeyIdOf(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

/** Bytes encrypted and written per step; other requests are served between two steps. */
const CHUNK_BYTES = 1024 * 1024;
export const toChunks = (bytes: Uint8Array): Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / CHUNK_BYTES) }, (_, at) =>
    bytes.subarray(at * CHUNK_BYTES, (at + 1) * CHUNK_BYTES),
  );

const resealingPath = (file: string): string => `${file}.renewing`;

async function writeDurably(
  file: string,
  sealing: Sealing,
  pieces: readonly Uint8Array[],
  flags: 'wx' | 'r+' = 'wx',
): Promise<void> {
  const handle = await open(file, flags, 0o600);
  try {
    let at = sealing.headBytes;
    for (const piece of pieces.flatMap(toChunks)) {
      const sealed = sealing.update(piece);
      let done = 0;
      while (done < sealed.length)
        done += (await handle.write(sealed, done, sealed.length - done, at + done)).bytesWritten;
      at += sealed.length;
    }
    const head = sealing.head();
    await handle.write(head, 0, head.length, 0);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'EEXIST') throw error;
  }
}

/** A rename is durable only after fsync of its folder. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
