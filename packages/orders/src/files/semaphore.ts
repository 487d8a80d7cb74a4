/** Lets so many works of one kind run at once; the others wait in the order in which they came. */
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
