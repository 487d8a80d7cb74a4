import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './client.ts';

/** The answers of the API, kept while they are on screen. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // The client has tried twice by itself; a refusal does not change by asking again.
      retry: (failures, error) => failures < 1 && error instanceof ApiError && error.statusCode >= 500,
      staleTime: 0,
      refetchOnWindowFocus: true,
      // Without a network a query fails and says so, and is asked again when the network is back.
      networkMode: 'always',
      refetchOnReconnect: true,
    },
  },
});
