import { closeSync, mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';

/** Size at which a log file is replaced, bytes. The file and its predecessor together hold at most twice this. */
const MAX_BYTES = 5_000_000;

/** A file that lines are appended to; when full it becomes `<file>.1` and a new one starts. */
export class LogFile {
  #file;
  #max;
  #handle;
  #size;

  /**
   * @param {string} file
   * @param {number} [max] bytes
   */
  constructor(file, max = MAX_BYTES) {
    this.#file = file;
    this.#max = max;
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    this.#handle = openSync(file, 'a', 0o600);
    this.#size = statSync(file).size;
  }

  /** @param {string} line without the line end */
  add(line) {
    if (this.#size > this.#max) {
      closeSync(this.#handle);
      renameSync(this.#file, `${this.#file}.1`);
      this.#handle = openSync(this.#file, 'a', 0o600);
      this.#size = 0;
    }
    this.#size += writeSync(this.#handle, `${line}\n`);
  }

  close() {
    closeSync(this.#handle);
  }
}
