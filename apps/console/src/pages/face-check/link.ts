import { postEmpty, postImage } from '../../app/providers/client.ts';
import { answerOf, linkUrl, readLink } from '../../ui/link-page/link.ts';

/** A picture that the phone takes; of the frames the first is the sharpest. */
export type PictureKind = 'ID_FRONT' | 'ID_BACK' | 'FRAME_1' | 'FRAME_2' | 'FRAME_3' | 'SIGNATURE';

/** How the check of a link stands. */
export interface FaceLink {
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
  /** What is signed on the screen; null: nothing. */
  readonly commitment: {
    readonly version: string;
    readonly title: string;
    readonly paragraphs: readonly string[];
  } | null;
  readonly guide: readonly { readonly id: string; readonly text: string }[];
  readonly check: {
    readonly state: 'taking' | 'checking' | 'done';
    readonly taken: readonly PictureKind[];
    readonly signedAt: string | null;
    readonly handedIn: boolean;
    readonly message: string | null;
    readonly advice: string | null;
  } | null;
}

/** Why a link is over whose order waits no longer, and what to do. */
export interface EndedFaceLink {
  readonly provider?: undefined;
  readonly check?: undefined;
  readonly ended: { readonly message: string; readonly suggestion: string };
}

const urlOf = linkUrl('face-links');

export const readFaceLink = (token: string) => readLink<FaceLink | EndedFaceLink>(urlOf(token));

/** Begins a check. @throws Refused, ApiError */
export const agree = (token: string, version: string) =>
  answerOf<FaceLink>(postEmpty(urlOf(token, `/consents/${encodeURIComponent(version)}`)));

/** Sends a picture of the open check. @throws Refused, ApiError */
export const sendPicture = (token: string, kind: PictureKind, image: Blob) =>
  answerOf<unknown>(postImage(urlOf(token, `/pictures/${kind}`), image));

/** Says under which text the signature stands. @throws Refused, ApiError */
export const sendSignature = async (token: string, version: string, signature: Blob) => {
  await sendPicture(token, 'SIGNATURE', signature);
  return answerOf<FaceLink>(postEmpty(urlOf(token, `/commitments/${encodeURIComponent(version)}`)));
};

/** Sends the open check to be verified. @throws Refused, ApiError */
export const sendCheck = (token: string) => answerOf<FaceLink>(postEmpty(urlOf(token, '/checks')));
