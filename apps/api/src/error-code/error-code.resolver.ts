import {
  type ErrorCode,
  type ErrorRetry,
  type ErrorRow,
  errorCatalogue,
  errorCodes,
  retryOf,
} from '@beian/domain/errors';
import { Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { ErrorCodes, ErrorRetries } from '../common/error-enums.ts';
import type { RequestContext } from '../context.ts';

@ObjectType('ErrorCodeInfo', {
  simpleResolvers: true,
  description: 'A row of the error catalogue 错误目录. Since 2026-11.',
})
export class ErrorCodeInfo {
  @Field(() => ErrorCodes, { description: '`extensions.code` of GraphQL; `code` of other routes.' })
  code!: ErrorCode;

  @Field(() => Int, {
    description:
      'HTTP status. An operation whose answer holds data, or whose client does not accept `application/graphql-response+json`, may have 200.',
  })
  httpStatus!: number;

  @Field(() => String, { description: "When it happens, in the caller's language." })
  when!: string;

  @Field(() => String, { description: "What to do about it, in the caller's language." })
  remedy!: string;

  @Field(() => [String], {
    description: 'Extensions that come with it, beside `code`, `requestId` and, with a wait, `retryAfterSeconds`.',
  })
  extensions!: string[];

  @Field(() => ErrorRetries, { description: 'Whether the same request may be sent again.' })
  retry!: ErrorRetry;
}

@Resolver(() => ErrorCodeInfo)
export class ErrorCodeResolver {
  @Query(() => [ErrorCodeInfo], {
    description:
      'The catalogue of errors 错误目录: every code that a request may get. Public, without a key. Since 2026-11.',
  })
  errorCodes(@Ctx() { language }: RequestContext): ErrorCodeInfo[] {
    return errorCodes.map((code) => {
      const row: ErrorRow = errorCatalogue[code];
      return {
        code,
        httpStatus: row.status,
        when: (row.when ?? row.message)[language],
        remedy: row.suggestion[language],
        extensions: [...(row.extensions ?? (row.field === undefined ? [] : ['field']))],
        retry: retryOf(row),
      };
    });
  }
}
