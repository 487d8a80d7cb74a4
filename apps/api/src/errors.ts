import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import { PartnerBusy, PartnerReadTooLong, StaffBusy, unavailabilityOf } from '@beian/database/connection';
import type { Language } from '@beian/domain/text';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { textsOf } from './bilingual-error.ts';
import { engineMessage } from './engine-messages.ts';
import { isTokenLimit, operationTooLarge } from './limits.ts';
import { type HttpRefusalCode, httpRefusals, OVERLOAD_RETRY_S, refusalSentence, retryAfter } from './texts.ts';

/**
 * Replaces Apollo's error codes by ours; other codes pass unchanged. Apollo gives every error without a code INTERNAL_SERVER_ERROR, also a
 * malformed request.
 */
const codes: Readonly<Record<string, string>> = {
  UNAUTHORIZED: 'FORBIDDEN',
  INTERNAL_SERVER_ERROR: 'BAD_REQUEST',
};

/** Whom an error is answered to: the language of the caller and the id of the request. */
export interface AskedBy {
  readonly language: Language;
  readonly requestId: string;
}

/** Apollo formats errors without their request, so each error is kept with it until then. */
const askedByError = new WeakMap<object, AskedBy>();

export const rememberRequest = (error: object, { language, requestId }: AskedBy): void =>
  void askedByError.set(error, { language, requestId });

/**
 * Formats errors for clients, in the caller's language and with the id of the request. Expected errors pass; a fault is replaced by the id,
 * under which it is logged.
 */
export const createErrorFormat =
  (log: Logger) =>
  (
    formatted: GraphQLFormattedError,
    error: unknown,
    { language, requestId }: AskedBy = askedByError.get(Object(error)) ?? { language: 'zh', requestId: randomUUID() },
  ): GraphQLFormattedError => {
    const said = (message: string, code: string, more: Record<string, unknown> = {}) => ({
      ...formatted,
      message,
      extensions: { ...formatted.extensions, ...more, code, requestId },
    });
    if (isTokenLimit(formatted.message))
      return said(operationTooLarge('tokens')[language], 'LIMIT_EXCEEDED', { limit: 'tokens' });
    const texts = textsOf(error);
    if (formatted.extensions?.limit !== undefined)
      return said(texts?.[language] ?? formatted.message, 'LIMIT_EXCEEDED');
    const fault = unexpectedFaultOf(error);
    const overload = overloadCodeOf(fault);
    if (overload !== undefined)
      return said(refusalSentence(overload, language), overload, retryExtensions(OVERLOAD_RETRY_S));
    if (fault === undefined) {
      const code = codeOf(formatted);
      if (texts !== undefined) return said(texts[language], code);
      if (!engineCodes.has(code)) return said(formatted.message, code);
      const engine = redactValues(formatted.message);
      const { message, ...detail } = engineMessage({ ...formatted, message: engine }, code, language);
      return said(message, code, { ...(code === 'BAD_USER_INPUT' ? fieldOfVariable(engine) : {}), ...detail });
    }
    const unavailable = unavailabilityOf(fault);
    if (unavailable !== undefined) {
      logUnavailable(log, fault);
      const seconds = Number(retryAfter[httpRefusals[unavailable].status]);
      const { message, suggestion } = httpRefusals[unavailable];
      return said(message[language], unavailable, { suggestion: suggestion[language], ...retryExtensions(seconds) });
    }
    logFault(log, fault, requestId);
    const { zh, en } = httpRefusals.INTERNAL.message;
    return said({ zh: `${zh}（${requestId}）`, en: `${en} (${requestId}).` }[language], 'INTERNAL');
  };

/** Seconds to wait, as `Retry-After` says; `retryAfter` is the name before 2026-12, gone from 2027-12-01 on. */
export const retryExtensions = (seconds: number) => ({ retryAfterSeconds: seconds, retryAfter: seconds });

/** The code of a fault that means overload: nothing was done, and the same request may succeed later. */
export function overloadCodeOf(fault: unknown): (HttpRefusalCode & ('TOO_MANY_AT_ONCE' | 'TOO_SLOW')) | undefined {
  if (fault instanceof PartnerBusy || fault instanceof StaffBusy) return 'TOO_MANY_AT_ONCE';
  return fault instanceof PartnerReadTooLong ? 'TOO_SLOW' : undefined;
}

/** Codes of errors whose message is of graphql-js or Apollo: in English, and it may quote the input. */
const engineCodes: ReadonlySet<string> = new Set([
  ...['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'OPERATION_RESOLUTION_FAILURE'],
  ...['BAD_USER_INPUT', 'BAD_REQUEST'],
]);

/** The place in a variable that graphql-js names: `{ field: 'filter.sort' }`. */
function fieldOfVariable(message: string): { readonly field?: string } {
  const [, variable] = /^Variable "\$(\w+)"/.exec(message) ?? [];
  const [, place = variable] = / at "([\w.[\]]+)"/.exec(message) ?? [];
  const [, member] = /; Field "(\w+)"/.exec(message) ?? [];
  return place === undefined ? {} : { field: member === undefined ? place : `${place}.${member}` };
}

/** Removes input values from a parser's message; names from the schema stay, because they show the place of the error. */
const redactValues = (message: string): string =>
  message
    .replace(/got invalid value [\s\S]*?(?=(?: at "[\w.$[\]]+")?;|$)/, 'got an invalid value')
    .replace(/(found (?:Name|String|BlockString|Int|Float|Comment)) "[\s\S]*?"(?=\.|$)/, '$1')
    .replace(/(cannot represent [\w -]*value)[\s\S]*$/, '$1')
    .replace(/"((?:[^"\\]|\\.)*)"/g, (quoted, inner: string) =>
      /^[$@]?[A-Za-z_][\w.!$[\]]*$|^[^\w\p{L}]*$/u.test(inner) ? quoted : '"…"',
    );

/** Logs why something is temporarily unavailable, which is no fault. */
export const logUnavailable = (log: Logger, error: unknown): void =>
  log.warn({ fault: describeFault(error) }, 'unavailable');

/** Logs a fault without personal values, under the id of the request if it has one. */
export function logFault(log: Logger, fault: unknown, requestId: string = randomUUID()): void {
  log.error({ fault: describeFault(fault), requestId }, 'fault');
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
