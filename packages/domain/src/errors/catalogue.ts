import { graphqlErrors } from './graphql-errors.ts';
import { routeErrors } from './route-errors.ts';
import { signInErrors } from './sign-in-errors.ts';

export const httpErrors = { ...signInErrors, ...routeErrors };
export type HttpErrorCode = keyof typeof httpErrors;

/** What a partner's program may get as `extensions.code` of GraphQL, or as `code` of another route. */
export const errorCatalogue = { ...graphqlErrors, ...routeErrors };
export type ErrorCode = keyof typeof errorCatalogue;

export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(errorCatalogue, code);
export const errorCodes = Object.keys(errorCatalogue).filter(isErrorCode);
