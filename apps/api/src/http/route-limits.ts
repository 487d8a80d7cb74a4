import { errorCodes, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { maxOperationBytes, uploadBounds } from '../limits.ts';
import { HttpRefusal } from './error-answers.ts';

/**
 * What a door takes at most: bytes of a body, and milliseconds from the head of a request to the end of its answer. `paced`: its body may
 * take as long as it comes at a least rate (`receiveBody`), and the time of the answer begins at its end.
 */
export interface RouteLimits {
  readonly bodyBytes: number;
  readonly answerMs: number;
  readonly paced?: boolean;
}

/** What is not named here: a small body, half a minute. */
export const defaultRouteLimits: RouteLimits = { bodyBytes: 4 * 1024, answerMs: 30_000 };

/**
 * Doors that need more. An upload may have to wait for a place and a turn; a download and an export are as
 * long as what they hold. */
export const routeLimitOverrides: Readonly<Record<string, Partial<RouteLimits>>> = {
  '/graphql': { bodyBytes: maxOperationBytes },
  '/uploads': { bodyBytes: uploadBounds.maxBytes, answerMs: 60_000, paced: true },
  '/uploads/:ticket': { bodyBytes: uploadBounds.maxBytes, answerMs: 60_000, paced: true },
  '/evidence': { bodyBytes: uploadBounds.maxBytes, answerMs: 60_000, paced: true },
  '/downloads/:list': { bodyBytes: 16 * 1024, answerMs: 600_000 },
  '/exports/:id': { bodyBytes: 1024, answerMs: 600_000 },
};

/** Of every connection, ms: the head of a request, its body where it is not paced, and how often a head is looked after. */
export const requestTimes = { headMs: 10_000, bodyMs: 30_000, lookMs: 2000 } as const;

/** A door as it stands in the table that the server keeps of itself. */
export interface LimitedRoute extends RouteLimits {
  readonly method: string;
  readonly url: string;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    answerMs?: number;
    paced?: boolean;
  }
  interface FastifyInstance {
    /** Every route, with what it takes at most. */
    readonly doors: readonly LimitedRoute[];
  }
}

/**
 * Gives each route its limits, before any is added; nothing stands without. `answerMs`: another usual one, in a test.
 * (Fastify's own `handlerTimeout` ends as soon as a body has been read, so it limits no POST: 5.12. Node's `requestTimeout` is the same for
 * every route.)
 */
export function addRouteLimits(app: FastifyInstance, bodyMs: number, answerMs = defaultRouteLimits.answerMs): void {
  const doors: LimitedRoute[] = [];
  app.decorate('doors', doors);
  app.addHook('onRoute', (route) => {
    const limits = { ...defaultRouteLimits, answerMs, ...routeLimitOverrides[route.url] };
    route.bodyLimit = limits.bodyBytes;
    route.config = { ...route.config, answerMs: limits.answerMs, paced: limits.paced ?? false };
    for (const method of [route.method].flat()) doors.push({ method, url: route.url, ...limits });
  });
  app.addHook('onRequest', (request, reply, done) => {
    const { answerMs: ms = answerMs, paced = false } = request.routeOptions.config;
    limitBody(request, reply, bodyMs, paced);
    let late: NodeJS.Timeout | undefined;
    const begin = () => {
      late = setTimeout(endLateAnswer, ms, request, reply, ms).unref();
    };
    if (paced) request.raw.once('end', begin);
    else begin();
    reply.raw.once('close', () => clearTimeout(late));
    done();
  });
}

/** Ends a request whose body has not come in time; where it was answered before, the connection is cut, for nobody needs the rest. */
function limitBody(request: FastifyRequest, reply: FastifyReply, bodyMs: number, paced: boolean): void {
  const { raw } = request;
  const watch = paced ? undefined : setTimeout(endSlowBody, bodyMs, request, reply).unref();
  reply.raw.once('close', () => {
    clearTimeout(watch);
    if (raw.complete === false && !raw.destroyed) setTimeout(() => raw.destroy(), bodyMs).unref();
  });
}

function endSlowBody({ raw }: FastifyRequest, reply: FastifyReply): void {
  if (raw.complete !== false || reply.sent) return;
  // Its end, should it come now, must not be taken for a request that is still to be answered.
  raw.pause();
  reply.raw.once('close', () => raw.destroy());
  void reply.send(new HttpRefusal('TOO_LATE'));
}

/** An answer that has begun is broken off, so that no half of it looks whole; a stream of events has no end to be late for. */
function endLateAnswer(request: FastifyRequest, reply: FastifyReply, ms: number): void {
  if (reply.sent) return;
  const fault = new errorCodes.FST_ERR_HANDLER_TIMEOUT(ms, request.routeOptions.url);
  if (reply.raw.headersSent) reply.raw.destroy(fault);
  else void reply.send(fault);
}
