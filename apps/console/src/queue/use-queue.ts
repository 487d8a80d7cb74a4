import { useList } from '@refinedev/core';
import type { ApiError } from '../app/providers/client.ts';
import type { OrderRow, PageInfo } from '../order/documents.ts';
import { useInterval, useThrottled } from '../ui/hooks.ts';
import { type QueueView, type Stage, variablesOf, writeView } from './filters.ts';
import { useCounts } from './use-counts.ts';
import { useStillRows } from './use-still-rows.ts';

interface QueuePage {
  readonly data: OrderRow[];
  readonly total: number;
  readonly totalIsCapped: boolean;
  readonly pageInfo: PageInfo;
}

/**
 * One page of the queue, live: every event of an order refetches in the background; rows on screen change in place, and new or
 * removed rows are applied when the reader asks.
 */
export function useQueue(view: QueueView) {
  const counts = useCounts();
  const refresh = useThrottled(() => {
    void query.refetch();
    void counts.refetch();
  });
  const { query } = useList<OrderRow, ApiError>({
    resource: 'orders',
    meta: { variables: variablesOf(view) },
    errorNotification: false,
    liveMode: 'manual',
    onLiveEvent: refresh,
  });
  // The API calculates the time left, so it is refetched once a minute.
  useInterval(refresh, 60_000);

  const page = query.data as QueuePage | undefined;
  return {
    page,
    ...useStillRows(writeView(view).toString(), page?.data, query.isFetchedAfterMount),
    error: page === undefined ? query.error : null,
    isLoading: query.isLoading,
    retry: () => void query.refetch(),
    counts: counts.data ?? new Map<Stage, number>(),
  };
}
