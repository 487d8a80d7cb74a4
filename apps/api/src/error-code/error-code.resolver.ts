import {
  type ErrorCodeInfoView,
  type ErrorRow,
  errorCatalogue,
  errorCodeInfoFields,
  errorCodes,
  retryOf,
} from '@beian/domain/errors';
import { Ctx, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { objectType } from '../schema/object-type.ts';

const ErrorCodeInfo = objectType(errorCodeInfoFields);

@Resolver(() => ErrorCodeInfo)
export class ErrorCodeResolver {
  @Query(() => [ErrorCodeInfo], {
    description:
      'The catalogue of errors 错误目录: every code that a request may get. Public, without a key. Since 2026-11.',
  })
  errorCodes(@Ctx() { language }: RequestContext): ErrorCodeInfoView[] {
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
