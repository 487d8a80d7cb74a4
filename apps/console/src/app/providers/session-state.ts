import { createStore } from '../../ui/store.ts';

/** `ended`: the session ended while a page was open, so the page stays and asks for the sign-in above it. */
interface SessionState {
  /** Name of the person whose pages and drafts this tab holds; undefined before a sign-in and after signing out. */
  readonly owner: string | undefined;
  readonly ended: boolean;
}

const session = createStore<SessionState>({ owner: undefined, ended: false });

function set(next: SessionState): void {
  const { owner, ended } = session.get();
  if (next.owner !== owner || next.ended !== ended) session.set(next);
}

export const sessionOwner = (): string | undefined => session.get().owner;
export const noteSignedIn = (owner: string): void => set({ owner, ended: false });
export const noteSignedOut = (): void => set({ owner: undefined, ended: false });
/** The API says that nobody is signed in. Before a sign-in nothing has ended. */
export const noteSessionEnded = (): void => set({ owner: sessionOwner(), ended: sessionOwner() !== undefined });

export const useSessionState = session.use;
