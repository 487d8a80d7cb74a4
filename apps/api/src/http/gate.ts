import { createHash } from 'node:crypto';
import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import { holdsScope, type Language, scopeOfOperation } from '@beian/domain';
import { addUsage, type AppContext, listen, networkOf, noteRefusal, takePoints } from '@beian/orders';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { type Caller, type Context, findCaller } from '../context.ts';
import { costs, doorCosts, type PartnerDoor } from '../cost/cost-table.ts';
import { createMeasure } from '../cost/measure.ts';
import { createPurse, type Spent } from '../cost/purse.ts';
import { costOf, lacks, limitHeaders, tooDear, tooMany, tooManySays } from '../cost/refusals.ts';
import { logFault } from '../errors.ts';
import { createInputCheck } from '../inputs/check.ts';
import { languageOf } from '../language.ts';
import { Refused } from './answers.ts';

/** What was used is written down so often. */
const USAGE_MS = 10_000;
const MOST_KEYS = 10_000;

type Taking = 'spend' | 'fine' | 'wait';

/** Before anything is run: does the key hold the scope, and are there points for it? */
export interface Gate {
  /** Who asks, remembered for `refuseDry`. */
  findCaller(request: FastifyRequest): Promise<Caller | null>;
  /** Lets a partner's key through a door beside GraphQL, or throws what it is refused for. Staff pass. */
  pass(caller: Caller, door: PartnerDoor, reply: FastifyReply): Promise<void>;
  /** Takes what something costs from who asks, if there is as much, or for a refusal all there is; undefined: it costs nothing, as to staff. */
  pay(caller: Caller | null, address: string, points: number, how?: Taking): Promise<Spent | undefined>;
  /** Whether nobody in particular, at an address, has asked so much in vain that it is not listened to. */
  isTired(address: string): boolean;
  readonly plugin: (schema: GraphQLSchema) => ApolloServerPlugin<Context>;
  /** Looks once more before anything is parsed: what came while the bucket ran dry waits behind it. @throws GraphQLError */
  mustNotBeDry(caller: Caller | null, language: Language): void;
  /** Answers 429 where the key's partner has no point left, before the body is read: no statement, no parsing. */
  refuseDry(request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined;
}

/** `enabled: false`, for a benchmark alone: everything but the limits. */
export async function createGate(
  app: FastifyInstance,
  ctx: AppContext,
  log: Logger,
  { enabled = true } = {},
): Promise<Gate> {
  const purse = createPurse((asked) => takePoints(ctx, asked));
  /** Partner by hash of a key that was good a moment ago: for refusing alone, never for letting in. */
  const partnerOfKey = new Map<string, string>();
  const hashOf = (request: FastifyRequest) =>
    createHash('sha256')
      .update(request.headers.authorization ?? '')
      .digest('base64');
  const heard = await listen(
    ctx.url,
    ['partners', 'clock'],
    (channel, id) => {
      if (channel === 'clock' || id === '') return purse.forget();
      purse.forget(id);
      for (const [hash, partnerId] of partnerOfKey) if (partnerId === id) partnerOfKey.delete(hash);
    },
    ctx.limits,
  );
  const write = () => addUsage(ctx, purse.used()).catch((error: unknown) => void logFault(log, error));
  const writing = setInterval(write, USAGE_MS).unref();
  app.addHook('onClose', async () => {
    clearInterval(writing);
    await heard.close();
    await write();
  });

  const pay: Gate['pay'] = async (caller, address, points, how = 'spend') => {
    if (!enabled) return undefined;
    if (caller === null) return purse.spendAsNobody(networkOf(address), points);
    return caller.kind === 'partner' ? purse[how](caller.partner.id, points) : undefined;
  };

  return {
    pay,
    isTired: (address) => enabled && purse.nobodyIsDry(networkOf(address)),
    async findCaller(request) {
      const caller = await findCaller(ctx, request).catch(async (error: unknown) => {
        // Trying keys costs what nobody may spend.
        const spent =
          error instanceof Refused
            ? await pay(null, request.ip, costs.refusedForForm).catch(() => undefined)
            : undefined;
        throw spent?.allowed === false ? new Refused('RATE_LIMITED') : error;
      });
      if (caller?.kind !== 'partner') return caller;
      partnerOfKey.set(hashOf(request), caller.partner.id);
      if (partnerOfKey.size > MOST_KEYS) partnerOfKey.delete(partnerOfKey.keys().next().value as string);
      return caller;
    },
    async pass(caller, door, reply) {
      if (caller.kind !== 'partner') return;
      const scope = scopeOfOperation.get(door);
      if (scope === undefined || !holdsScope(caller.rights, scope)) {
        await noteRefusal(ctx, caller.actor, door, { code: 'SCOPE_MISSING', scope }).catch(
          (fault: unknown) => void logFault(log, fault),
        );
        throw new Refused('SCOPE_MISSING', scope);
      }
      if (!enabled) return;
      const spent = await purse.spend(caller.partner.id, doorCosts[door]);
      reply.headers(limitHeaders(spent));
      if (!spent.allowed) throw new Refused('RATE_LIMITED');
    },
    mustNotBeDry(caller, language) {
      const spent = enabled && caller?.kind === 'partner' ? purse.isDry(caller.partner.id) : undefined;
      if (spent !== undefined) throw tooMany(spent, undefined, language);
    },
    refuseDry(request, reply) {
      if (!enabled || request.headers.authorization === undefined || partnerOfKey.size === 0) return undefined;
      const partnerId = partnerOfKey.get(hashOf(request));
      const spent = partnerId === undefined ? undefined : purse.isDry(partnerId);
      if (spent === undefined) return undefined;
      return reply
        .code(429)
        .headers({ ...limitHeaders(spent), 'cache-control': 'no-store' })
        .send({ errors: [tooManySays(spent, undefined, languageOf(request.headers['accept-language']))] });
    },
    plugin: (schema) => {
      const measure = createMeasure(schema);
      const checkInputs = createInputCheck(schema);
      return {
        async requestDidStart() {
          let spent: Spent | undefined;
          let cost = 0;
          const payFor = ({ contextValue }: GraphQLRequestContext<Context>, points: number, how: Taking = 'spend') =>
            pay(contextValue.caller, contextValue.address, points, how);
          return {
            async didResolveOperation(context) {
              const { caller, language } = context.contextValue;
              if (context.operation === undefined) return;
              const { variables = {} } = context.request;
              const ofInputs = checkInputs(context.document, context.operation, variables, language);
              if (caller?.kind === 'staff') return;
              const measured = measure(context.document, context.operation, variables);
              cost = measured.cost + ofInputs;
              if (caller !== null) {
                const missing = [...measured.scopes].find((one) => !holdsScope(caller.rights, one));
                if (missing !== undefined) throw lacks(missing, language);
              }
              if (!enabled) return;
              spent = await payFor(context, cost);
              if (spent === undefined || spent.allowed) return;
              const isTooDear = spent.retryAfter === Number.POSITIVE_INFINITY;
              await (isTooDear
                ? payFor(context, costs.refusedForSize, 'fine')
                : payFor(context, costs.refusedForPoints));
              throw isTooDear ? tooDear(spent, cost, language) : tooMany(spent, cost, language);
            },
            async willSendResponse(context) {
              if (!enabled) return;
              // Refused before it was measured: for its form, its size, or a scope.
              spent ??= await (isTooLarge(context.response)
                ? payFor(context, costs.refusedForSize, 'fine')
                : payFor(context, costs.refusedForForm, 'fine'));
              if (spent === undefined) return;
              const { http, body } = context.response;
              for (const [name, value] of Object.entries(limitHeaders(spent))) http.headers.set(name, value);
              if (context.contextValue.caller === null || body.kind !== 'single') return;
              body.singleResult.extensions = { ...body.singleResult.extensions, cost: costOf(spent, cost) };
            },
          };
        },
      };
    },
  };
}

const isTooLarge = ({ body }: GraphQLRequestContext<Context>['response']): boolean =>
  body?.kind === 'single' &&
  (body.singleResult.errors ?? []).some(({ extensions }) => extensions?.code === 'LIMIT_EXCEEDED');
