import { useOne } from '@refinedev/core';
import { useQueryClient } from '@tanstack/react-query';
import type { ApiError } from '../app/providers/client.ts';
import type { Order } from '../order/documents.ts';
import { useInterval, useThrottled, useTimeoutAt } from '../ui/hooks.ts';
import { isAwaited, READ_POLL_MS } from '../ui/paper-readings/documents.ts';

export interface LiveOrder {
  readonly order: Order | undefined;
  readonly error: ApiError | null;
  readonly isLoading: boolean;
  readonly refetch: () => Promise<unknown>;
  /** Applies the answer of a mutation to the order on screen. */
  readonly put: (change: (order: Order) => Order) => Promise<void>;
}

/**
 * One live order: each of its events refetches it in the background, and so does the time of a second call; once a minute it is
 * refetched for the time left, and every few seconds while a scan waits for the reader.
 */
export function useOrder(id: string): LiveOrder {
  const queryClient = useQueryClient();
  const queryKey = ['order', id];
  const refresh = useThrottled(() => void query.refetch());
  const { query } = useOne<Order, ApiError>({
    resource: 'orders',
    id,
    // An order that was left is needed again within a minute or not at all; a day of orders would fill the memory.
    queryOptions: { queryKey, gcTime: 60_000 },
    errorNotification: false,
    liveMode: 'manual',
    onLiveEvent: refresh,
  });
  useInterval(refresh, 60_000);
  const order = query.data?.data;
  useInterval(refresh, READ_POLL_MS, order?.items.some(isAwaited) === true);
  useTimeoutAt(order?.callAgainAt ?? null, refresh);
  return {
    order,
    error: order === undefined ? query.error : null,
    isLoading: query.isLoading,
    refetch: () => query.refetch(),
    put: async (change) => {
      // A request in flight would return older data.
      await queryClient.cancelQueries({ queryKey });
      queryClient.setQueryData<{ data: Order }>(queryKey, (old) =>
        old === undefined ? old : { data: change(old.data) },
      );
      refresh();
    },
  };
}
