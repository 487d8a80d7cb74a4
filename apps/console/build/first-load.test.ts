import { randomBytes } from 'node:crypto';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type BuiltChunk, firstLoad, tooMuch } from './first-load.ts';

const code = (bytes: number): string => randomBytes(bytes).toString('base64');
const chunk = (bytes: number, imports: readonly string[], source: string | null = null): BuiltChunk => ({
  code: code(bytes),
  imports,
  source,
});
const chunks = {
  'index.js': chunk(100, ['react.js'], '/app/index.html'),
  'react.js': chunk(5000, []),
  'queue.js': chunk(300, ['react.js', 'table.js', 'index.js'], '/app/src/queue/queue.tsx'),
  'table.js': chunk(2000, ['react.js']),
  'viewer.js': chunk(9000, ['react.js'], '/app/src/desk/viewer.tsx'),
};
const sources = ['index.html', 'src/queue/queue.tsx'];

test('a first load counts each file once: the entry, the screen and their imports, nothing loaded on demand', () => {
  const load = firstLoad(chunks, sources);
  expect(load.files.map((file) => file.name)).toEqual(['react.js', 'table.js', 'queue.js', 'index.js']);
  const sizes = load.files.map(({ name }) => brotliCompressSync(chunks[name as keyof typeof chunks].code).length);
  expect(load.bytes).toBe(sizes.reduce((a, b) => a + b));
});

test('a first load above the limit is reported with its files, largest first; the limit itself is allowed', () => {
  const load = firstLoad(chunks, sources);
  expect(tooMuch(load, { bytes: load.bytes, files: 4 })).toBeNull();
  expect(tooMuch(load, { bytes: load.bytes, files: 3 })).toContain('in 4 files; its limits are');
  const lines = tooMuch(load, { bytes: load.bytes - 1, files: 4 })?.split('\n') ?? [];
  expect(lines.slice(2).map((line) => line.trim().split('  ')[1])).toEqual(load.files.map((file) => file.name));
});

test('a screen that the build does not contain is an error', () => {
  expect(() => firstLoad(chunks, ['src/gone.tsx'])).toThrow('src/gone.tsx');
});
