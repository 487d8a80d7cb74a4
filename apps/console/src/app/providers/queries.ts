import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './client.ts';

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
  },
});
