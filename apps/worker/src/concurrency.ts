/** A semaphore: resolves in order when a slot is free; the caller releases it once. */
export function createSemaphore(limit: number): () => Promise<() => void> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async () => {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      // Pass the slot to the next waiting call, or free it.
      const next = waiting.shift();
      if (next === undefined) running--;
      else next();
    };
  };
}

/** Runs at most `limit` calls at the same time; the others wait in order. */
export function limitConcurrency(limit: number): <T>(work: () => Promise<T>) => Promise<T> {
  const acquire = createSemaphore(limit);
  return async (work) => {
    const release = await acquire();
    try {
      return await work();
    } finally {
      release();
    }
  };
}
