import { useList } from '@refinedev/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useInterval, useThrottled } from '../../common/hooks.ts';
import { type ApiError, request } from '../../providers/client.ts';
import { type OrderRow, type PageInfo, queueCountsDocument } from '../documents.ts';
import { type QueueView, type Stage, variablesOf, writeView } from './filters.ts';
import { mergeRows, type ShownRow } from './rows.ts';

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

/** The counts beside the tabs. */
function useCounts() {
  return useQuery({
    queryKey: ['queueCounts'],
    queryFn: ({ signal }) => request(queueCountsDocument, {}, signal),
    select: (answer) => new Map<Stage, number>(answer.queueCounts.map((one) => [one.stage, one.count])),
  });
}

/**
 * One page of the queue, live: every event of an order refetches quietly; rows on screen change in place, and rows that
 * would come or go wait until the reader asks for them.
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
  // Time left is the API's to count: once a minute it is asked again.
  useInterval(refresh, 60_000);

  const page = query.data as QueuePage | undefined;
  const newest = page?.data;
  const key = writeView(view).toString();
  const [displayed, setDisplayed] = useState<{ key: string; rows: readonly OrderRow[] }>();
  // An answer kept from an earlier visit is not yet held: the fresh one takes its place at once.
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
