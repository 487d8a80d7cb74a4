import { useOne } from '@refinedev/core';
import { useQueryClient } from '@tanstack/react-query';
import { useInterval, useThrottled, useTimeoutAt } from '../../common/hooks.ts';
import type { ApiError } from '../../providers/client.ts';
import type { Order } from '../documents.ts';

export interface LiveOrder {
  readonly order: Order | undefined;
  readonly error: ApiError | null;
  readonly isLoading: boolean;
  /** Looks again now. */
  readonly refetch: () => Promise<unknown>;
  /** Writes what a mutation answered over what is on screen. */
  readonly put: (change: (order: Order) => Order) => Promise<void>;
}

/** One order, live: each of its events makes the page look again, quietly, and so does the time of a second call; once a minute the time left is asked anew. */
export function useOrder(id: string): LiveOrder {
  const queryClient = useQueryClient();
  const queryKey = ['order', id];
  const refresh = useThrottled(() => void query.refetch());
  const { query } = useOne<Order, ApiError>({
    resource: 'orders',
    id,
    queryOptions: { queryKey },
    errorNotification: false,
    liveMode: 'manual',
    onLiveEvent: refresh,
  });
  useInterval(refresh, 60_000);
  const order = query.data?.data;
  useTimeoutAt(order?.callAgainAt ?? null, refresh);
  return {
    order,
    error: order === undefined ? query.error : null,
    isLoading: query.isLoading,
    refetch: () => query.refetch(),
    put: async (change) => {
      // An answer that is still on its way is older than this one.
      await queryClient.cancelQueries({ queryKey });
      queryClient.setQueryData<{ data: Order }>(queryKey, (old) =>
        old === undefined ? old : { data: change(old.data) },
      );
      refresh();
    },
  };
}
