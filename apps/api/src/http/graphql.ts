import { ApolloServer, type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { Metrics } from '@beian/database/metrics';
import type { AppContext } from '@beian/database/transaction';
import { deskFields } from '@beian/domain/order-fields';
import type { FastifyInstance } from 'fastify';
import { type GraphQLSchema, isObjectType, specifiedRules, validate } from 'graphql';
import type { Logger } from 'pino';
import { BilingualError } from '../bilingual-error.ts';
import type { ChangeFeed } from '../change-feed.ts';
import { type Caller, createRequestContext, type RequestContext } from '../context.ts';
import { createErrorFormat, retryExtensions } from '../errors.ts';
import { languageOf } from '../language.ts';
import { limits, operationLimits } from '../limits.ts';
import { renamedFields } from '../naming/renamed-fields.ts';
import { partnerSchema } from '../partner-schema.ts';
import { buildApiSchema } from '../schema.ts';
import { httpRefusals } from '../texts.ts';
import { compressText } from './compression.ts';
import { HttpRefusal, invalidTokenChallenge } from './error-answers.ts';
import { createApolloGateway } from './executor.ts';
import type { Gate } from './gate.ts';
import {
  auditRefusals,
  errorsOfRequest,
  inRequest,
  namedLiterals,
  noSearchByUrl,
  noSubscription,
  statusForOldClients,
  statusOfTemporary,
} from './graphql-errors.ts';
import { preflightHeaders, refuseMalformedOperation } from './graphql-request.ts';
import { operationLog, operationMetrics } from './telemetry.ts';

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

/** The schemas that `/graphql` serves. */
interface ServedSchemas {
  /** To keys and anonymous callers: what is published. */
  readonly partner: GraphQLSchema;
  /** To whoever is signed in: the console of staff and of partners' people uses operations and fields of the desk. */
  readonly whole: GraphQLSchema;
}

/** Of a document that does not fit the schema, and of a value in it (`namedLiterals`). */
const codesOfValidation: ReadonlySet<unknown> = new Set(['GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT']);

/**
 * An anonymous request that would be valid in a session is refused as `UNAUTHENTICATED`, so that a page whose session has ended leads to the
 * sign-in. Of the fields that only a session has, nothing else is told.
 */
const sessionRequired = (whole: GraphQLSchema): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: async () => ({
    async willSendResponse({ response: { body, http }, document, operation, contextValue }) {
      const { caller, language, requestId } = contextValue;
      if (caller !== null || document === undefined || operation !== undefined || body.kind !== 'single') return;
      if (!body.singleResult.errors?.some(({ extensions }) => codesOfValidation.has(extensions?.code))) return;
      if (validate(whole, document, [operationLimits, ...specifiedRules], { maxErrors: 1 }).length > 0) return;
      const { message, status } = httpRefusals.UNAUTHENTICATED;
      http.status = status;
      body.singleResult.errors = [{ message: message[language], extensions: { code: 'UNAUTHENTICATED', requestId } }];
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
  metrics: Metrics,
): Promise<ServedSchemas> {
  const whole = buildApiSchema();
  const schemas: ServedSchemas = { whole, partner: partnerSchema(whole) };
  const startServer = async (schema: GraphQLSchema): Promise<ApolloServer<RequestContext>> => {
    const apollo = new ApolloServer<RequestContext>({
      gateway: createApolloGateway(schema),
      introspection: true,
      csrfPrevention: { requestHeaders: preflightHeaders },
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
        statusOfTemporary,
        noSubscription,
        noSearchByUrl,
        mutationsUncompressed,
        gate.plugin(schema),
        namedLiterals,
        errorsOfRequest,
        auditRefusals(ctx, log),
        operationLog(log),
        operationMetrics(metrics),
      ],
    });
    await apollo.start();
    await apollo.executeOperation(
      { query: '{ __typename }' },
      { contextValue: createRequestContext(ctx, changes, null, 'zh', '', '') },
    );
    assertNoFieldResolvers(schema);
    return apollo;
  };
  const servers = { whole: await startServer(whole), partner: await startServer(schemas.partner) };

  /** `caller` rejects within Apollo, which formats the error. */
  const handlerOf = (apollo: ApolloServer<RequestContext>, caller: Promise<Caller | null>) =>
    fastifyApolloHandler(apollo, {
      context: (request) => {
        const language = languageOf(request.headers['accept-language']);
        return inRequest({ language, requestId: request.id }, async () => {
          const found = await caller.catch((error: unknown) => {
            throw error instanceof HttpRefusal ? invalidKeyError(error) : error;
          });
          gate.assertNotExhausted(found, request.ip);
          return createRequestContext(ctx, changes, found, language, request.ip, request.id);
        });
      },
    });

  await app.register(async (scope) => {
    scope.addHook('onRequest', async (request, reply) => gate.refuseExhausted(request, reply));
    scope.addHook('preHandler', refuseMalformedOperation);
    scope.addHook('onSend', async (request, reply, payload) =>
      typeof payload === 'string' ? compressText(request, reply, payload) : payload,
    );
    scope.route({
      method: ['GET', 'POST', 'OPTIONS', 'PUT'],
      url: '/graphql',
      async handler(request, reply) {
        const caller = gate.findCaller(request);
        const isSession = await caller.then(
          (found) => found !== null && !(found.kind === 'partner' && found.keyId !== null),
          () => false,
        );
        return handlerOf(servers[isSession ? 'whole' : 'partner'], caller).call(scope, request, reply);
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
function invalidKeyError({ code, retryAfter }: HttpRefusal): BilingualError {
  const { status, message } = httpRefusals[code];
  const headers = new HeaderMap(status === 401 ? [['www-authenticate', invalidTokenChallenge]] : []);
  if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter));
  const more = retryAfter === undefined ? {} : retryExtensions(retryAfter);
  return new BilingualError(message, { code, ...more, http: { status, headers } });
}

/** Apollo's messages may quote input, so only the first line, at most 100 characters, is logged. */
function apolloLogger(log: Logger) {
  const logAt = (level: 'warn' | 'error') => (message?: unknown) =>
    log[level]({ apollo: String(message).split('\n')[0]?.slice(0, 100) }, 'apollo');
  return { debug: () => undefined, info: () => undefined, warn: logAt('warn'), error: logAt('error') };
}
