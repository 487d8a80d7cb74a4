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

/** Compiling blocks the event loop for about 10 ms, so only documents that repeat are compiled. */
const COMPILE_AFTER_USES = 3;
/** Most documents in the cache; the least recently used is removed. */
const MAX_CACHED = 200;

interface CachedQuery {
  readonly operationName: string | undefined;
  uses: number;
  query: CompiledQuery | null;
}

/**
 * Runs queries compiled (graphql-jit) once a document was used a few times, and everything else by graphql-js. A compiled query that meets
 * an error is run again by graphql-js, because the two differ in messages and null propagation. Mutations are never compiled, because they
 * cannot be run twice.
 */
export function createExecutor(schema: GraphQLSchema): GatewayExecutor {
  /** Keyed by the document, which Apollo returns for the same text; least recently used first. */
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
    // A query refused for overload is not run a second time.
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

/** Plugs the executor into Apollo's gateway interface; parsing, validation and error formats stay Apollo's. */
export const createApolloGateway = (schema: GraphQLSchema): GatewayInterface => ({
  load: async () => ({ executor: createExecutor(schema) }),
  onSchemaLoadOrUpdate: (hear) => {
    hear({ apiSchema: schema, coreSupergraphSdl: '' });
    return () => undefined;
  },
  stop: async () => undefined,
});
