import { ApiError, getFile } from '../../app/providers/client.ts';
import { linkTexts } from './texts.ts';

export interface Reason {
  readonly message: string;
  readonly suggestion?: string | null;
}
/** A change that was refused, with the API's sentences. */
export class Refused extends Error {
  readonly reasons: readonly Reason[];
  constructor(reasons: readonly Reason[]) {
    super('refused');
    this.reasons = reasons;
  }
}

/** Routes of a kind of link. The token is in the path of requests only, never in that of the page. */
export const linkUrl =
  (route: string) =>
  (token: string, more = ''): string =>
    `/${route}/${encodeURIComponent(token)}${more}`;

/** @throws ApiError also when the link is unknown or over */
export const readLink = async <T>(url: string): Promise<T> => JSON.parse(await (await getFile(url)).text());

/** What is answered to a change. @throws Refused, or ApiError without a sentence of the API's */
export async function answerOf<T>(sent: Promise<{ ok: boolean; body: unknown }>): Promise<T> {
  const { ok, body } = await sent;
  if (ok) return body as T;
  const { code = 'INTERNAL', reasons = [] } = (body ?? {}) as { code?: string; reasons?: readonly Reason[] };
  if (code === 'RATE_LIMITED' || reasons.length === 0) throw new ApiError(code, code, 403);
  throw new Refused(reasons);
}

const byCode = { OFFLINE: linkTexts.offline, RATE_LIMITED: linkTexts.later };

export const failureOf = ({ code }: ApiError) => byCode[code as keyof typeof byCode] ?? linkTexts.fault;
