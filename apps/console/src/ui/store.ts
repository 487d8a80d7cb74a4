import { useSyncExternalStore } from 'react';

/** A value outside the components; those that read it, or a part of it, by `use` are rendered again when that changes. */
export function createStore<T>(initial: T) {
  let value = initial;
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    get: () => value,
    set: (next: T) => {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    use: <P = T>(part: (value: T) => P = (whole) => whole as unknown as P): P =>
      useSyncExternalStore(subscribe, () => part(value)),
  };
}
