import { brotliCompressSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** What a file of the build imports, which is loaded before it runs. */
interface LinkedChunk {
  readonly imports: readonly string[];
  /** Path of the source that the file starts with, or null for a shared chunk. */
  readonly source: string | null;
}
/** A file of the build, as the bundler reports it. */
export interface BuiltChunk extends LinkedChunk {
  readonly code: string;
}

export interface FirstLoad {
  /** Bytes of script after Brotli; each file is compressed separately, as it is sent. */
  readonly bytes: number;
  /** Largest first. */
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
}

/**
 * The names of the scripts that a browser loads before a screen is shown: those of the named sources (the page's entry, then what it
 * loads on demand for that screen) with all their imports.
 * @throws Error naming a source that begins no file
 */
export function loadedFiles(
  chunks: Readonly<Record<string, LinkedChunk>>,
  sources: readonly string[],
): ReadonlySet<string> {
  const loaded = new Set<string>();
  const load = (name: string): void => {
    const chunk = chunks[name];
    if (chunk === undefined || loaded.has(name)) return;
    loaded.add(name);
    for (const one of chunk.imports) load(one);
  };
  for (const source of sources) {
    const [name] = Object.entries(chunks).find(([, chunk]) => chunk.source?.endsWith(source) === true) ?? [];
    if (name === undefined) throw new Error(`first load: no file of the build begins with ${source}`);
    load(name);
  }
  return loaded;
}

export function firstLoad(chunks: Readonly<Record<string, BuiltChunk>>, sources: readonly string[]): FirstLoad {
  const files = [...loadedFiles(chunks, sources)]
    .map((name) => ({ name, bytes: brotliCompressSync(chunks[name]?.code ?? '').length }))
    .sort((a, b) => b.bytes - a.bytes);
  return { bytes: files.reduce((sum, file) => sum + file.bytes, 0), files };
}

const kb = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

interface Limit {
  readonly bytes: number;
  readonly files: number;
}

/** The error message when the first load is above the limit, else null. */
export function tooMuch(load: FirstLoad, limit: Limit): string | null {
  if (load.bytes <= limit.bytes && load.files.length <= limit.files) return null;
  const lines = load.files.map(({ name, bytes }) => `${kb(bytes).padStart(10)}  ${name}`);
  return [
    `The queue’s first load is ${kb(load.bytes)} of script after Brotli in ${load.files.length} files; its limits are ${kb(limit.bytes)} and ${limit.files} files.`,
    'Load on demand what the queue does not show at once (React.lazy, import()), or leave a package out. Files, the largest first:',
    ...lines,
  ].join('\n');
}

/** Fails the build when the scripts of `sources` exceed `limit`, bytes after Brotli. */
export const limitFirstLoad = ({ sources, limit }: { sources: readonly string[]; limit: Limit }): Plugin => ({
  name: 'first-load',
  apply: 'build',
  generateBundle(_, bundle) {
    const chunks = Object.fromEntries(
      Object.values(bundle).flatMap((file) =>
        file.type === 'chunk'
          ? [[file.fileName, { code: file.code, imports: file.imports, source: file.facadeModuleId }]]
          : [],
      ),
    );
    const said = tooMuch(firstLoad(chunks, sources), limit);
    if (said !== null) this.error(said);
  },
});
