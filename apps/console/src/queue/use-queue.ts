import { useList } from '@refinedev/core';
import { useEffect, useState } from 'react';
import type { ApiError } from '../app/providers/client.ts';
import type { OrderRow, PageInfo } from '../order/documents.ts';
import { useInterval, useThrottled } from '../ui/hooks.ts';
import { type QueueView, type Stage, variablesOf, writeView } from './filters.ts';
import { mergeRows, type ShownRow } from './rows.ts';
import { useCounts } from './use-counts.ts';

interface QueuePage {
  readonly data: OrderRow[];
  readonly total: number;
  readonly totalIsCapped: boolean;
  readonly pageInfo: PageInfo;
}

export interface QueueList {
  readonly page: QueuePage | undefined;
  readonly rows: readonly ShownRow<OrderRow>[];
  readonly waiting: number;
  readonly showWaiting: () => void;
  readonly error: ApiError | null;
  readonly isLoading: boolean;
  readonly retry: () => void;
  readonly counts: ReadonlyMap<Stage, number>;
}

/**
 * One page of the queue, live: every event of an order refetches in the background; rows on screen change in place, and new or
 * removed rows are applied when the reader asks.
 */
export function useQueue(view: QueueView): QueueList {
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
  const newest = page?.data;
  const key = writeView(view).toString();
  const [displayed, setDisplayed] = useState<{ key: string; rows: readonly OrderRow[] }>();
  // A cached answer of an earlier visit is replaced at once by the fresh one.
  const isFresh = query.isFetchedAfterMount;
  useEffect(() => {
    if (newest === undefined || !isFresh) return;
    setDisplayed((before) => ({
      key,
      rows: before?.key === key ? mergeRows(before.rows, newest).rows.map((one) => one.row) : newest,
    }));
  }, [newest, isFresh, key]);

  const { rows, waiting } = mergeRows(displayed?.key === key ? displayed.rows : null, newest ?? []);
  return {
    page,
    rows,
    waiting,
    showWaiting: () => setDisplayed({ key, rows: newest ?? [] }),
    error: page === undefined ? query.error : null,
    isLoading: query.isLoading,
    retry: () => void query.refetch(),
    counts: counts.data ?? new Map(),
  };
}
