import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** Writes a file atomically: after a crash it holds the old or the new bytes. */
export function writeFileDurably(path: string, bytes: Uint8Array | string): void {
  const temporary = `${path}.tmp`;
  const file = openSync(temporary, 'w', 0o600);
  try {
    writeFileSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
  syncFolder(dirname(path));
}

function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** An append-only file of JSON lines. */
export interface JsonLinesFile<T> {
  /** Written to disk when it returns. */
  append(line: T): void;
  all(): T[];
  close(): void;
}

/**
 * Opens or creates a file of lines. An incomplete last line is removed: a crash came before the write was confirmed.
 * @throws when an earlier line does not parse
 */
export function openJsonLines<T>(path: string, parse: (value: unknown) => T): JsonLinesFile<T> {
  const isNew = !existsSync(path);
  const file = openSync(path, 'a+', 0o600);
  if (isNew) syncFolder(dirname(path));
  const bytes = readFileSync(path);
  const completeBytes = bytes.lastIndexOf(0x0a) + 1;
  if (completeBytes < bytes.length) ftruncateSync(file, completeBytes);
  return {
    append: (line) => {
      writeFileSync(file, `${JSON.stringify(line)}\n`);
      fsyncSync(file);
    },
    all: () =>
      readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => parse(JSON.parse(line))),
    close: () => closeSync(file),
  };
}
