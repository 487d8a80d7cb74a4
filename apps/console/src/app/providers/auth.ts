import type { BilingualText } from '@beian/domain/text';
import type { AuthProvider } from '@refinedev/core';
import { discardAllDrafts, saveFailedDrafts } from '../../desk/drafts.ts';
import { discardAllVerdicts, sendAllVerdicts } from '../../desk/items/verdict-queue.ts';
import { type Viewer, viewerDocument } from '../../generated/viewer.ts';
import { ApiError, post, request } from './client.ts';
import { getLanguage, translate } from './i18n.ts';
import { closeEvents } from './live.ts';
import { noteSessionEnded, noteSignedIn, noteSignedOut, sessionOwner } from './session-state.ts';
import { signInErrorTexts } from './texts.ts';
export interface Credentials {
  login: string;
  password: string;
}

/** Refine asks for the identity from several hooks at once; they share one request. */
let pendingViewer: Promise<Viewer | null> | undefined;

const discardUnsent = () => {
  discardAllDrafts();
  discardAllVerdicts();
};

const fetchViewer = async (): Promise<Viewer | null> => {
  const { viewer } = await request(viewerDocument, {});
  if (viewer === null) noteSessionEnded();
  else {
    // Unsent input belongs to the person who typed it.
    const owner = sessionOwner();
    if (owner === viewer.name) {
      saveFailedDrafts();
      sendAllVerdicts();
    } else if (owner !== undefined) discardUnsent();
    noteSignedIn(viewer.name);
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

/** The sign-in page, with the page to return to. */
export const signInPath = (from?: string): string =>
  from === undefined || from === '/' || from.startsWith('/sign-in')
    ? '/sign-in'
    : `/sign-in?to=${encodeURIComponent(from)}`;

/** A sign-in endpoint and its body. */
export interface SignInCall {
  readonly path: string;
  readonly body: object;
}
/** Errors with their own text on the sign-in page; the others use the API's sentence. */
const signInErrors: Readonly<Record<string, BilingualText>> = {
  WRONG_CREDENTIALS: signInErrorTexts.wrong,
  WRONG_SHAPE: signInErrorTexts.wrong,
  TOO_MANY_ATTEMPTS: signInErrorTexts.tooMany,
};

export const authProvider: AuthProvider = {
  login: async ({ path, body }: SignInCall) => {
    const answer = await post(path, body).catch(() => undefined);
    const responseBody = await answer?.json().catch(() => null);
    if (answer?.ok) {
      resetViewer();
      // Before the page is rendered again for the account that signed in.
      if (responseBody?.needs === undefined) await findViewer().catch(() => undefined);
      // A further step is required, so nobody is signed in yet.
      return {
        success: responseBody?.needs === undefined,
        needs: responseBody?.needs,
        recoveryCodes: responseBody?.recoveryCodes,
      };
    }
    const { code, reasons: [reason] = [] } = responseBody ?? {};
    const text = signInErrors[code] ?? signInErrorTexts.unreachable;
    const why = signInErrors[code] === undefined && reason ? reason.message : translate(getLanguage(), text);
    return { success: false, code, error: new ApiError('SIGN_IN', why, answer?.status ?? 0) };
  },
  logout: async () => {
    await post('/auth/sign-out', {}).catch(() => undefined);
    noteSignedOut();
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
      // A network failure does not sign out: the screen shows the error and retries.
      if (!(error instanceof ApiError) || error.code !== 'UNAUTHENTICATED') return { authenticated: true };
    }
    resetViewer();
    return { authenticated: false };
  },
  // An ended session is noted by the client; the page stays where it is.
  onError: async () => ({}),
  getIdentity: () => findViewer(),
};
