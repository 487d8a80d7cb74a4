import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** HTML pages are not compressed at build time, because each response has its own nonce. */
const text = /\.(js|css|svg)$/;
/** A shorter file fits one packet either way. Bytes. */
const LEAST = 1024;

/**
 * Writes `file.br` and `file.gz` beside each text file of the folder. `quality`: of Brotli, up to 11; each step above 9 costs much
 * time for little gain.
 */
async function compressFolder(folder: string, quality: number): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && text.test(entry.name));
  await Promise.all(
    files.map(async (entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const bytes = await readFile(file);
      if (bytes.length < LEAST) return;
      const [br, gz] = await Promise.all([
        promisify(brotliCompress)(bytes, {
          params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
        }),
        promisify(gzip)(bytes, { level: 9 }),
      ]);
      await Promise.all([writeFile(`${file}.br`, br), writeFile(`${file}.gz`, gz)]);
    }),
  );
}

/** Compresses the build output once, so that the API sends the compressed files (apps/api/src/http/console.ts). */
export const compressBuild = ({ quality }: { quality: number }): Plugin => ({
  name: 'compress',
  apply: 'build',
  // The files of public/ have been copied by then, too.
  writeBundle: ({ dir }) => (dir === undefined ? undefined : compressFolder(dir, quality)),
});
