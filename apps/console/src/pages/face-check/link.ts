import { ApiError, getFile, postEmpty, postImage } from '../../app/providers/client.ts';

/** A picture that the phone takes; of the frames the first is the sharpest. */
export type PictureKind = 'ID_FRONT' | 'ID_BACK' | 'FRAME_1' | 'FRAME_2' | 'FRAME_3';

/** How the check of a link stands. */
export interface FaceLink {
  /** Who checks; empty: not set. */
  readonly provider: { readonly name: string; readonly hotline: string };
  readonly orderNumber: string;
  readonly orderKind: string;
  /** What the rules call the person who is verified. */
  readonly title: string;
  /** Masked; null: the order waits for nobody any more. */
  readonly person: { readonly name: string; readonly idNumber: string } | null;
  readonly expiresAt: string;
  readonly tries: number;
  readonly triesLeft: number;
  readonly consent: { readonly version: string; readonly paragraphs: readonly string[]; readonly refused: string };
  readonly guide: readonly { readonly id: string; readonly text: string }[];
  readonly check: {
    readonly state: 'taking' | 'checking' | 'done';
    readonly taken: readonly PictureKind[];
    readonly handedIn: boolean;
    readonly message: string | null;
    readonly advice: string | null;
  } | null;
}

/** A refusal in the API's sentences. */
export class Refused extends Error {}

/** The token is in the path of requests only, never in that of the page. */
const urlOf = (token: string, more = ''): string => `/face-links/${encodeURIComponent(token)}${more}`;

function read<T>({ ok, body }: { ok: boolean; body: unknown }): T {
  if (ok) return body as T;
  const { code = 'INTERNAL', reasons = [] } = (body ?? {}) as {
    code?: string;
    reasons?: { message: string; suggestion?: string | null }[];
  };
  if (code === 'FACE_LINK' || code === 'RATE_LIMITED') throw new ApiError(code, code, 403);
  throw new Refused(reasons.map(({ message, suggestion }) => `${message} ${suggestion ?? ''}`.trim()).join(' '));
}

/** Why a link is over whose order waits no longer, and what to do. */
export interface EndedFaceLink {
  readonly ended: { readonly message: string; readonly suggestion: string };
}

/** @throws ApiError FACE_LINK when the link is unknown or replaced */
export const readFaceLink = async (token: string): Promise<FaceLink | EndedFaceLink> =>
  JSON.parse(await (await getFile(urlOf(token))).text());

/** Begins a check. @throws Refused, ApiError */
export const agree = async (token: string, version: string): Promise<FaceLink> =>
  read(await postEmpty(urlOf(token, `/consents/${encodeURIComponent(version)}`)));

/** Sends a picture of the open check. @throws Refused, ApiError */
export const sendPicture = async (token: string, kind: PictureKind, image: Blob): Promise<void> => {
  read(await postImage(urlOf(token, `/pictures/${kind}`), image));
};

/** Sends the open check to be verified. @throws Refused, ApiError */
export const sendCheck = async (token: string): Promise<FaceLink> => read(await postEmpty(urlOf(token, '/checks')));
