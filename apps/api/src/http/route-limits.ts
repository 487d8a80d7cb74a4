import { errorCodes, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { maxOperationBytes, uploadBounds } from '../limits.ts';
import { HttpRefusal } from './error-answers.ts';

/**
 * Limits of a route: bytes of a body, and milliseconds from the request head to the end of the answer. `paced`: the body may take as long
 * as it arrives at the minimum rate (`receiveBody`), and the time of the answer starts at its end.
 */
export interface RouteLimits {
  readonly bodyBytes: number;
  readonly answerMs: number;
  readonly paced?: boolean;
}

/** Limits of routes that are not listed below. */
export const defaultRouteLimits: RouteLimits = { bodyBytes: 4 * 1024, answerMs: 30_000 };

/** Routes that need more. An upload may have to wait for a free slot; a download or export takes as long as its content. */
export const routeLimitOverrides: Readonly<Record<string, Partial<RouteLimits>>> = {
  '/graphql': { bodyBytes: maxOperationBytes },
  '/uploads': { bodyBytes: uploadBounds.maxBytes, answerMs: 60_000, paced: true },
  '/uploads/:ticket': { bodyBytes: uploadBounds.maxBytes, answerMs: 60_000, paced: true },
  '/upload-links/:token': { bodyBytes: uploadBounds.maxBytes, answerMs: 60_000, paced: true },
  '/face-links/:token/pictures/:kind': { bodyBytes: uploadBounds.maxBytes, answerMs: 60_000, paced: true },
  '/step-links/:token/materials/:material': { bodyBytes: uploadBounds.maxBytes, answerMs: 60_000, paced: true },
  '/step-links/:token/fields': { bodyBytes: 16 * 1024 },
  '/evidence': { bodyBytes: uploadBounds.maxBytes, answerMs: 60_000, paced: true },
  '/downloads/:list': { bodyBytes: 16 * 1024, answerMs: 600_000 },
  '/exports/:id': { bodyBytes: 1024, answerMs: 600_000 },
};

/** Of every connection, ms: the request head, the body unless paced, and the interval at which heads are checked. */
export const requestTimes = { headMs: 10_000, bodyMs: 30_000, lookMs: 2000 } as const;

/** A route with its limits, as registered. */
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
    /** Every route with its limits. */
    readonly limitedRoutes: readonly LimitedRoute[];
  }
}

/**
 * Gives each route its limits; must run before routes are added. `answerMs`: another default, in tests.
 * Fastify's own `handlerTimeout` ends as soon as a body is read, so it does not limit POST (5.12). Node's `requestTimeout` is the same for
 * every route.
 */
export function addRouteLimits(app: FastifyInstance, bodyMs: number, answerMs = defaultRouteLimits.answerMs): void {
  const limitedRoutes: LimitedRoute[] = [];
  app.decorate('limitedRoutes', limitedRoutes);
  app.addHook('onRoute', (route) => {
    const limits = { ...defaultRouteLimits, answerMs, ...routeLimitOverrides[route.url] };
    route.bodyLimit = limits.bodyBytes;
    route.config = { ...route.config, answerMs: limits.answerMs, paced: limits.paced ?? false };
    for (const method of [route.method].flat()) limitedRoutes.push({ method, url: route.url, ...limits });
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

/** Ends a request whose body does not arrive in time. If it is already answered, the connection is closed. */
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
  // If the body ends now, that must not start another answer.
  raw.pause();
  reply.raw.once('close', () => raw.destroy());
  void reply.send(new HttpRefusal('TOO_LATE'));
}

/** An answer that has started is aborted, so that a partial one does not look complete. Event streams have no time limit. */
function endLateAnswer(request: FastifyRequest, reply: FastifyReply, ms: number): void {
  if (reply.sent) return;
  const fault = new errorCodes.FST_ERR_HANDLER_TIMEOUT(ms, request.routeOptions.url);
  if (reply.raw.headersSent) reply.raw.destroy(fault);
  else void reply.send(fault);
}
