import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';

/** Bytes that wait on the disk while they come, and are in no folder: the file has lost its name before the first of them. */
export interface Spool {
  /** One after the other. */
  write(bytes: Uint8Array): Promise<void>;
  /** All of them. */
  read(): Promise<Buffer>;
  /** They are gone. */
  close(): Promise<void>;
}

/** Opens one in a folder; the bytes are encrypted under a key that this process alone has, and that is never used again. */
export async function openSpool(folder: string): Promise<Spool> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, `${randomBytes(16).toString('hex')}.part`);
  const handle = await open(file, 'wx+', 0o600);
  await rm(file);
  const [key, iv] = [randomBytes(32), randomBytes(16)];
  // Nobody else can write there, so nothing has to prove that they are the same bytes.
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
