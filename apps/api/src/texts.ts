import { type ErrorRow, type HttpErrorCode, httpErrors } from '@beian/domain/errors';
import { type BilingualText, bilingual, type Language, type Reason } from '@beian/domain/text';

/** Refusals of the HTTP routes themselves, before any rule of an order is checked (`@beian/domain/errors`). */
export const httpRefusals = httpErrors;
export type HttpRefusalCode = HttpErrorCode;

/** A refusal of a route, in the shape that reasons have. */
export type RouteReason = Omit<Reason, 'code'> & { readonly code: HttpRefusalCode };

export function httpRefusalReason(code: HttpRefusalCode, field?: string): RouteReason {
  const row: ErrorRow = httpRefusals[code];
  const at = field ?? row.field;
  return {
    ...{ code, message: row.message, suggestion: row.suggestion, ruleId: 'D-calls' },
    ...(at === undefined ? {} : { field: at }),
  };
}

/** The reason with Chinese and English in one text, for a caller whose language is not known. */
export function inBothLanguages(reason: RouteReason): RouteReason {
  const join = ({ zh, en }: BilingualText) => bilingual(`${zh} / ${en}`, `${zh} / ${en}`);
  return { ...reason, message: join(reason.message), suggestion: join(reason.suggestion) };
}

/** Message and advice in one sentence, as errors of GraphQL have them. */
export function refusalSentence(code: HttpRefusalCode, language: Language): string {
  const { message, suggestion } = httpRefusals[code];
  return language === 'zh' ? `${message.zh}：${suggestion.zh}` : `${message.en}: ${suggestion.en.replace(/\.$/, '')}.`;
}

/** Retry-After of a request refused because of overload, seconds. */
export const OVERLOAD_RETRY_S = 2;

/** Retry-After in seconds, by HTTP status. */
export const retryAfter: Readonly<Record<number, string>> = { 429: '5', 503: '5', 507: '60' };

/** Seconds of `Retry-After` where no exact time is known. */
export function retrySeconds(code: HttpRefusalCode): number | undefined {
  if (code === 'TOO_MANY_AT_ONCE') return OVERLOAD_RETRY_S;
  const seconds = retryAfter[httpRefusals[code].status];
  return seconds === undefined ? undefined : Number(seconds);
}
