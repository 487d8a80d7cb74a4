import type { Refusal, RefusalKind } from '../generated/api.ts';

/**
 * What becomes of the same request when it is sent again: it succeeds after the wait, it may succeed, or it fails until something is
 * changed.
 */
export type Retry = 'AFTER_WAIT' | 'AGAIN' | 'AFTER_CHANGE';

/** One reason of an error or a refusal. */
export interface ErrorReason {
  readonly code: string;
  /** The field, material or argument at fault; null: the whole of it. */
  readonly field?: string | null;
  readonly message: string;
  /** What to do about it. */
  readonly suggestion?: string | null;
}

export interface ErrorDetails {
  /** Code of the error catalogue (`/docs/errors`), e.g. `RATE_LIMITED`; `NO_ANSWER`: no answer came; `HTTP_502`: an answer without a code. */
  readonly code: string;
  /** HTTP status; 0: no answer came. */
  readonly status: number;
  /** Names the request in the log of the desk: give it to support. */
  readonly requestId?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
  /** The argument at fault. */
  readonly field?: string | undefined;
  readonly reasons?: readonly ErrorReason[];
}

const WAITING = [429, 503, 507];
/** 502 and 504 are written by proxies before the API has answered. */
const REPEATABLE = [0, 408, 500, 502, 504];

function retryOf({ code, status, retryAfterSeconds }: ErrorDetails): Retry {
  if (WAITING.includes(status) || retryAfterSeconds !== undefined) return 'AFTER_WAIT';
  // A fault in a part of a GraphQL answer has the status 200.
  return REPEATABLE.includes(status) || code === 'INTERNAL' ? 'AGAIN' : 'AFTER_CHANGE';
}

/** Whatever the API, or the way to it, answers other than a result. */
export class BeianError extends Error {
  override name = 'BeianError';
  readonly code: string;
  readonly status: number;
  readonly requestId: string | undefined;
  readonly retry: Retry;
  /** Seconds to wait where `retry` is `AFTER_WAIT`. */
  readonly retryAfterSeconds: number | undefined;
  readonly field: string | undefined;
  readonly reasons: readonly ErrorReason[];

  constructor(message: string, details: ErrorDetails, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.code = details.code;
    this.status = details.status;
    this.requestId = details.requestId;
    this.retry = retryOf(details);
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.field = details.field;
    this.reasons = details.reasons ?? [];
  }
}

/** A refusal that is expected: a rule, the state of the order or an outdated version stands against the mutation. Nothing was changed. */
export class Refused extends BeianError {
  override name = 'Refused';
  readonly refusalKind: RefusalKind;
  override readonly reasons: Refusal['reasons'];

  constructor({ refusalKind, reasons }: Refusal, details: Pick<ErrorDetails, 'status' | 'requestId'>) {
    super(reasons.map(sentence).join('\n'), { ...details, code: refusalKind });
    this.refusalKind = refusalKind;
    this.reasons = reasons;
  }
}

/**
 * The event log no longer holds everything after the cursor: read your orders anew (`client.orders()`), then follow from
 * `client.eventCursor()`, which you ask for before you read them.
 */
export class CursorExpired extends BeianError {
  override name = 'CursorExpired';
}

/** A reason in one line: field, message, code, what to do. */
export const sentence = ({ code, field, message, suggestion }: ErrorReason): string =>
  `${field ? `${field}: ` : ''}${message} (${code})${suggestion ? ` – ${suggestion}` : ''}`;
