import type { BilingualText } from '../text/bilingual-text.ts';

/** An error of the API, before any rule of an order is checked. The same code means the same at every route. */
export interface ErrorRow {
  /** HTTP status. In a GraphQL answer with data, and for clients that do not accept `application/graphql-response+json`, it may be 200. */
  readonly status: number;
  /** What is wrong, as it is said to the caller. */
  readonly message: BilingualText;
  /** What to do. */
  readonly suggestion: BilingualText;
  /** The field, header or parameter at fault. */
  readonly field?: string;
  /** When it happens, where the message does not say it. */
  readonly when?: BilingualText;
  /** Extensions beside `code` and `requestId`. */
  readonly extensions?: readonly string[];
}

export const errorRetries = {
  AFTER_WAIT: {
    label: {
      zh: '按 Retry-After 等待后可重试',
      en: 'The same request succeeds after the seconds of Retry-After, if nothing else stands against it.',
    },
  },
  AGAIN: {
    label: {
      zh: '可重试；变更请使用同一个幂等键',
      en: 'The same request may succeed when it is sent again; a mutation with the same idempotency key.',
    },
  },
  AFTER_CHANGE: {
    label: {
      zh: '须先修改请求',
      en: 'The same request fails again until it, or the rights of the caller, are changed.',
    },
  },
} as const satisfies Record<string, { readonly label: BilingualText }>;
export type ErrorRetry = keyof typeof errorRetries;

export function retryOf({ status }: Pick<ErrorRow, 'status'>): ErrorRetry {
  if (status === 429 || status === 503 || status === 507) return 'AFTER_WAIT';
  return status === 500 || status === 408 ? 'AGAIN' : 'AFTER_CHANGE';
}
