import { ApolloServer, type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { AppContext } from '@beian/database/transaction';
import { deskFields } from '@beian/domain/partner';
import type { Language } from '@beian/domain/text';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLSchema, isObjectType, specifiedRules, validate } from 'graphql';
import type { Logger } from 'pino';
import type { ChangeFeed } from '../change-feed.ts';
import { type Caller, createRequestContext, type RequestContext } from '../context.ts';
import { createErrorFormat, logUnavailable, toUnavailableError } from '../errors.ts';
import { languageOf } from '../language.ts';
import { limits, operationLimits } from '../limits.ts';
import { renamedFields } from '../naming/renamed-fields.ts';
import { partnerSchema } from '../partner-schema.ts';
import { buildApiSchema } from '../schema.ts';
import { httpRefusals, retryAfter } from '../texts.ts';
import { auditRefusals } from './audit-refusals.ts';
import { compressText } from './compression.ts';
import { HttpRefusal, invalidTokenChallenge } from './error-answers.ts';
import { createApolloGateway } from './executor.ts';
import type { Gate } from './gate.ts';
import { overloadAnswers } from './overload.ts';

/**
 * GraphQL over HTTP: a client that does not accept `application/graphql-response+json` gets 200 with the errors in the body, also for an
 * invalid document. Exceeded limits stay 400 for all clients.
 */
const statusForOldClients: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    async willSendResponse({ request, response }) {
      if (response.http.status !== 400 || request.query === undefined) return;
      if (request.http?.headers.get('accept')?.includes('application/graphql-response+json')) return;
      const errors = response.body.kind === 'single' ? (response.body.singleResult.errors ?? []) : [];
      if (errors.some((error) => error.extensions?.code === 'LIMIT_EXCEEDED')) return;
      response.http.status = 200;
    },
  }),
};

/**
 * If a resolver failed because the database is away or a disk is full, the whole answer gets that status and the message in the caller's
 * language.
 */
const statusOfUnavailable: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    async willSendResponse({ response, contextValue: { language } }) {
      if (response.body.kind !== 'single') return;
      const { singleResult } = response.body;
      for (const code of ['DISK_FULL', 'DATABASE_AWAY'] as const) {
        if (!singleResult.errors?.some((error) => error.extensions?.code === code)) continue;
        const { status, message } = httpRefusals[code];
        response.http.status = status;
        response.http.headers.set('retry-after', retryAfter[status] ?? '');
        singleResult.errors = singleResult.errors.map((error) =>
          error.extensions?.code === code ? { ...error, message: message[language] } : error,
        );
        return;
      }
    },
  }),
};

/** Subscriptions run over WebSocket (sockets.ts). */
const noSubscription: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    async didResolveOperation({ operation }) {
      if (operation?.operation !== 'subscription') return;
      throw new GraphQLError('Subscribe over WebSocket at this path, by the protocol graphql-transport-ws.', {
        extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
      });
    },
  }),
};

/**
 * A mutation's answer may contain a secret that is shown once beside text chosen by the caller, so its compressed length would leak
 * information. Proxies must not compress it either.
 */
const mutationsUncompressed: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    async willSendResponse({ operation, response }) {
      if (operation?.operation !== 'query') response.http.headers.set('cache-control', 'no-store, no-transform');
    },
  }),
};

/** Logs one line per operation: name, caller, duration, codes. Never a variable or a document. */
const operationLog = (log: Logger): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: async () => {
    const begun = performance.now();
    return {
      async willSendResponse({ operationName, contextValue, response }) {
        const errors = response.body.kind === 'single' ? (response.body.singleResult.errors ?? []) : [];
        log.info(
          {
            operation: operationName?.slice(0, 80) ?? null,
            caller: contextValue.caller?.actor.id ?? null,
            ms: Math.round(performance.now() - begun),
            codes: errors.map((error) => error.extensions?.code),
          },
          'operation',
        );
      },
    };
  },
});

/** The schemas that `/graphql` serves. */
interface ServedSchemas {
  /** To keys and anonymous callers: what is published. */
  readonly partner: GraphQLSchema;
  /** To whoever is signed in: the console of staff and of partners' people uses operations and fields of the desk. */
  readonly whole: GraphQLSchema;
}

/**
 * An anonymous request that would be valid in a session is refused as `UNAUTHENTICATED`, so that a page whose session has ended leads to the
 * sign-in. Of the fields that only a session has, nothing else is told.
 */
const sessionRequired = (whole: GraphQLSchema): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: async () => ({
    async willSendResponse({ response: { body }, document, contextValue: { caller, language } }) {
      if (caller !== null || document === undefined || body.kind !== 'single') return;
      if (!body.singleResult.errors?.some(({ extensions }) => extensions?.code === 'GRAPHQL_VALIDATION_FAILED')) return;
      if (validate(whole, document, [operationLimits, ...specifiedRules], { maxErrors: 1 }).length > 0) return;
      const { message } = httpRefusals.UNAUTHENTICATED;
      body.singleResult.errors = [{ message: message[language], extensions: { code: 'UNAUTHENTICATED' } }];
    },
  }),
});

/** Adds `/graphql`. Parsing, validation, CSRF prevention and error formats are Apollo's. */
export async function addGraphql(
  app: FastifyInstance,
  ctx: AppContext,
  changes: ChangeFeed,
  gate: Gate,
  log: Logger,
): Promise<ServedSchemas> {
  const whole = buildApiSchema();
  const schemas: ServedSchemas = { whole, partner: partnerSchema(whole) };
  const startServer = async (schema: GraphQLSchema): Promise<ApolloServer<RequestContext>> => {
    const apollo = new ApolloServer<RequestContext>({
      gateway: createApolloGateway(schema),
      introspection: true,
      csrfPrevention: true,
      includeStacktraceInErrorResponses: false,
      stopOnTerminationSignals: false,
      persistedQueries: false,
      allowBatchedHttpRequests: false,
      parseOptions: { maxTokens: limits.tokens },
      validationRules: [operationLimits],
      // Errors come with suggestions, which are slow to compute: 10 instead of 100 take a tenth of the time.
      validationOptions: { maxErrors: 10 },
      formatError: createErrorFormat(log),
      logger: apolloLogger(log),
      plugins: [
        ApolloServerPluginCacheControlDisabled(),
        ApolloServerPluginLandingPageDisabled(),
        ...(schema === whole ? [] : [sessionRequired(whole)]),
        statusForOldClients,
        statusOfUnavailable,
        noSubscription,
        mutationsUncompressed,
        gate.plugin(schema),
        overloadAnswers,
        auditRefusals(ctx, log),
        operationLog(log),
      ],
    });
    await apollo.start();
    await apollo.executeOperation(
      { query: '{ __typename }' },
      { contextValue: createRequestContext(ctx, changes, null, 'zh', '') },
    );
    assertNoFieldResolvers(schema);
    return apollo;
  };
  const servers = { whole: await startServer(whole), partner: await startServer(schemas.partner) };

  const findCaller = (request: FastifyRequest, language: Language) =>
    gate.findCaller(request).catch((error: unknown) => {
      if (error instanceof HttpRefusal) throw invalidKeyError(error, language);
      const shownError = toUnavailableError(error, language);
      if (shownError !== error) logUnavailable(log, error);
      throw shownError;
    });
  /** `caller` rejects within Apollo, which formats the error. */
  const handlerOf = (apollo: ApolloServer<RequestContext>, caller: Promise<Caller | null>, language: Language) =>
    fastifyApolloHandler(apollo, {
      context: async (request) => {
        const found = await caller;
        gate.assertNotExhausted(found, language);
        return createRequestContext(ctx, changes, found, language, request.ip);
      },
    });

  await app.register(async (scope) => {
    scope.addHook('onRequest', async (request, reply) => gate.refuseExhausted(request, reply));
    scope.addHook('onSend', async (request, reply, payload) =>
      typeof payload === 'string' ? compressText(request, reply, payload) : payload,
    );
    scope.route({
      method: ['GET', 'POST', 'OPTIONS'],
      url: '/graphql',
      async handler(request, reply) {
        const language = languageOf(request.headers['accept-language']);
        const caller = findCaller(request, language);
        const isSession = await caller.then(
          (found) => found !== null && !(found.kind === 'partner' && found.keyId !== null),
          () => false,
        );
        return handlerOf(servers[isSession ? 'whole' : 'partner'], caller, language).call(scope, request, reply);
      },
    });
  });
  app.addHook('onClose', () => Promise.all([servers.whole.stop(), servers.partner.stop()]));
  return schemas;
}

/**
 * A plugin with `willResolveField` wraps every field and costs a third of the throughput (docs/performance.md); after the first operation it would
 * show here. @throws Error naming the field
 */
export function assertNoFieldResolvers(schema: GraphQLSchema): void {
  const order = schema.getType('Order');
  if (!isObjectType(order)) throw new Error('the schema has no type Order');
  for (const field of Object.values(order.getFields())) {
    const isExpected =
      deskFields.Order?.includes(field.name) ||
      renamedFields.some(({ at, to }) => at.startsWith('Order.') && to === field.name);
    if (field.resolve !== undefined && !isExpected)
      throw new Error(`Order.${field.name} has a resolver: a plugin with willResolveField?`);
  }
}

/** An invalid key as a GraphQL error, with the status of the other endpoints. */
function invalidKeyError({ code }: HttpRefusal, language: Language): GraphQLError {
  const { status, message } = httpRefusals[code];
  const headers = new HeaderMap(status === 401 ? [['www-authenticate', invalidTokenChallenge]] : []);
  return new GraphQLError(message[language], { extensions: { code, http: { status, headers } } });
}

/** Apollo's messages may quote input, so only the first line, at most 100 characters, is logged. */
function apolloLogger(log: Logger) {
  const logAt = (level: 'warn' | 'error') => (message?: unknown) =>
    log[level]({ apollo: String(message).split('\n')[0]?.slice(0, 100) }, 'apollo');
  return { debug: () => undefined, info: () => undefined, warn: logAt('warn'), error: logAt('error') };
}
