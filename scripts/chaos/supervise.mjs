/** Between two tries to start what did not start, ms. */
const RETRY_MS = 200;

/**
 * A program that is started again however it ends, as a supervisor of processes would; also where it finds no database yet.
 * @param {string} name
 * @param {() => Promise<import('../lib/processes.mjs').Running>} start
 */
export async function supervise(name, start) {
  /** @type {import('../lib/processes.mjs').Running | undefined} */
  let running = await start();
  let ended = false;
  let starts = 1;
  const watch = async () => {
    while (!ended) {
      await running?.exit;
      running = undefined;
      while (running === undefined && !ended) {
        running = await start().catch(() => undefined);
        if (running === undefined) await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
      starts += 1;
    }
  };
  const watching = watch();
  return {
    name,
    /** SIGKILL; false while it is not running anyway. */
    kill: () => {
      if (running === undefined) return false;
      process.kill(running.pid, 'SIGKILL');
      running = undefined;
      return true;
    },
    isUp: () => running !== undefined,
    starts: () => starts,
    stop: async () => {
      ended = true;
      await running?.stop();
      await watching;
      // One that came up meanwhile.
      await running?.stop();
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof supervise>>} Supervised */
