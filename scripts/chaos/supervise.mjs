/** Time between two tries to start a program that failed to start, ms. */
const RETRY_MS = 200;

/**
 * Restarts a program however it ends, as a process supervisor would; also when the database is not up yet.
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
    /** Sends SIGKILL; returns false when it is not running. */
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
      // It may have started meanwhile.
      await running?.stop();
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof supervise>>} Supervised */
