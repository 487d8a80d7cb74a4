/** Failures that one name may have within the window, before it has to wait. */
interface Limits {
  readonly failures: number;
  readonly windowMs: number;
  /** How many names are kept; the longest unused goes first. */
  readonly names: number;
}

export interface Throttle {
  /** Whether this name has to wait. */
  isClosed(name: string): boolean;
  fail(name: string): void;
  /** It was the right person after all. */
  forget(name: string): void;
}

/** Counts failures per name in this process, in bounded memory. `now` in milliseconds; it only has to move forward. */
export function createThrottle(limits: Limits, now: () => number = () => performance.now()): Throttle {
  const known = new Map<string, { failures: number; until: number }>();
  const current = (name: string) => {
    const entry = known.get(name);
    if (entry === undefined || entry.until > now()) return entry;
    known.delete(name);
    return undefined;
  };
  return {
    isClosed: (name) => (current(name)?.failures ?? 0) >= limits.failures,
    fail(name) {
      const entry = current(name) ?? { failures: 0, until: now() + limits.windowMs };
      known.delete(name);
      known.set(name, { ...entry, failures: entry.failures + 1 });
      const oldest = known.size > limits.names ? known.keys().next() : undefined;
      if (oldest?.done === false) known.delete(oldest.value);
    },
    forget: (name) => void known.delete(name),
  };
}
