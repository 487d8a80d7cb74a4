import type { Keyring } from '../sealing/seal.ts';
import { boundFileStore, bucketLimits, folderLimits } from './bounded.ts';
import { checkFilesDir } from './folder.ts';
import { isS3Address, readS3Address } from './s3-address.ts';
import { checkBucket, openBucket } from './s3-bucket.ts';
import { createS3Store } from './s3-store.ts';
import { createFileStore, type FileStore } from './store.ts';

/** Where an installation stores its files. */
export interface FileSettings {
  /** A folder, or the address of a bucket: `s3://bucket?region=…` (s3-address.ts). */
  readonly filesDir: string;
}

/**
 * The file store of an installation, whose calls end in time; every program opens it here.
 * @throws FilesDirFault
 */
export async function openFileStore({ filesDir }: FileSettings, keys: Keyring): Promise<FileStore> {
  if (!isS3Address(filesDir)) {
    await checkFilesDir(filesDir);
    return boundFileStore(createFileStore(filesDir, keys), folderLimits());
  }
  const bucket = await openBucket(readS3Address(filesDir));
  await checkBucket(bucket);
  return boundFileStore(createS3Store(bucket, keys), bucketLimits);
}
