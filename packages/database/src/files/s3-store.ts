import { randomBytes } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type Keyring, sealingKeyIdOf } from '../sealing/seal.ts';
import type { FileStoreFault } from './folder.ts';
import { INSTALLATION_FILE, isFileName } from './layout.ts';
import { type Bucket, Missing } from './s3-bucket.ts';
import { openSpool } from './spool.ts';
import { createOwnerGuard, type FileStore, fileAad, HEAD_BYTES, STALE_PART_MS, toChunks } from './store.ts';
import { UnreadableFile, unsealFile } from './unreadable.ts';

/** Readiness is asked every few seconds, and each check of the bucket is two calls that cost money. */
const CHECK_EVERY_MS = 15_000;
/** Below the time in which readiness must be answered. */
const CHECK_MS = 1500;
/** Heads that are read at the same time. */
const PARALLEL_HEADS = 16;

const keyOf = (name: string): string => {
  if (!isFileName(name)) throw new Error('this is no name of a stored file');
  return `${name.slice(0, 2)}/${name.slice(2, 4)}/${name}`;
};
const MARK = '.renewing';
/** Exists while a file is sealed anew; whoever deletes the file deletes it, too. */
const markOf = (name: string): string => `${keyOf(name)}${MARK}`;
const nameIn = (key: string): string | undefined => /^(..)\/(..)\/(\1\2[0-9a-f]{28})$/.exec(key)?.[3];

/**
 * Stores files as objects of a bucket, sealed as those of a folder are and under the same names, so that one can be copied to the other. An
 * object appears when its last byte has arrived. A file is in memory a second time while it is stored.
 */
export function createS3Store(bucket: Bucket, keys: Keyring): FileStore {
  let checked: { readonly at: number; readonly fault: FileStoreFault | undefined } | undefined;
  let marked: { readonly at: number; readonly id: Promise<string | undefined> } | undefined;
  const installationId = () =>
    bucket.get(INSTALLATION_FILE).then(
      (bytes) => bytes.toString().trim(),
      (error: unknown) => {
        if (error instanceof Missing) return undefined;
        throw error;
      },
    );
  /** Asked as seldom as the bucket is checked, and again after a fault. */
  const recentId = () => {
    if (marked === undefined || performance.now() - marked.at > CHECK_EVERY_MS) {
      const id = installationId();
      marked = { at: performance.now(), id };
      id.catch(() => {
        marked = undefined;
      });
    }
    return marked.id;
  };
  const { belongTo, isForeign, requireOwn } = createOwnerGuard(recentId);
  const { bucket: name, endpoint, region } = bucket.address;
  return {
    place: `the bucket ${name} at ${endpoint ?? `Amazon S3, ${region}`}`,
    installationId,
    async setInstallationId(id) {
      await bucket.put(INSTALLATION_FILE, Buffer.from(`${id}\n`));
      [marked, checked] = [undefined, undefined];
    },
    belongTo,
    async put(bytes) {
      await requireOwn();
      const name = randomBytes(16).toString('hex');
      await bucket.put(keyOf(name), await sealed(keys, name, bytes instanceof Uint8Array ? [bytes] : bytes));
      return name;
    },
    async get(name) {
      const stored = await bucket.get(keyOf(name)).catch(async (error: unknown) => {
        await requireOwn();
        throw error instanceof Missing ? new UnreadableFile(error) : error;
      });
      return unsealFile(keys, fileAad(name), stored);
    },
    async delete(name) {
      await requireOwn();
      // The mark of a concurrent `reseal` is deleted between: it finds no file, or no mark, or writes before the second deletion.
      for (const key of [keyOf(name), markOf(name), keyOf(name)]) await bucket.delete(key);
    },
    async reseal(name) {
      const [key, mark] = [keyOf(name), markOf(name)];
      await bucket.put(mark, Buffer.from(name));
      try {
        const plain = keys.unseal(fileAad(name), await bucket.get(key));
        await bucket.put(key, await sealed(keys, name, [plain]));
        if ((await bucket.writtenAt(mark)) === undefined) await bucket.delete(key);
      } catch (error) {
        if (!(error instanceof Missing)) throw error;
      } finally {
        await bucket.delete(mark);
      }
    },
    async list(prefix) {
      if (!/^[0-9a-f]{2}$/.test(prefix)) throw new Error('names are listed by their first two signs');
      await requireOwn();
      const found: string[] = [];
      for await (const { key, writtenAt } of bucket.list(`${prefix}/`)) {
        const name = nameIn(key);
        if (name !== undefined) found.push(name);
        // A process died while it sealed the file anew.
        else if (key.endsWith(MARK) && Date.now() - writtenAt.getTime() > STALE_PART_MS) await bucket.delete(key);
      }
      return found;
    },
    async ageMs(name) {
      await requireOwn();
      const writtenAt = await bucket.writtenAt(keyOf(name));
      return writtenAt && Date.now() - writtenAt.getTime();
    },
    async has(name) {
      await requireOwn();
      return (await bucket.writtenAt(keyOf(name))) !== undefined;
    },
    keyIds: () => keyIdsIn(bucket),
    async fault() {
      if (checked === undefined || performance.now() - checked.at > CHECK_EVERY_MS) {
        marked = undefined;
        const fault = (await bucket.fault(CHECK_MS))?.fault ?? ((await isForeign()) ? 'FILES_FOREIGN' : undefined);
        checked = { at: performance.now(), fault };
      }
      return checked.fault;
    },
    freeBytes: async () => undefined,
    spool: () => openSpool(path.join(os.tmpdir(), 'beian-spool')),
  };
}

async function sealed(keys: Keyring, name: string, pieces: readonly Uint8Array[]): Promise<Buffer> {
  const sealing = keys.sealing(fileAad(name));
  const parts: Buffer[] = [];
  for (const chunk of pieces.flatMap(toChunks)) {
    parts.push(sealing.update(chunk));
    await setImmediate();
  }
  return Buffer.concat([sealing.head(), ...parts]);
}

async function* keyIdsIn(bucket: Bucket): ReturnType<FileStore['keyIds']> {
  let names: string[] = [];
  for await (const { key } of bucket.list('')) {
    const name = nameIn(key);
    if (name !== undefined) names.push(name);
    if (names.length < PARALLEL_HEADS) continue;
    yield* await readKeyIds(bucket, names);
    names = [];
  }
  yield* await readKeyIds(bucket, names);
}

/** A file that was deleted meanwhile is left out. */
async function readKeyIds(bucket: Bucket, names: readonly string[]) {
  const found = await Promise.all(
    names.map(async (name) => {
      try {
        return { name, keyId: sealingKeyIdOf(await bucket.get(keyOf(name), { first: HEAD_BYTES })) };
      } catch (error) {
        if (error instanceof Missing) return undefined;
        throw error;
      }
    }),
  );
  return found.filter((one) => one !== undefined);
}
