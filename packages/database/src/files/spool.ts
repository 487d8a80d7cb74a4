import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Temporary storage on disk for bytes being received. The file is unlinked before the first byte is written, so it
 * appears in no folder.
 */
export interface Spool {
  /** Calls must be made one after the other. */
  write(bytes: Uint8Array): Promise<void>;
  /** All bytes written so far. */
  read(): Promise<Buffer>;
  /** Deletes the bytes. */
  close(): Promise<void>;
}

/**
 * Opens a spool in a folder; the bytes are encrypted with a random key that only this process holds and that is used
 * once.
 */
export async function openSpool(folder: string): Promise<Spool> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, `${randomBytes(16).toString('hex')}.part`);
  const handle = await open(file, 'wx+', 0o600);
  await rm(file);
  const [key, iv] = [randomBytes(32), randomBytes(16)];
  // No authentication tag is needed, because no other process can write to the unlinked file.
  const cipher = createCipheriv('aes-256-ctr', key, iv);
  let length = 0;
  return {
    async write(bytes) {
      const sealed = cipher.update(bytes);
      for (let done = 0; done < sealed.length; )
        done += (await handle.write(sealed, done, sealed.length - done, length + done)).bytesWritten;
      length += sealed.length;
    },
    async read() {
      const sealed = Buffer.alloc(length);
      for (let done = 0; done < length; ) {
        const { bytesRead } = await handle.read(sealed, done, length - done, done);
        if (bytesRead === 0) throw new Error('a file that was being received is shorter than what was written');
        done += bytesRead;
      }
      return createDecipheriv('aes-256-ctr', key, iv).update(sealed);
    },
    close: () => handle.close(),
  };
}
