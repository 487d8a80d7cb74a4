/** A step that takes longer than this prints that it has started, ms. */
const SLOW_STEP_MS = 1500;

/** @typedef {ReturnType<typeof createProgress>} Progress */

/**
 * Prints each step with its time when it is done; a slow one also when it starts.
 * @param {(text: string) => void} [write]
 */
export function createProgress(write = (text) => void process.stdout.write(text)) {
  const begun = performance.now();
  return {
    /** @param {string} text */
    say: (text) => write(`${text}\n`),
    /** Seconds since the first step, as text. */
    total: () => seconds(performance.now() - begun),
    /**
     * @template T
     * @param {string} name
     * @param {(note: (text: string) => void) => Promise<T> | T} work `note` sets the text printed after the time
     * @returns {Promise<T>}
     */
    async step(name, work) {
      const start = performance.now();
      let remark = '';
      const slow = setTimeout(() => write(`  … ${name}\n`), SLOW_STEP_MS);
      let mark = '✗';
      try {
        const result = await work((text) => {
          remark = text;
        });
        mark = '✓';
        return result;
      } finally {
        clearTimeout(slow);
        const line = `  ${mark} ${name.padEnd(20)} ${seconds(performance.now() - start).padStart(7)}  ${remark}`;
        write(`${line.trimEnd()}\n`);
      }
    },
  };
}

/** @param {number} ms */
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
