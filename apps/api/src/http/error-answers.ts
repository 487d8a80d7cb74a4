import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { unavailabilityOf } from '@beian/database/connection';
import type { Language, Refusal } from '@beian/domain/text';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { logFault, logUnavailable, overloadCodeOf } from '../errors.ts';
import { languageOf } from '../language.ts';
import { localizeReason, toActionRefused } from '../localize.ts';
import { type HttpRefusalCode, httpRefusalReason, httpRefusals, inBothLanguages, retrySeconds } from '../texts.ts';
import { discardBody } from './discard-body.ts';
import { graphqlContentType, graphqlRefusal, isGraphqlPath } from './graphql-envelope.ts';
import { holdRefusal } from './hold-refusals.ts';
import { requestIdHeader, requestIdOf } from './request-id.ts';

/** A refusal of an HTTP route, thrown by its hooks and handlers. */
export class HttpRefusal extends Error {
  constructor(
    readonly code: HttpRefusalCode,
    readonly field?: string,
    /** Seconds, if known exactly. */
    readonly retryAfter?: number,
  ) {
    super(code);
  }
}

/** `WWW-Authenticate` for an invalid key (RFC 6750). */
export const invalidTokenChallenge = 'Bearer error="invalid_token"';

/**
 * Answers `{ code, reasons: […], requestId }` in the caller's language, `/graphql` as an error of GraphQL: the same shape for every refusal of
 * a route.
 */
export async function sendRefusal(
  request: FastifyRequest,
  reply: FastifyReply,
  { code, field, retryAfter: exactly }: Pick<HttpRefusal, 'code' | 'field' | 'retryAfter'>,
) {
  const reason = localizeReason(httpRefusalReason(code, field), languageOf(request.headers['accept-language']));
  const { status } = httpRefusals[code];
  // A sender that is too slow is not read to the end.
  const isRead = status !== 408 && (await discardBody(request.raw));
  if (status === 401 || status === 403 || status === 429) await holdRefusal();
  // Meanwhile the time of the answer may have ended.
  if (reply.sent) return reply;
  if (!isRead || status === 413 || status === 503) reply.header('connection', 'close');
  const seconds = exactly ?? retrySeconds(code);
  if (seconds !== undefined && !reply.hasHeader('retry-after')) reply.header('retry-after', String(seconds));
  if (status === 401 && request.headers.authorization !== undefined)
    reply.header('www-authenticate', invalidTokenChallenge);
  reply.code(status).header('cache-control', 'no-store');
  if (!isGraphqlPath(request.routeOptions.url ?? request.url))
    return reply.send({ code, reasons: [reason], requestId: request.id });
  const told = Number(reply.getHeader('retry-after') ?? Number.NaN);
  return reply
    .type(graphqlContentType(request.headers.accept))
    .send(graphqlRefusal(code, reason, request.id, Number.isNaN(told) ? undefined : told));
}

/** Answers 422 with what an image is refused for: the shape of every refusal of a route. */
export const sendActionRefused = (request: FastifyRequest, reply: FastifyReply, refusal: Refusal) => {
  const told = toActionRefused(refusal, languageOf(request.headers['accept-language']));
  return reply.code(422).send({ ...told, requestId: request.id });
};

/** Maps Fastify's error codes to refusals. */
type FastifyRefusals = Readonly<Record<string, HttpRefusalCode>>;
const fastifyRefusals: FastifyRefusals = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'WRONG_TYPE',
  FST_ERR_CTP_INVALID_JSON_BODY: 'NOT_JSON',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'NOT_JSON',
  FST_ERR_HANDLER_TIMEOUT: 'TOO_SLOW',
};

/**
 * Gives refusals and faults one shape; a fault is logged without values, under the id of the request. `own`: refusals of this route for
 * Fastify's error codes.
 */
export function addErrorHandler(app: FastifyInstance, log: Logger, own: FastifyRefusals = {}): void {
  app.setErrorHandler((error: unknown, request, reply) => {
    if (error instanceof HttpRefusal) return sendRefusal(request, reply, error);
    const overload = overloadCodeOf(error);
    if (overload !== undefined) return sendRefusal(request, reply, { code: overload });
    const unavailable = unavailabilityOf(error);
    if (unavailable !== undefined) {
      logUnavailable(log, error);
      return sendRefusal(request, reply, { code: unavailable });
    }
    const { code, statusCode } = error as { code?: string; statusCode?: number };
    const known = own[code ?? ''] ?? fastifyRefusals[code ?? ''];
    if (known !== undefined) return sendRefusal(request, reply, { code: known });
    if (error instanceof SyntaxError && statusCode === 400) return sendRefusal(request, reply, { code: 'NOT_JSON' });
    if (statusCode === 403 || statusCode === 404) return sendRefusal(request, reply, { code: 'NOT_FOUND' });
    if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
      return sendRefusal(request, reply, { code: 'BAD_REQUEST' });
    if (hasGone(request, code)) {
      log.debug({ requestId: request.id }, 'the sender has gone');
      return sendRefusal(request, reply, { code: 'BAD_REQUEST' });
    }
    logFault(log, error, request.id);
    return sendRefusal(request, reply, { code: 'INTERNAL' });
  });
}

/** Whether the sender closed the connection before its request was whole: no fault of ours, and nobody reads the answer. */
const hasGone = ({ raw }: FastifyRequest, code: string | undefined): boolean =>
  code === 'ECONNRESET' && raw.destroyed && !raw.complete;

/** Maps errors that Node raises before there is a request. */
const nodeRefusals: Readonly<Record<string, HttpRefusalCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'TOO_LATE',
  HPE_HEADER_OVERFLOW: 'HEAD_TOO_LARGE',
};

/**
 * Answers bytes that are not a valid request with a refusal and closes the connection: in the language that they ask for; in both
 * languages if no whole `Accept-Language` line is known, as when the time for the head is over.
 */
export function answerMalformedRequest(
  this: FastifyInstance,
  error: { code?: string; rawPacket?: unknown },
  socket: Duplex,
): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const code = nodeRefusals[error.code ?? ''] ?? 'BAD_REQUEST';
  const came = Buffer.isBuffer(error.rawPacket) ? error.rawPacket.toString('latin1') : '';
  const [head = ''] = came.split('\r\n\r\n', 1);
  const fieldOf = (name: string) =>
    new RegExp(`^${name}:[ \\t]*([^\\r\\n]*?)[ \\t]*\\r\\n`, 'im').exec(`${head}\r\n`)?.[1];
  const asked = fieldOf('accept-language');
  const [, url] = /^[A-Z]+ (\S+)/.exec(head) ?? [];
  const language = asked === undefined ? 'both' : languageOf(asked);
  if (socket.writable)
    socket.write(rawRefusal(this, code, { language, url, requestId: requestIdOf(fieldOf(requestIdHeader)) }));
  socket.destroy();
}

/** A refusal as raw bytes, for a connection without a reply object. `retryAfter`: seconds, if known exactly. */
export function rawRefusal(
  app: FastifyInstance,
  code: HttpRefusalCode,
  asked: { language: Language | 'both'; requestId: string; url: string | undefined; retryAfter?: number },
): string {
  const { status } = httpRefusals[code];
  const { language, requestId } = asked;
  const said = httpRefusalReason(code);
  const reason = language === 'both' ? localizeReason(inBothLanguages(said), 'zh') : localizeReason(said, language);
  const seconds = asked.retryAfter || retrySeconds(code);
  const body = JSON.stringify(
    isGraphqlPath(asked.url)
      ? graphqlRefusal(code, reason, requestId, seconds)
      : { code, reasons: [reason], requestId },
  );
  const fields: Readonly<Record<string, string>> = {
    ...app.securityHeaders,
    [requestIdHeader]: requestId,
    'cache-control': 'no-store',
    connection: 'close',
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    ...(seconds === undefined ? {} : { 'retry-after': String(seconds) }),
  };
  const head = Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...head, '', body].join('\r\n');
}
