import { postEmpty } from '../../app/providers/client.ts';
import { answerOf, linkUrl, readLink } from '../../ui/link-page/link.ts';

export type Answer = 'confirmed' | 'changed';

/** What a link asks. Texts are in the language of the page; personal values are masked. */
export interface FollowUpLink {
  readonly provider: { readonly name: string; readonly hotline: string };
  readonly heading: string;
  readonly filing: string;
  readonly subject: string;
  readonly website: string;
  readonly todo: readonly string[];
  readonly dataHeading: string;
  readonly data: readonly { readonly label: string; readonly value: string }[];
  readonly answers: readonly { readonly answer: Answer; readonly label: string; readonly noted: string }[];
  readonly answer: Answer | null;
  readonly expiresAt: string;
}

const urlOf = linkUrl('follow-ups');

export const readFollowUp = (token: string) => readLink<FollowUpLink>(urlOf(token));

/** @throws Refused, ApiError */
export const sendAnswer = (token: string, answer: Answer) =>
  answerOf<FollowUpLink>(postEmpty(urlOf(token, `/answers/${answer}`)));
