import { realpathSync } from 'node:fs';
import { describe } from './failure.mjs';

/** Cleanups in the order of registration. @type {{ end: () => Promise<void> | void }[]} */
const cleanups = [];
/** @type {Promise<void> | undefined} */
let runningCleanups;

/**
 * Registers the cleanup of a resource that was just started. Cleanups run in reverse order of registration.
 * @param {() => Promise<void> | void} end
 * @returns {{ end: () => Promise<void>, forget: () => boolean }} `end` runs it now, once; `forget` removes it when the resource has
 * ended by itself
 */
export function onExit(end) {
  const entry = { end };
  cleanups.push(entry);
  const forget = () => {
    const at = cleanups.indexOf(entry);
    if (at >= 0) cleanups.splice(at, 1);
    return at >= 0;
  };
  return {
    forget,
    end: async () => {
      if (forget()) await end();
    },
  };
}

/** Runs all cleanups, last first. A failing cleanup does not stop the others. */
export function runCleanups() {
  runningCleanups ??= (async () => {
    for (let entry = cleanups.pop(); entry; entry = cleanups.pop()) {
      try {
        await entry.end();
      } catch (error) {
        process.stderr.write(`while ending: ${describe(error)}\n`);
      }
    }
    runningCleanups = undefined;
  })();
  return runningCleanups;
}

/**
 * @param {string} file `import.meta.filename`
 * @returns {boolean} whether Node was started with this file, also by another path to it
 */
export const isMain = (file) => process.argv[1] !== undefined && realpathSync(process.argv[1]) === realpathSync(file);

const signals = /** @type {const} */ ({ SIGINT: 2, SIGTERM: 15, SIGHUP: 1 });

/**
 * Runs a script and all registered cleanups, however it ends: return, failure, Ctrl-C, or the end of the npm that started it.
 * @param {() => Promise<number | void>} script returns the exit code; none means 0
 */
export async function main(script) {
  /** @param {number} code */
  const exit = async (code) => {
    await runCleanups();
    process.exit(code);
  };
  for (const [signal, number] of Object.entries(signals)) {
    process.on(signal, () => void exit(128 + number));
  }
  // When the reader of stdout goes away (`npm start | head`), the script ends as with Ctrl-C.
  process.stdout.on('error', () => void exit(1));
  exitWithNpm(() => void exit(1));
  try {
    await exit((await script()) ?? 0);
  } catch (error) {
    process.stderr.write(`\n${describe(error)}\n`);
    await exit(1);
  }
}

/**
 * npm does not pass SIGKILL on; its end is detected by a changed parent process id.
 * @param {() => void} exit
 */
function exitWithNpm(exit) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    exit();
  }, 1000);
  watch.unref();
}
