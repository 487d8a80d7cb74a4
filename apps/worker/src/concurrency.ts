/** So many at once: gives a place when one is free, in order; whoever has it gives it back once. */
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
      // The place is handed on, or given up.
      const next = waiting.shift();
      if (next === undefined) running--;
      else next();
    };
  };
}

/** Runs at most so many at once; the others wait in order. */
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
