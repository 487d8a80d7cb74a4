import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { auditRefusal } from '@beian/database/audit';
import { unavailabilityOf } from '@beian/database/connection';
import type { AppContext } from '@beian/database/transaction';
import { operationOf } from '@beian/domain/partner';
import { bilingual } from '@beian/domain/text';
import {
  type ASTNode,
  type DocumentNode,
  GraphQLError,
  type GraphQLFormattedError,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import type { Logger } from 'pino';
import { BilingualError } from '../bilingual-error.ts';
import type { RequestContext } from '../context.ts';
import { type AskedBy, logFault, rememberRequest } from '../errors.ts';
import { type HttpRefusalCode, httpRefusals, OVERLOAD_RETRY_S, retryAfter } from '../texts.ts';

/** Gives each error of an operation the caller's language and the id of the request, which `createErrorFormat` writes into it. */
export const errorsOfRequest: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    async didEncounterErrors({ errors, contextValue }) {
      for (const error of errors) rememberRequest(error, contextValue);
    },
  }),
};

/** The same for what fails while the context of a request is made. */
export async function inRequest<T>(asked: AskedBy, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const own = error instanceof GraphQLError ? error : faultError(error);
    rememberRequest(own, asked);
    throw own;
  }
}

/** A fault, which the error format explains; what is temporarily unavailable has its status and `Retry-After`. */
function faultError(error: unknown): GraphQLError {
  const code = unavailabilityOf(error);
  const status = code === undefined ? 500 : httpRefusals[code].status;
  const headers = new HeaderMap(code === undefined ? [] : [['retry-after', retryAfter[status] ?? '']]);
  const originalError = error instanceof Error ? error : new Error('no error was thrown');
  return new GraphQLError('fault', { originalError, extensions: { http: { status, headers } } });
}

/**
 * GraphQL over HTTP: a client that does not accept `application/graphql-response+json` gets 200 with the errors in the body, also for an
 * invalid document. Exceeded limits stay 400 for all clients.
 */
export const statusForOldClients: ApolloServerPlugin<RequestContext> = {
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

/** Codes of what is temporarily unavailable, the most important first, and whether the status is also that of an answer with data. */
const temporary = [
  ...[
    { code: 'DISK_FULL', withData: true },
    { code: 'DATABASE_AWAY', withData: true },
    { code: 'FILES_AWAY', withData: true },
  ],
  ...[
    { code: 'TOO_MANY_AT_ONCE', withData: false },
    { code: 'TOO_SLOW', withData: false },
  ],
] as const satisfies readonly { code: HttpRefusalCode; withData: boolean }[];

/** Operations refused for overload, or because the database is away or a disk is full, have `Retry-After` and the status of the refusal. */
export const statusOfTemporary: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    async willSendResponse({ response: { body, http } }) {
      if (body.kind !== 'single') return;
      const { errors = [], data } = body.singleResult;
      const found = temporary.find(({ code }) => errors.some(({ extensions }) => extensions?.code === code));
      if (found === undefined) return;
      const { status } = httpRefusals[found.code];
      http.headers.set('retry-after', found.withData ? (retryAfter[status] ?? '') : String(OVERLOAD_RETRY_S));
      if (found.withData || data === null || data === undefined) http.status = status;
    },
  }),
};

/** A search may be for an ID number, which must not stand in a URL, where proxies and browsers keep it. */
export const noSearchByUrl: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    async didResolveOperation({ document, request }) {
      if (request.http?.method !== 'GET') return;
      visit(document, {
        Field({ name }) {
          if (name.value !== 'search') return;
          throw new BilingualError(
            bilingual(
              '`search` 请用 POST 发送，查找内容不得出现在网址中',
              'Send `search` by POST: what is looked for must not stand in a URL.',
            ),
            { code: 'BAD_REQUEST', http: { status: 400 } },
          );
        },
      });
    },
  }),
};

/** Subscriptions run over WebSocket (sockets.ts). */
export const noSubscription: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    async didResolveOperation({ operation }) {
      if (operation?.operation !== 'subscription') return;
      throw new BilingualError(
        {
          zh: '订阅请在此路径使用 WebSocket，协议为 graphql-transport-ws',
          en: 'Subscribe over WebSocket at this path, by the protocol graphql-transport-ws.',
        },
        { code: 'BAD_REQUEST', http: { status: 400 } },
      );
    },
  }),
};

const valueKinds: ReadonlySet<string> = new Set([
  ...[Kind.INT, Kind.FLOAT, Kind.STRING, Kind.BOOLEAN, Kind.NULL, Kind.ENUM],
  ...[Kind.LIST, Kind.OBJECT, Kind.OBJECT_FIELD],
]);

/**
 * What is wrong with a value in a document is told as it is of a variable: `BAD_USER_INPUT` with the argument in `field`, such as
 * `filter.updatedAfter`. Changes the errors of a validation that are about values.
 */
export function nameWrongLiterals(document: DocumentNode, errors: readonly GraphQLError[]): void {
  const wrong = new Map<ASTNode, GraphQLError>();
  for (const error of errors) {
    const [node] = error.nodes ?? [];
    if (node !== undefined && valueKinds.has(node.kind)) wrong.set(node, error);
  }
  if (wrong.size === 0) return;
  visit(document, {
    enter(node, _key, parent, _path, ancestors) {
      const error = wrong.get(node);
      const field = error && placeOf([...ancestors, ...(parent === undefined ? [] : [parent]), node]);
      if (!error || !field) return;
      const rule = node.kind === Kind.OBJECT || node.kind === Kind.OBJECT_FIELD ? {} : { rule: 'type' };
      Object.assign(error.extensions, { code: 'BAD_USER_INPUT', field, ...rule });
    },
  });
}

/** Of a value below an argument or a variable with a default: `filter.states[1]`; undefined elsewhere. */
function placeOf(path: readonly (ASTNode | readonly ASTNode[])[]): string | undefined {
  let place: string | undefined;
  for (const [at, one] of path.entries()) {
    if (!('kind' in one)) continue;
    if (one.kind === Kind.ARGUMENT) place = one.name.value;
    else if (one.kind === Kind.VARIABLE_DEFINITION) place = one.variable.name.value;
    else if (one.kind === Kind.OBJECT_FIELD) place = `${place}.${one.name.value}`;
    else if (one.kind === Kind.LIST && path[at + 2] !== undefined)
      place = `${place}[${one.values.indexOf(path[at + 2] as (typeof one.values)[number])}]`;
  }
  return place;
}

export const namedLiterals: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    async didEncounterErrors({ document, operation, errors }) {
      // A document that was not valid has no operation.
      if (document !== undefined && operation === undefined) nameWrongLiterals(document, errors);
    },
  }),
};

/** Codes of errors for a missing right. Refusals that are values are audited by the action itself. */
const missingRightCodes = ['FORBIDDEN', 'SCOPE_MISSING'];

/** Writes an audit row for each error of these codes. Anonymous requests are only in the log. */
export const auditRefusals = (ctx: AppContext, log: Logger): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: async () => ({
    async willSendResponse({ response, contextValue, document, operation }) {
      if (contextValue.caller === null || document === undefined || operation == null) return;
      const errors = response.body.kind === 'single' ? (response.body.singleResult.errors ?? []) : [];
      for (const error of errors.filter(({ extensions }) => missingRightCodes.includes(String(extensions?.code)))) {
        const { code, scope } = error.extensions ?? {};
        const details = { code, ...(scope === undefined ? {} : { scope }) };
        // The refusal is sent even if the audit row cannot be written.
        await auditRefusal(ctx, contextValue.caller.actor, rootOf(document, operation, error), details).catch(
          (fault: unknown) => void logFault(log, fault),
        );
      }
    },
  }),
});

/** The name of the root field that failed, as the audit knows it; never the caller's alias. */
function rootOf(document: DocumentNode, operation: OperationDefinitionNode, { path }: GraphQLFormattedError): string {
  const roots = new Map<string, string>();
  for (const selection of [operation, ...document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION)])
    visit(selection, {
      Field(node) {
        const key = node.alias?.value ?? node.name.value;
        if (!roots.has(key)) roots.set(key, operationOf(node.name.value));
        return false;
      },
    });
  return roots.get(String(path?.[0])) ?? [...roots.values()][0] ?? operation.operation;
}
