import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { relayStylePagination } from '@apollo/client/utilities';
import { issuePartnerKey } from '@beian/accounts/partners';
import { transaction } from '@beian/database/transaction';
import { scopeNames } from '@beian/domain/partner';
import { seedConnection } from '@beian/submissions/connections';
import { ISP_ID, type SeededRecord } from '@beian/testing/fixtures';
import { createClient as createDeskClient } from '@beian-desk/client';
import { Client, fetchExchange, subscriptionExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { introspectionFromSchema, isAbstractType, OperationTypeNode } from 'graphql';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { partnerSchema } from './partner-schema.ts';
import { buildApiSchema } from './schema.ts';
import { type ApiUnderTest, apiUnderTest } from './testing/api.ts';
import { mainFlow, type PartnerClient } from './testing/main-flow.ts';
import { type PartnerSteps, stepsOf, typedSteps, walkTestOutcomes } from './testing/test-outcomes-flow.ts';

/** The partner schema, from which both client libraries get their types. */
const published = partnerSchema(buildApiSchema());
const possibleTypes = Object.fromEntries(
  Object.values(published.getTypeMap())
    .filter((type) => isAbstractType(type))
    .map((type) => [type.name, published.getPossibleTypes(type).map(({ name }) => name)]),
);

let api: ApiUnderTest;
let url: string;
const ends: (() => unknown)[] = [];

beforeAll(async () => {
  api = await apiUnderTest();
  url = await api.app.listen({ host: '127.0.0.1', port: 0 });
  const account = { province: '320000', ispId: ISP_ID, userName: 'test', password: 'not-a-secret' };
  await seedConnection(api.db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
  await api.db.query('update app.partners set points_per_second = 10000, points_bucket = 100000');
});
afterAll(async () => {
  await Promise.all(ends.map((end) => end()));
  await api?.close();
});

const headers = (key = api.people.partner.key) => ({ authorization: `Bearer ${key}`, 'accept-language': 'en' });
function overSocket() {
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: () => headers(),
    retryAttempts: 0,
  });
  ends.push(() => client.dispose());
  return client;
}

interface Page {
  readonly edges: readonly { readonly node: { readonly id: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

function apollo(key?: string): PartnerClient {
  const client = new ApolloClient({
    cache: new InMemoryCache({
      possibleTypes,
      typePolicies: { Query: { fields: { records: relayStylePagination() } } },
    }),
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      new GraphQLWsLink(overSocket()),
      new HttpLink({ uri: `${url}/graphql`, headers: headers(key) }),
    ),
  });
  ends.push(() => client.stop());
  return {
    query: async <T>(query: never, variables: object) => (await client.query({ query, variables })).data as T,
    refetch: async <T>(query: never, variables: object) =>
      (await client.query({ query, variables, fetchPolicy: 'network-only' })).data as T,
    mutate: async <T>(mutation: never, variables: object) => (await client.mutate({ mutation, variables })).data as T,
    follow: <T>(query: never, variables: object, each: (data: T) => void) => {
      const told = client.subscribe({ query, variables }).subscribe(({ data, error }) => {
        if (error !== undefined) throw error;
        each(data as T);
      });
      return () => told.unsubscribe();
    },
    async pages(query, field, first) {
      const all = client.watchQuery<Record<string, Page>>({ query, variables: { first } });
      await client.query({ query, variables: { first } });
      const page = () => client.readQuery<Record<string, Page>>({ query, variables: { first } })?.[field] as Page;
      while (page().pageInfo.hasNextPage)
        await all.fetchMore({ variables: { first, after: page().pageInfo.endCursor } });
      return page().edges.map(({ node }) => node);
    },
    cachedState: (id) =>
      client.readFragment<{ state: string }>({ id: `Order:${id}`, fragment: gql('fragment State on Order { state }') })
        ?.state,
  };
}

function urql({ key, preferGetMethod = false }: { key?: string; preferGetMethod?: boolean } = {}): PartnerClient {
  const sockets = overSocket();
  const client = new Client({
    url: `${url}/graphql`,
    preferGetMethod: preferGetMethod ? 'force' : false,
    fetchOptions: { headers: headers(key) },
    exchanges: [
      cacheExchange({
        schema: introspectionFromSchema(published) as never,
        resolvers: {
          Query: { records: relayPagination(), order: (_, { id }) => ({ __typename: 'Order', id: String(id) }) },
        },
        // Objects without an id are embedded in their parent.
        keys: {
          FollowedEvent: () => null,
          ChangeForm: () => null,
          FormField: () => null,
          Item: () => null,
          ItemReason: () => null,
          PartnerEventOrder: () => null,
        },
      }),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query, ...operation }) => ({
          subscribe: (sink) => ({ unsubscribe: sockets.subscribe({ ...operation, query: query ?? '' }, sink) }),
        }),
      }),
    ],
  });
  const or = <T>({ data, error }: { data?: unknown; error?: Error | undefined }): T => {
    if (error !== undefined) throw error;
    return data as T;
  };
  const state = 'query State($id: ID!) { order(id: $id) { id state } }';
  return {
    query: async (document, variables) => or(await client.query(document, variables).toPromise()),
    refetch: async (document, variables) =>
      or(await client.query(document, variables, { requestPolicy: 'network-only' }).toPromise()),
    mutate: async (document, variables) => or(await client.mutation(document, variables).toPromise()),
    follow: (document, variables, each) => {
      const told = client.subscription(document, variables).subscribe((result) => each(or(result)));
      return () => told.unsubscribe();
    },
    async pages(document, field, first) {
      for (let after: string | null = null; ; ) {
        const page = or<Record<string, Page>>(await client.query(document, { first, after }).toPromise())[
          field
        ] as Page;
        if (!page.pageInfo.hasNextPage) return page.edges.map(({ node }) => node);
        after = page.pageInfo.endCursor;
      }
    },
    cachedState: (id) => client.readQuery<{ order: { state: string } }>(state, { id })?.data?.order.state,
  };
}

test.each([
  ['@apollo/client', () => apollo(), 0],
  ['urql with Graphcache', () => urql(), 1],
  ['urql with Graphcache and queries by GET', () => urql({ preferGetMethod: true }), 2],
])('%s runs the main flow', async (_, library, at) => {
  await mainFlow(api, url, library(), api.records[at] as SeededRecord);
  expect(api.log()).not.toContain('"fault"');
});

test.each<[string, (secret: string) => PartnerSteps]>([
  ['@apollo/client', (secret) => stepsOf(apollo(secret), url, secret)],
  ['urql with Graphcache', (secret) => stepsOf(urql({ key: secret }), url, secret)],
  ['urql with queries by GET', (secret) => stepsOf(urql({ key: secret, preferGetMethod: true }), url, secret)],
  ['@beian-desk/client', (secret) => typedSteps(createDeskClient({ url, key: secret, language: 'en' }))],
])('%s walks every outcome of test orders', async (name, steps) => {
  const { actor } = api.people.administrator;
  const made = await transaction(api.db.app, actor, (tx) =>
    issuePartnerKey(api.db.app, tx, {
      actor,
      partnerId: api.people.partner.actor.id,
      key: `test key ${name}`,
      ...{ name: 'Outcomes', kind: 'test', scopes: scopeNames, expiresAt: null },
    }),
  );
  if (!made.ok) throw new Error(JSON.stringify(made.refusal));
  await walkTestOutcomes(api, steps(made.secret ?? ''));
  expect(api.log()).not.toContain('"fault"');
});
