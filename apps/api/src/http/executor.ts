import type { GatewayExecutor, GatewayInterface } from '@apollo/server-gateway-interface';
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  OperationTypeNode,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { overloadCodeOf } from '../errors.ts';

/** Compiling takes some ten milliseconds of the event loop: only what comes again and again is worth it. */
const COMPILE_AFTER_USES = 3;
/** Documents that are remembered; the one longest not asked for is forgotten. */
const MAX_CACHED = 200;

interface CachedQuery {
  readonly operationName: string | undefined;
  uses: number;
  query: CompiledQuery | null;
}

/**
 * Runs queries compiled (graphql-jit), once a document has come a few times; everything else by graphql-js. Errors are graphql-js's:
 * a compiled query that meets one is run again by it, since the two word them, and spread their nulls, differently. Steps are never
 * compiled: they could not be run again.
 */
export function createExecutor(schema: GraphQLSchema): GatewayExecutor {
  /** By the document that Apollo hands out each time the same text comes, the latest last. */
  const known = new Map<DocumentNode, CachedQuery>();

  const compiledOf = (document: DocumentNode, operationName: string | undefined): CompiledQuery | null => {
    const one = known.get(document) ?? { operationName, uses: 0, query: null };
    known.delete(document);
    known.set(document, one);
    if (known.size > MAX_CACHED) known.delete(known.keys().next().value as DocumentNode);
    one.uses += 1;
    if (one.uses === COMPILE_AFTER_USES && isQuery(document, one.operationName)) {
      const made = compileQuery(schema, document, one.operationName);
      one.query = isCompiledQuery(made) ? made : null;
    }
    return one.operationName === operationName ? one.query : null;
  };

  return async ({ document, request, context }) => {
    const { operationName, variables = {} } = request;
    const query = compiledOf(document, operationName);
    const compiledResult = (await query?.query(undefined, context, variables)) as ExecutionResult | undefined;
    if (compiledResult !== undefined && compiledResult.errors === undefined) return compiledResult;
    // What was refused for its load is not run a second time.
    const overload = compiledResult?.errors?.find(({ originalError }) => overloadCodeOf(originalError) !== undefined);
    if (overload !== undefined) {
      const { message, path, originalError } = overload;
      return { data: null, errors: [new GraphQLError(message, { path, originalError })] };
    }
    return execute({ schema, document, contextValue: context, variableValues: variables, operationName });
  };
}

const isQuery = (document: DocumentNode, name: string | undefined): boolean =>
  getOperationAST(document, name)?.operation === OperationTypeNode.QUERY;

/** Apollo's door for an executor of one's own; parsing, validation and error formats stay Apollo's. */
export const createApolloGateway = (schema: GraphQLSchema): GatewayInterface => ({
  load: async () => ({ executor: createExecutor(schema) }),
  onSchemaLoadOrUpdate: (hear) => {
    hear({ apiSchema: schema, coreSupergraphSdl: '' });
    return () => undefined;
  },
  stop: async () => undefined,
});
