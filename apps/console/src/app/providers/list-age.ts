import { LIST_AGE_HEADER } from '@beian/domain/staff';
import { useSyncExternalStore } from 'react';

let seconds = 0;
const listeners = new Set<() => void>();

/** Stores how old lists are, as the newest answer says. */
export function noteListAge(headers: Headers): void {
  const now = Number(headers.get(LIST_AGE_HEADER) ?? 0);
  if (now === seconds) return;
  seconds = now;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** How old lists are, seconds; 0: not worth saying. */
export const useListAge = (): number => useSyncExternalStore(subscribe, () => seconds);
