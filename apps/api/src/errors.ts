import { randomUUID } from 'node:crypto';
import { HeaderMap } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { PartnerBusy, PartnerReadTooLong, unavailabilityOf } from '@beian/database/connection';
import type { Language } from '@beian/domain/text';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { isTokenLimit } from './limits.ts';
import { type HttpRefusalCode, httpRefusals, retryAfter } from './texts.ts';

/**
 * Replaces Apollo's error codes by ours; other codes pass unchanged. Apollo gives every error without a code INTERNAL_SERVER_ERROR, also a
 * malformed request.
 */
const codes: Readonly<Record<string, string>> = {
  UNAUTHORIZED: 'FORBIDDEN',
  INTERNAL_SERVER_ERROR: 'BAD_REQUEST',
};

/** An argument with an invalid value. */
export const badInput = (field: string, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', field } });

/** Formats errors for clients. Expected errors pass; a fault is replaced by the id under which it is logged. */
export const createErrorFormat =
  (log: Logger) =>
  (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const limit = isTokenLimit(formatted.message) ? 'tokens' : formatted.extensions?.limit;
    if (limit !== undefined) return withCode(formatted, 'LIMIT_EXCEEDED', { limit });
    const fault = unexpectedFaultOf(error);
    const overload = overloadCodeOf(fault);
    if (overload !== undefined) return { ...withCode(formatted, overload), message: httpRefusals[overload].message.en };
    if (fault === undefined) return withCode({ ...formatted, message: redactValues(formatted) }, codeOf(formatted));
    const unavailable = unavailabilityOf(fault);
    if (unavailable !== undefined) {
      logUnavailable(log, fault);
      return withCode({ ...formatted, message: httpRefusals[unavailable].message.en }, unavailable);
    }
    const id = logFault(log, fault);
    return { ...withCode(formatted, 'INTERNAL', { id }), message: `Something broke on our side (${id}).` };
  };

/** The code of a fault that means overload: nothing was done, and the same request may succeed later. */
export function overloadCodeOf(fault: unknown): (HttpRefusalCode & ('TOO_MANY_AT_ONCE' | 'TOO_SLOW')) | undefined {
  if (fault instanceof PartnerBusy) return 'TOO_MANY_AT_ONCE';
  return fault instanceof PartnerReadTooLong ? 'TOO_SLOW' : undefined;
}

/** Codes of errors whose message comes from a parser and may quote the input. */
const parserErrorCodes: ReadonlySet<unknown> = new Set([
  ...[
    'GRAPHQL_PARSE_FAILED',
    'GRAPHQL_VALIDATION_FAILED',
    'BAD_USER_INPUT',
    'BAD_REQUEST',
    'INTERNAL_SERVER_ERROR',
    undefined,
  ],
]);

/** Removes input values from a parser's message; names from the schema stay, because they show the place of the error. */
function redactValues({ message, extensions }: GraphQLFormattedError): string {
  if (!parserErrorCodes.has(extensions?.code)) return message;
  return message
    .replace(/got invalid value [\s\S]*?(?=(?: at "[\w.$[\]]+")?;|$)/, 'got an invalid value')
    .replace(/(found (?:Name|String|BlockString|Int|Float|Comment)) "[\s\S]*?"(?=\.|$)/, '$1')
    .replace(/(cannot represent [\w -]*value)[\s\S]*$/, '$1')
    .replace(/"((?:[^"\\]|\\.)*)"/g, (quoted, inner: string) =>
      /^[$@]?[A-Za-z_][\w.!$[\]]*$|^[^\w\p{L}]*$/u.test(inner) ? quoted : '"…"',
    );
}

/** Logs why something is temporarily unavailable. Not a fault, so it has no id. */
export const logUnavailable = (log: Logger, error: unknown): void =>
  log.warn({ fault: describeFault(error) }, 'unavailable');

/** Converts an error that means "unavailable" to a GraphQL error with HTTP status and Retry-After; returns others unchanged. */
export function toUnavailableError(error: unknown, language: Language): unknown {
  const code = unavailabilityOf(error);
  if (code === undefined) return error;
  const { status, message } = httpRefusals[code];
  const headers = new HeaderMap([['retry-after', retryAfter[status] ?? '']]);
  return new GraphQLError(message[language], { extensions: { code, http: { status, headers } } });
}

/** Logs a fault without personal values; returns the id for the caller. */
export function logFault(log: Logger, fault: unknown): string {
  const id = randomUUID();
  log.error({ fault: describeFault(fault), id }, 'fault');
  return id;
}

/**
 * What may be logged of a fault: class, database code, names of table, column and constraint, and stack lines. Messages of the database,
 * Drizzle and parsers are left out because they quote SQL, parameters or input.
 */
export function describeFault(fault: unknown): Record<string, unknown> {
  if (!(fault instanceof Error)) return { name: typeof fault };
  const cause = fault.cause instanceof Error ? fault.cause : fault;
  const facts = Object.fromEntries(
    ['code', 'schema', 'table', 'column', 'constraint', 'routine'].flatMap((name) => {
      const value = (cause as unknown as Record<string, unknown>)[name];
      return typeof value === 'string' ? [[name, value.slice(0, 80)]] : [];
    }),
  );
  const isOurs = fault.constructor === Error && fault.cause === undefined && !('code' in fault);
  return {
    name: fault.constructor.name,
    ...(isOurs ? { message: fault.message.slice(0, 200) } : {}),
    ...facts,
    at: (fault.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12)
      .map((line) => line.trim()),
  };
}

/** The unexpected fault, or undefined: a GraphQLError with a code was thrown on purpose, by this code or by Apollo. */
function unexpectedFaultOf(error: unknown): unknown {
  const inner = unwrapResolverError(error);
  if (!(inner instanceof GraphQLError)) return inner;
  const code = inner.extensions.code;
  if (code !== undefined && code !== 'INTERNAL_SERVER_ERROR') return undefined;
  if (inner.originalError !== undefined && !(inner.originalError instanceof GraphQLError)) return inner.originalError;
  return inner.path === undefined && code === undefined ? undefined : inner;
}

const codeOf = ({ extensions }: GraphQLFormattedError): string => {
  const code = typeof extensions?.code === 'string' ? extensions.code : 'BAD_REQUEST';
  return codes[code] ?? code;
};

const withCode = (formatted: GraphQLFormattedError, code: string, more: Record<string, unknown> = {}) => ({
  ...formatted,
  extensions: { ...formatted.extensions, ...more, code },
});
