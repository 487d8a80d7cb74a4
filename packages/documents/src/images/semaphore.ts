/** Limits how many tasks run at once; the others wait in order of arrival. */
export function createSemaphore(limit: number): <T>(work: () => Promise<T>) => Promise<T> {
  let freeSlots = limit;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (freeSlots > 0) freeSlots -= 1;
    else await new Promise<void>((go) => waiting.push(go));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) freeSlots += 1;
      else next();
    }
  };
}
