import { useSyncExternalStore } from 'react';

/** `ended`: the session ended while a page was open, so the page stays and asks for the sign-in above it. */
interface SessionState {
  /** Name of the person whose pages and drafts this tab holds; undefined before a sign-in and after signing out. */
  readonly owner: string | undefined;
  readonly ended: boolean;
}

let state: SessionState = { owner: undefined, ended: false };
const listeners = new Set<() => void>();

function set(next: SessionState): void {
  if (next.owner === state.owner && next.ended === state.ended) return;
  state = next;
  for (const listener of listeners) listener();
}

export const sessionOwner = (): string | undefined => state.owner;
export const noteSignedIn = (owner: string): void => set({ owner, ended: false });
export const noteSignedOut = (): void => set({ owner: undefined, ended: false });
/** The API says that nobody is signed in. Before a sign-in nothing has ended. */
export const noteSessionEnded = (): void => set({ ...state, ended: state.owner !== undefined });

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useSessionState = (): SessionState => useSyncExternalStore(subscribe, () => state);
