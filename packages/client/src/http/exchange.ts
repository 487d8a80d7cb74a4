import { BeianError, type ErrorDetails, type ErrorReason, sentence } from './errors.ts';
import type { RetrySettings } from './retry.ts';

/** How the API is reached. */
export interface Connection extends RetrySettings {
  /** Without a slash at its end. */
  readonly url: string;
  readonly key: string;
  readonly language: 'zh' | 'en';
  readonly fetch: typeof fetch;
  /** A try without a whole answer after so long counts as unanswered. */
  readonly timeoutSeconds: number;
}

export interface Answer {
  readonly status: number;
  readonly requestId: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  /** The JSON of the body; undefined: it is none. */
  readonly body: unknown;
}

/** Sends one request and reads its whole answer, whatever its status. @throws BeianError where no whole answer comes */
export async function exchange(
  { url, fetch, language, timeoutSeconds }: Connection,
  path: string,
  { headers, ...init }: RequestInit & { readonly headers: Readonly<Record<string, string>> },
  signal?: AbortSignal,
): Promise<Answer> {
  const timeout = AbortSignal.timeout(timeoutSeconds * 1000);
  try {
    const response = await fetch(`${url}${path}`, {
      ...init,
      headers: { 'accept-language': language, ...headers },
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
    return {
      status: response.status,
      requestId: response.headers.get('x-request-id') ?? undefined,
      retryAfterSeconds: secondsOf(response.headers.get('retry-after')),
      body: jsonOf(await response.text()),
    };
  } catch (cause) {
    signal?.throwIfAborted();
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new BeianError(`no answer from ${url}${path}: ${why}`, { code: 'NO_ANSWER', status: 0 }, cause);
  }
}

function secondsOf(header: string | null): number | undefined {
  const seconds = header === null || header.trim() === '' ? Number.NaN : Number(header);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** The value where it is an object; else an empty one. */
export const asRecord = (value: unknown): Readonly<Record<string, unknown>> => (isRecord(value) ? value : {});
export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Code and status of an answer that has no code of the API, e.g. of a proxy. */
export const detailsOf = ({ status, requestId, retryAfterSeconds }: Answer): ErrorDetails => ({
  code: `HTTP_${status}`,
  ...{ status, requestId, retryAfterSeconds },
});

/** The error of a route that is not GraphQL: `{ code, reasons, requestId }`. */
export function routeError(answer: Answer): BeianError {
  const body = asRecord(answer.body);
  const details = detailsOf(answer);
  const reasons = Array.isArray(body.reasons) ? body.reasons.filter(isReason) : [];
  const message = reasons.map(sentence).join('\n') || `the API answered ${answer.status}`;
  return new BeianError(message, {
    ...details,
    code: textOf(body.code) ?? details.code,
    field: reasons[0]?.field ?? undefined,
    reasons,
  });
}

const isReason = (value: unknown): value is ErrorReason =>
  isRecord(value) && typeof value.code === 'string' && typeof value.message === 'string';
