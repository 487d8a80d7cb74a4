import { ApiError, getFile, postEmpty } from '../../app/providers/client.ts';

export type Answer = 'confirmed' | 'changed';

/** What a link asks. Texts are in the language of the page; personal values are masked. */
export interface FollowUpLink {
  /** Who asks; empty: not set. */
  readonly provider: { readonly name: string; readonly hotline: string };
  readonly heading: string;
  readonly filing: string;
  readonly subject: string;
  readonly website: string;
  readonly todo: readonly string[];
  readonly data: readonly { readonly label: string; readonly value: string }[];
  readonly answers: readonly { readonly answer: Answer; readonly label: string; readonly noted: string }[];
  readonly answer: Answer | null;
  readonly expiresAt: string;
}

/** The token is in the path of requests only, never in that of the page. */
const urlOf = (token: string, more = ''): string => `/follow-ups/${encodeURIComponent(token)}${more}`;

/** @throws ApiError FOLLOW_UP_LINK when the link is unknown or over */
export const readFollowUp = async (token: string): Promise<FollowUpLink> =>
  JSON.parse(await (await getFile(urlOf(token))).text());

/** @throws ApiError */
export async function sendAnswer(token: string, answer: Answer): Promise<FollowUpLink> {
  const { ok, body } = await postEmpty(urlOf(token, `/answers/${answer}`));
  if (ok) return body as FollowUpLink;
  const { code = 'INTERNAL' } = (body ?? {}) as { code?: string };
  throw new ApiError(code, code, 403);
}
