import type { AuthProvider } from '@refinedev/core';
import { graphql, type ResultOf } from '../graphql.ts';
import { discardAllDrafts } from '../order/desk/drafts.ts';
import { discardAllVerdicts } from '../order/desk/verdict-queue.ts';
import { ApiError, post, request } from './client.ts';
import { getLanguage, type Key, translate } from './i18n.ts';
import { closeEvents } from './live.ts';
import { noteServerTime } from './server-clock.ts';

export const viewerDocument = graphql(`
  query Viewer {
    viewer {
      kind
      name
      roles
      permissions
      now
    }
  }
`);

export type Viewer = NonNullable<ResultOf<typeof viewerDocument>['viewer']>;
export interface Credentials {
  login: string;
  password: string;
}

/** Refine asks who is there from several hooks at once: one question answers them all. */
let pendingViewer: Promise<Viewer | null> | undefined;

/** Whose page this is: what was typed here and has not arrived is theirs alone. */
let draftOwner: string | undefined;

const discardUnsent = () => {
  discardAllDrafts();
  discardAllVerdicts();
};

const fetchViewer = async (): Promise<Viewer | null> => {
  const { viewer } = await request(viewerDocument, {});
  noteServerTime(viewer?.now);
  if (viewer !== null) {
    if (draftOwner !== undefined && draftOwner !== viewer.name) discardUnsent();
    draftOwner = viewer.name;
  }
  return viewer;
};

function findViewer(): Promise<Viewer | null> {
  pendingViewer ??= fetchViewer().finally(() => {
    setTimeout(() => {
      pendingViewer = undefined;
    }, 1000);
  });
  return pendingViewer;
}

const resetViewer = () => {
  pendingViewer = undefined;
};

/** Where to sign in, and where to go after it. */
export const signInPath = (from?: string): string =>
  from === undefined || from === '/' || from.startsWith('/sign-in')
    ? '/sign-in'
    : `/sign-in?to=${encodeURIComponent(from)}`;

const here = () => location.pathname + location.search;

/** A door of `/auth` that lets in, and what it is given. */
export interface SignInCall {
  readonly path: string;
  readonly body: object;
}
/** What the sign-in page says in its own words; the rest is the API's. */
const signInErrors: Readonly<Record<string, Key>> = {
  WRONG_CREDENTIALS: 'signIn.wrong',
  WRONG_SHAPE: 'signIn.wrong',
  TOO_MANY_ATTEMPTS: 'signIn.tooMany',
};

export const authProvider: AuthProvider = {
  login: async ({ path, body }: SignInCall) => {
    const answer = await post(path, body).catch(() => undefined);
    const responseBody = await answer?.json().catch(() => null);
    if (answer?.ok) {
      resetViewer();
      // Before the page of the one who was here last is drawn again.
      if (responseBody?.needs === undefined) await findViewer().catch(() => undefined);
      // Something is still asked for: nobody is in yet.
      return {
        success: responseBody?.needs === undefined,
        needs: responseBody?.needs,
        recoveryCodes: responseBody?.recoveryCodes,
      };
    }
    const { code, reasons: [reason] = [] } = responseBody ?? {};
    const key = signInErrors[code] ?? 'signIn.unreachable';
    const why = signInErrors[code] === undefined && reason ? reason.message : translate(getLanguage(), key);
    return { success: false, code, error: new ApiError('SIGN_IN', why, answer?.status ?? 0) };
  },
  logout: async () => {
    await post('/auth/sign-out', {}).catch(() => undefined);
    resetViewer();
    discardUnsent();
    closeEvents();
    return { success: true, redirectTo: '/sign-in' };
  },
  check: async () => {
    try {
      const viewer = await findViewer();
      if (viewer !== null) return { authenticated: true };
    } catch (error) {
      // Offline is no reason to be signed out: the screen says what is wrong and tries again.
      if (!(error instanceof ApiError) || error.code !== 'UNAUTHENTICATED') return { authenticated: true };
    }
    resetViewer();
    return { authenticated: false };
  },
  onError: async (error: unknown) =>
    error instanceof ApiError && error.code === 'UNAUTHENTICATED' ? { redirectTo: signInPath(here()) } : {},
  getPermissions: async () => (await findViewer())?.roles ?? [],
  getIdentity: () => findViewer(),
};
