import { realpathSync } from 'node:fs';
import { describe } from './failure.mjs';

/** What must be ended, in the order it was begun. @type {{ end: () => Promise<void> | void }[]} */
const cleanups = [];
/** @type {Promise<void> | undefined} */
let runningCleanups;

/**
 * Registers what ends a thing that was just begun; endings run in reverse.
 * @param {() => Promise<void> | void} end
 * @returns {{ end: () => Promise<void>, forget: () => boolean }} `end` ends it now, once; `forget` when it has ended by itself
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

/** Ends everything that was begun, last first; a failing ending does not keep the others. */
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
 * @returns {boolean} whether Node was started with it, also by another path to it
 */
export const isMain = (file) => process.argv[1] !== undefined && realpathSync(process.argv[1]) === realpathSync(file);

const signals = /** @type {const} */ ({ SIGINT: 2, SIGTERM: 15, SIGHUP: 1 });

/**
 * Runs a script: whatever way it ends (return, failure, Ctrl-C, the end of the npm that started it), all it began ends too.
 * @param {() => Promise<number | void>} script gives the exit code, 0 when it gives none
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
  // A reader that goes away (`npm start | head`) ends the script like Ctrl-C does.
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
 * npm passes no SIGKILL on, so its end shows only as a new parent.
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
