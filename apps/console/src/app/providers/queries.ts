import { QueryClient, type QueryKey, queryOptions } from '@tanstack/react-query';
import type { TadaDocumentNode } from '../../graphql.ts';
import { ApiError, ask } from './client.ts';

/** Cache of the API's answers, kept while they are on screen. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // The client has already retried twice; a refusal does not change on a retry.
      retry: (failures, error) => failures < 1 && error instanceof ApiError && error.statusCode >= 500,
      staleTime: 0,
      refetchOnWindowFocus: true,
      // Without a network a query fails at once, and is repeated when the network is back.
      networkMode: 'always',
      refetchOnReconnect: true,
    },
    // Nobody reads the answer of a mutation whose component is gone; every verdict is one.
    mutations: { gcTime: 0 },
  },
});

/**
 * A query of one field, for `useQuery`: kept under `key` and its variables. The language is no part of the key, because a change of it
 * empties the cache.
 */
export const queryOf = <R extends object, V>(key: QueryKey, document: TadaDocumentNode<R, V>, variables: V) =>
  queryOptions({
    queryKey: [...key, variables],
    queryFn: ({ signal }) => ask(document, variables, signal),
  });
