import type { ApolloServerPlugin } from '@apollo/server';
import type { Metrics } from '@beian/database/metrics';
import { beginTrace, describeSpan } from '@beian/database/tracing';
import type { FastifyInstance } from 'fastify';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLFormattedError,
  type InlineFragmentNode,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import type { Logger } from 'pino';
import type { RequestContext } from '../context.ts';
import { httpRefusals } from '../texts.ts';

/** Methods that routes take; another one is counted as `other`, since callers choose its name. */
const methods: ReadonlySet<string> = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT']);

/**
 * Counts, times and traces each request by the pattern of its route, never by the path: ids and queries stay out of metrics, traces and log.
 * A request that no route took has the route `none`.
 */
export function addTelemetry(app: FastifyInstance, metrics: Metrics, log: Logger): void {
  app.addHook('onResponse', async ({ id: requestId, method, routeOptions: { url } }, reply) => {
    const route = url ?? 'none';
    metrics.increment('beian_http_requests_total', {
      ...{ route, status: `${Math.floor(reply.statusCode / 100)}xx` },
      method: methods.has(method) ? method : 'other',
    });
    metrics.observe('beian_http_request_seconds', { route }, reply.elapsedTime / 1000);
    const ms = Math.round(reply.elapsedTime);
    log.debug({ method, route: url ?? null, status: reply.statusCode, ms, requestId }, 'answered');
  });
  // What a request does belongs to its trace, as the jobs that it adds do. After the body was read, because reading it leaves the trace.
  app.addHook('preHandler', (request, reply, done) => {
    const { url = 'unknown' } = request.routeOptions;
    beginTrace(`${request.method} ${url}`, (span) => {
      reply.raw.once('close', () => {
        span.setAttributes({ 'http.response.status_code': reply.statusCode, requestId: request.id });
        span.end();
      });
      done();
    });
  });
}

/** Logs one line per operation: name, caller, duration, codes. Never a variable or a document. */
export const operationLog = (log: Logger): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: async () => {
    const begun = performance.now();
    return {
      async willSendResponse({ operationName, contextValue, response }) {
        const errors = response.body.kind === 'single' ? (response.body.singleResult.errors ?? []) : [];
        describeSpan({ operation: operationName?.slice(0, 80) ?? '' });
        log.info(
          {
            operation: operationName?.slice(0, 80) ?? null,
            caller: contextValue.caller?.actor.id ?? null,
            requestId: contextValue.requestId,
            ms: Math.round(performance.now() - begun),
            codes: errors.map((error) => error.extensions?.code),
          },
          'operation',
        );
      },
    };
  },
});

/** Counts and times operations by their first root field: fields of the schema are few, and a caller chooses the operation's name. */
export const operationMetrics = (metrics: Metrics): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: async () => {
    const begun = performance.now();
    return {
      async willSendResponse({ document, operation, response: { body } }) {
        const name = operation === undefined ? 'invalid' : firstRootField(operation, document);
        const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
        metrics.increment('beian_graphql_operations_total', { operation: name, outcome: outcomeOf(errors) });
        metrics.observe('beian_graphql_operation_seconds', { operation: name }, (performance.now() - begun) / 1000);
      },
    };
  },
});

/** The operation was validated: its root fields are of the schema, the first one perhaps in a fragment. */
function firstRootField(operation: OperationDefinitionNode, document: DocumentNode | undefined): string {
  let [first] = operation.selectionSet.selections;
  while (first !== undefined && first.kind !== Kind.FIELD) {
    const { name } = first.kind === Kind.FRAGMENT_SPREAD ? first : { name: undefined };
    const fragment =
      first.kind === Kind.INLINE_FRAGMENT
        ? first
        : document?.definitions.find((one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === name?.value);
    [first] = (fragment as FragmentDefinitionNode | InlineFragmentNode | undefined)?.selectionSet.selections ?? [];
  }
  return first?.name.value ?? 'invalid';
}

/** `failed`: a fault of ours, or something of ours is away; what the caller can mend is `refused`. */
function outcomeOf(errors: readonly GraphQLFormattedError[]): 'ok' | 'refused' | 'failed' {
  if (errors.length === 0) return 'ok';
  const isFault = ({ extensions }: GraphQLFormattedError) => {
    const code = String(extensions?.code);
    return Object.hasOwn(httpRefusals, code) && httpRefusals[code as keyof typeof httpRefusals].status >= 500;
  };
  return errors.some(isFault) ? 'failed' : 'refused';
}
