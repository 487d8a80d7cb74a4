import { createHash } from 'node:crypto';
import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import { addUsage, takePoints } from '@beian/accounts/partners';
import { networkOf } from '@beian/accounts/sign-in';
import { auditRefusal } from '@beian/database/audit';
import { createSharedSemaphore, listen, StaffBusy } from '@beian/database/connection';
import type { AppContext } from '@beian/database/transaction';
import { hasScope, type KeyKind, scopeOfOperation } from '@beian/domain/partner';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { type Caller, findCaller, type PartnerCaller, type RequestContext } from '../context.ts';
import { costs, type PartnerRoute, routeCosts } from '../cost/cost-table.ts';
import { createCostMeter } from '../cost/measure.ts';
import { createRateLimiter, type RateLimiter, type RateLimitResult } from '../cost/rate-limiter.ts';
import {
  costExtension,
  costLimitError,
  rateLimitedBody,
  rateLimitedError,
  rateLimitHeaders,
  scopeMissingError,
} from '../cost/refusals.ts';
import { createStaffBudget, staffPoints } from '../cost/staff-budget.ts';
import { type AskedBy, logFault } from '../errors.ts';
import { createInputCheck } from '../inputs/check.ts';
import { languageOf } from '../language.ts';
import { HttpRefusal } from './error-answers.ts';
import { graphqlContentType } from './graphql-envelope.ts';
import { holdRefusal } from './hold-refusals.ts';
import { sessionTokenOf } from './session-cookies.ts';

/** Usage is written at this interval. */
const USAGE_MS = 10_000;
const MAX_CACHED_KEYS = 10_000;

type ChargeKind = 'spend' | 'fine' | 'wait' | 'refuse';

/** Whose scopes and points a route checks. */
type RouteCaller = Pick<Caller, 'kind' | 'actor'> &
  (Pick<PartnerCaller, 'kind' | 'partner' | 'rights'> | { readonly kind: 'staff' });

/** Checks scopes and points before an operation runs. */
export interface Gate {
  /** The caller, remembered for `refuseExhausted`. */
  findCaller(request: FastifyRequest): Promise<Caller | null>;
  /** Checks scope and points of a partner's key or person for a route beside GraphQL, or throws the refusal. Staff pass. */
  authorize(caller: RouteCaller, route: PartnerRoute, reply: FastifyReply): Promise<void>;
  /**
   * Charges points to the caller if there are enough; `fine` takes all that are left, `refuse` the points of a refusal and says when `points`
   * can be paid. undefined: no cost, as for staff.
   */
  charge(
    caller: Caller | null,
    address: string,
    points: number,
    how?: ChargeKind,
  ): Promise<RateLimitResult | undefined>;
  /**
   * Looks up a secret that anybody may guess, such as a link. Its points are taken before and given back if there is one, so that guesses at
   * the same time are limited, too; and guesses take few connections. @throws HttpRefusal RATE_LIMITED
   */
  lookUp<T>(address: string, find: () => Promise<T | null>): Promise<T | null>;
  /** Seconds until anonymous requests from the address have points again; 0 if they have. */
  anonymousWaitSeconds(address: string): number;
  readonly plugin: (schema: GraphQLSchema) => ApolloServerPlugin<RequestContext>;
  /** Checks again before parsing, for requests that arrived while the bucket ran out, and for unknown sessions. @throws GraphQLError */
  assertNotExhausted(caller: Caller | null, address: string): void;
  /**
   * Answers 429 if the key's partner, or the address of a request without key and session, has no points left, before the body is read:
   * without a statement and without parsing. @throws HttpRefusal RATE_LIMITED for an address
   */
  refuseExhausted(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined>;
}

/** `enabled: false`, for benchmarks only: no limits. */
export async function createGate(
  app: FastifyInstance,
  ctx: AppContext,
  log: Logger,
  { enabled = true } = {},
): Promise<Gate> {
  // Test keys spend from a bucket of their own, so that tests never slow live traffic.
  const rateLimiters = {
    live: createRateLimiter((asked) => takePoints(ctx, { ...asked, kind: 'live' })),
    test: createRateLimiter((asked) => takePoints(ctx, { ...asked, kind: 'test' })),
  } satisfies Record<KeyKind, RateLimiter>;
  const staffBudget = createStaffBudget();
  /** Operations of staff that cost points: few at a time, so that they leave connections to the others. */
  const wide = createSharedSemaphore({
    ...{ places: 2, each: 1, waitMs: 10_000, queue: 200, queueOfEach: 20 },
    refusal: () => new StaffBusy(),
  });
  /** Partner and kind by hash of a recently valid key. Used to refuse requests only, never to authenticate them. */
  const partnerOfKey = new Map<string, { readonly partnerId: string; readonly kind: KeyKind }>();
  /** Sessions that were valid when they were last seen here: their look-up is no guess. */
  const knownSessions = new Map<string, true>();
  const hashOf = (request: FastifyRequest): string | undefined => {
    const secret = request.headers.authorization ?? sessionTokenOf(request);
    return secret === undefined ? undefined : createHash('sha256').update(secret).digest('base64');
  };
  const listener = await listen(
    ctx.url,
    ['partners', 'clock'],
    (channel, id) => {
      const all = channel === 'clock' || id === '';
      for (const limiter of Object.values(rateLimiters)) limiter.invalidate(all ? undefined : id);
      if (all) return;
      for (const [hash, { partnerId }] of partnerOfKey) if (partnerId === id) partnerOfKey.delete(hash);
    },
    ctx.limits,
  );
  const takeUsage = () =>
    (['live', 'test'] as const).flatMap((kind) => rateLimiters[kind].takeUsage().map((used) => ({ ...used, kind })));
  const write = () => addUsage(ctx, takeUsage()).catch((error: unknown) => void logFault(log, error));
  const writing = setInterval(write, USAGE_MS).unref();
  app.addHook('onClose', async () => {
    clearInterval(writing);
    await listener.close();
    await write();
  });

  const pay: Gate['charge'] = async (caller, address, points, how = 'spend') => {
    if (!enabled) return undefined;
    if (caller === null) {
      const network = networkOf(address);
      const spent = rateLimiters.live[how === 'refuse' ? 'refuseAnonymous' : 'spendAnonymous'](network, points);
      // A fine takes what is left: else too little for a large one would let any number of them pass.
      const takesRest = how === 'fine' && !spent.allowed && spent.remaining > 0;
      return takesRest ? rateLimiters.live.spendAnonymous(network, spent.remaining) : spent;
    }
    return caller.kind === 'partner' ? rateLimiters[caller.rights.kind][how](caller.partner.id, points) : undefined;
  };

  /** Look-ups of secrets that are not known: of ten connections, and one network leaves others a place. */
  const guesses = createSharedSemaphore({
    // Longer than a connection to the database is waited for: while it is away, the answer is 503.
    ...{ places: 4, each: 3, waitMs: 8000, queue: 400, queueOfEach: 200 },
    refusal: () => new HttpRefusal('TOO_MANY_AT_ONCE'),
  });
  const inGuessPlace = async <T>(address: string, find: () => Promise<T>): Promise<T> => {
    const giveBack = await guesses(networkOf(address));
    return find().finally(giveBack);
  };

  const anonymousWaitSeconds: Gate['anonymousWaitSeconds'] = (address) =>
    enabled ? rateLimiters.live.anonymousWaitSeconds(networkOf(address)) : 0;

  return {
    charge: pay,
    async lookUp(address, find) {
      const network = networkOf(address);
      const limiter = enabled ? rateLimiters.live : undefined;
      const spent = limiter?.spendAnonymous(network, costs.refusedForForm);
      if (spent?.allowed === false) throw new HttpRefusal('RATE_LIMITED', undefined, spent.retryAfter);
      let isWrong = false;
      try {
        const found = await inGuessPlace(address, find);
        isWrong = found === null;
        return found;
      } finally {
        if (!isWrong) limiter?.refundAnonymous(network, costs.refusedForForm);
      }
    },
    anonymousWaitSeconds,
    async findCaller(request) {
      const hash = hashOf(request);
      const isKnown = hash === undefined || partnerOfKey.has(hash) || knownSessions.has(hash);
      const find = () => findCaller(ctx, request);
      const caller = await (isKnown ? find() : inGuessPlace(request.ip, find)).catch(async (error: unknown) => {
        // A request with an invalid key is charged to the anonymous bucket of its address.
        const spent =
          error instanceof HttpRefusal
            ? await pay(null, request.ip, costs.refusedForForm).catch(() => undefined)
            : undefined;
        await holdRefusal();
        throw spent?.allowed === false ? new HttpRefusal('RATE_LIMITED', undefined, spent.retryAfter) : error;
      });
      if (hash === undefined || caller === null) return caller;
      if (caller.kind === 'partner' && caller.keyId !== null)
        remember(partnerOfKey, hash, { partnerId: caller.partner.id, kind: caller.rights.kind });
      else remember(knownSessions, hash, true);
      return caller;
    },
    async authorize(caller, route, reply) {
      if (caller.kind !== 'partner') return;
      const scope = scopeOfOperation.get(route);
      if (scope === undefined || !hasScope(caller.rights, scope)) {
        await auditRefusal(ctx, caller.actor, route, { code: 'SCOPE_MISSING', scope }).catch(
          (fault: unknown) => void logFault(log, fault),
        );
        throw new HttpRefusal('SCOPE_MISSING', scope);
      }
      if (!enabled) return;
      const spent = await rateLimiters[caller.rights.kind].spend(caller.partner.id, routeCosts[route]);
      reply.headers(rateLimitHeaders(spent));
      if (!spent.allowed) throw new HttpRefusal('RATE_LIMITED', undefined, spent.retryAfter);
    },
    assertNotExhausted(caller, address) {
      if (caller === null && anonymousWaitSeconds(address) > 0)
        throw rateLimitedError(rateLimiters.live.refuseAnonymous(networkOf(address), costs.refusedForForm), undefined);
      const spent =
        enabled && caller?.kind === 'partner'
          ? rateLimiters[caller.rights.kind].isExhausted(caller.partner.id)
          : undefined;
      if (spent !== undefined) throw rateLimitedError(spent, undefined);
    },
    async refuseExhausted(request, reply) {
      if (!enabled) return undefined;
      if (hashOf(request) === undefined) {
        const wait = anonymousWaitSeconds(request.ip);
        if (wait > 0) throw new HttpRefusal('RATE_LIMITED', undefined, wait);
      }
      if (request.headers.authorization === undefined || partnerOfKey.size === 0) return undefined;
      const known = partnerOfKey.get(hashOf(request) ?? '');
      const spent = known && rateLimiters[known.kind].isExhausted(known.partnerId);
      if (spent === undefined) return undefined;
      await holdRefusal();
      return reply
        .code(429)
        .headers({ ...rateLimitHeaders(spent), 'cache-control': 'no-store' })
        .type(graphqlContentType(request.headers.accept))
        .send({ errors: [rateLimitedBody(spent, undefined, askedIn(request))] });
    },
    plugin: (schema) => {
      const measure = createCostMeter(schema);
      const checkInputs = createInputCheck(schema);
      return {
        async requestDidStart() {
          let spent: RateLimitResult | undefined;
          let cost = 0;
          let leaveWide: (() => void) | undefined;
          const chargeCaller = (
            { contextValue }: GraphQLRequestContext<RequestContext>,
            points: number,
            how: ChargeKind = 'spend',
          ) => pay(contextValue.caller, contextValue.address, points, how);
          return {
            async didResolveOperation(context) {
              const { caller } = context.contextValue;
              if (context.operation === undefined) return;
              const { variables = {} } = context.request;
              const ofInputs = checkInputs(context.document, context.operation, variables);
              const measured = measure(context.document, context.operation, variables);
              cost = measured.cost + ofInputs;
              if (caller?.kind === 'staff') {
                if (!enabled || cost <= staffPoints.free) return;
                assertWithinStaffBudget(staffBudget.spend(caller.actor.id, cost), cost);
                leaveWide = await wide(caller.actor.id);
                return;
              }
              if (caller !== null) {
                const missing = [...measured.scopes].find((one) => !hasScope(caller.rights, one));
                if (missing !== undefined) throw scopeMissingError(missing);
              }
              if (!enabled) return;
              spent = await chargeCaller(context, cost);
              if (spent === undefined || spent.allowed) return;
              if (spent.retryAfter === Number.POSITIVE_INFINITY) {
                await chargeCaller(context, costs.refusedForSize, 'fine');
                throw costLimitError(spent, cost);
              }
              spent = (await chargeCaller(context, cost, 'refuse')) ?? spent;
              throw rateLimitedError(spent, cost);
            },
            async willSendResponse(context) {
              leaveWide?.();
              if (!enabled) return;
              // Refused before it was measured: for its form, its size, or a missing scope.
              if (spent === undefined) {
                cost = isTooLarge(context.response) ? costs.refusedForSize : costs.refusedForForm;
                spent = await chargeCaller(context, cost, 'fine');
              }
              if (spent?.allowed === false) await holdRefusal();
              if (spent === undefined) return;
              const { http, body } = context.response;
              for (const [name, value] of Object.entries(rateLimitHeaders(spent))) http.headers.set(name, value);
              if (context.contextValue.caller === null || body.kind !== 'single') return;
              body.singleResult.extensions = { ...body.singleResult.extensions, cost: costExtension(spent, cost) };
            },
          };
        },
      };
    },
  };
}

function remember<T>(known: Map<string, T>, hash: string, value: T): void {
  known.set(hash, value);
  if (known.size > MAX_CACHED_KEYS) known.delete(known.keys().next().value as string);
}

function assertWithinStaffBudget(spent: RateLimitResult, cost: number): void {
  if (spent.retryAfter === Number.POSITIVE_INFINITY) throw costLimitError(spent, cost);
  if (!spent.allowed) throw rateLimitedError(spent, cost);
}

const askedIn = ({ id, headers }: FastifyRequest): AskedBy => ({
  language: languageOf(headers['accept-language']),
  requestId: id,
});

const isTooLarge = ({ body }: GraphQLRequestContext<RequestContext>['response']): boolean =>
  body?.kind === 'single' &&
  (body.singleResult.errors ?? []).some(({ extensions }) => extensions?.code === 'LIMIT_EXCEEDED');
