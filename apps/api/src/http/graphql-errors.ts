import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { unavailabilityOf } from '@beian/database/connection';
import { bilingual } from '@beian/domain/text';
import { GraphQLError, visit } from 'graphql';
import { BilingualError } from '../bilingual-error.ts';
import type { RequestContext } from '../context.ts';
import { type AskedBy, rememberRequest } from '../errors.ts';
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
