import { enumOf, fieldsOf, type ViewOf } from '../fields/field-rows.ts';
import type { ErrorCode } from './catalogue.ts';
import type { ErrorRetry } from './error-row.ts';

export const errorCodeInfoFields = fieldsOf('ErrorCodeInfo', 'A row of the error catalogue 错误目录. Since 2026-11.', {
  code: { shape: enumOf<ErrorCode>('ErrorCode'), description: '`extensions.code` of GraphQL; `code` of other routes.' },
  httpStatus: {
    shape: 'Int',
    description:
      'HTTP status. An operation whose answer holds data, or whose client does not accept `application/graphql-response+json`, may have 200.',
  },
  when: { shape: 'String', description: "When it happens, in the caller's language." },
  remedy: { shape: 'String', description: "What to do about it, in the caller's language." },
  extensions: {
    shape: 'String',
    list: true,
    description: 'Extensions that come with it, beside `code`, `requestId` and, with a wait, `retryAfterSeconds`.',
  },
  retry: { shape: enumOf<ErrorRetry>('ErrorRetry'), description: 'Whether the same request may be sent again.' },
});
export type ErrorCodeInfoView = ViewOf<typeof errorCodeInfoFields>;
