import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { logFault } from '../errors.ts';
import { languageOf } from '../language.ts';
import { type DoorRefusal, doorReason, doorRefusals } from '../texts.ts';
import { reasonInWords } from '../words.ts';

/** A refusal of a plain HTTP door, thrown by its hooks and handlers. */
export class Refused extends Error {
  constructor(
    readonly code: DoorRefusal,
    readonly field?: string,
  ) {
    super(code);
  }
}

/** Answers `{ code, reasons: […] }` in the caller's language: the shape that every refusal has. */
export function refuse(request: FastifyRequest, reply: FastifyReply, code: DoorRefusal, field?: string) {
  const reason = reasonInWords(doorReason(code, field), languageOf(request.headers['accept-language']));
  return reply.code(doorRefusals[code].status).send({ code, reasons: [reason] });
}

/** What Fastify refuses by itself, by its own code. */
type ByFastify = Readonly<Record<string, DoorRefusal>>;
const ofFastify: ByFastify = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'WRONG_TYPE',
  FST_ERR_CTP_INVALID_JSON_BODY: 'NOT_JSON',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'NOT_JSON',
};

/**
 * One shape for everything that is refused or broken; a fault is told as an id and logged without a value in it. `own`: what
 * this door calls what Fastify refuses.
 */
export function addErrorAnswers(app: FastifyInstance, log: Logger, own: ByFastify = {}): void {
  app.setErrorHandler((error: unknown, request, reply) => {
    if (error instanceof Refused) return refuse(request, reply, error.code, error.field);
    const { code, statusCode } = error as { code?: string; statusCode?: number };
    const known = own[code ?? ''] ?? ofFastify[code ?? ''];
    if (known !== undefined) return refuse(request, reply, known);
    if (error instanceof SyntaxError && statusCode === 400) return refuse(request, reply, 'NOT_JSON');
    if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return refuse(request, reply, 'BAD_REQUEST');
    const id = logFault(log, error);
    const reason = reasonInWords(doorReason('INTERNAL'), languageOf(request.headers['accept-language']));
    return reply.code(500).send({ code: 'INTERNAL', id, reasons: [reason] });
  });
}
