import type { CallOptions } from '../call/call.ts';
import type { Refusal } from '../generated/api.ts';
import { BeianError, CursorExpired, type ErrorDetails, Refused } from './errors.ts';
import { type Answer, asRecord, type Connection, detailsOf, exchange, isRecord, textOf } from './exchange.ts';
import { withRetries } from './retry.ts';

/** A parsed document, with the types of its result and variables; `graphql`, `gql.tada` and GraphQL Code Generator make such. */
export interface DocumentLike {
  readonly kind: string;
  readonly loc?: { readonly source: { readonly body: string } } | undefined;
}
/** Carries types that do not exist at run time. */
interface Typed<Result, Variables> {
  readonly __apiType?: (variables: Variables) => Result;
}
/** A document as text, or parsed. */
export type TypedDocument<Result, Variables> = (string | DocumentLike | { toString(): string }) &
  Typed<Result, Variables>;

/** `print` of the package `graphql`. */
export interface DocumentPrinter {
  print?(document: DocumentLike): string;
}

/** The text of a document. @throws TypeError where it was parsed without its source and there is no printer */
export function textOfDocument(document: string | object, { print }: DocumentPrinter): string {
  if (!isParsed(document)) return String(document);
  const text = print?.(document) ?? document.loc?.source.body;
  if (text === undefined)
    throw new TypeError(
      'This document was parsed without its source: give createClient the function `print` of the package graphql.',
    );
  return text;
}
const isParsed = (document: string | object): document is DocumentLike =>
  typeof document === 'object' && 'kind' in document && document.kind === 'Document';

/** Does the document take an idempotency key as a variable? */
const takesKey = (text: string) => /\$idempotencyKey\b/.test(text);

/** The answer's `data`, and what a refusal in it needs. */
export interface Data<Result> {
  readonly data: Result;
  readonly answer: Answer;
}

/**
 * Runs one operation. A mutation gets a new idempotency key where the caller gives none: the tries of one call have the same.
 * @throws BeianError
 */
export function runDocument<Result>(
  connection: Connection,
  text: string,
  variables: Readonly<Record<string, unknown>>,
  { idempotencyKey, signal }: CallOptions = {},
): Promise<Data<Result>> {
  const key = takesKey(text)
    ? { idempotencyKey: idempotencyKey ?? variables.idempotencyKey ?? crypto.randomUUID() }
    : {};
  const body = JSON.stringify({ query: text, variables: { ...variables, ...key } });
  const headers = {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json',
    authorization: `Bearer ${connection.key}`,
  };
  return withRetries(
    connection,
    async () => dataOf<Result>(await exchange(connection, '/graphql', { method: 'POST', headers, body }, signal)),
    signal,
  );
}

function dataOf<Result>(answer: Answer): Data<Result> {
  const body = asRecord(answer.body);
  const errors = Array.isArray(body.errors) ? body.errors.filter(isRecord) : [];
  if (errors.length > 0) throw graphqlError(answer, errors);
  if (!hasData<Result>(body)) throw new BeianError(`the API answered ${answer.status}`, detailsOf(answer));
  return { data: body.data, answer };
}

/** The API has checked the document against its schema, so the data have the types of the document. */
const hasData = <Result>(body: object): body is { data: Result } => 'data' in body && isRecord(body.data);

/** The error that all others follow from is the first. */
function graphqlError(answer: Answer, errors: readonly Readonly<Record<string, unknown>>[]): BeianError {
  const extensions = asRecord(errors[0]?.extensions);
  const seconds = extensions.retryAfterSeconds;
  const own = detailsOf(answer);
  const details: ErrorDetails = {
    ...own,
    code: textOf(extensions.code) ?? own.code,
    requestId: textOf(extensions.requestId) ?? own.requestId,
    retryAfterSeconds: own.retryAfterSeconds ?? (typeof seconds === 'number' ? seconds : undefined),
    field: textOf(extensions.field),
  };
  const message = errors.map((error) => textOf(error.message) ?? '').join('\n');
  return details.code === 'CURSOR_EXPIRED' ? new CursorExpired(message, details) : new BeianError(message, details);
}

/** @throws Refused where the value is a refusal */
export function throwRefusal(value: unknown, { status, requestId }: Answer): void {
  if (isRefusal(value)) throw new Refused(value, { status, requestId });
}
const isRefusal = (value: unknown): value is Refusal =>
  isRecord(value) && value.__typename === 'ActionRefused' && Array.isArray(value.reasons);
