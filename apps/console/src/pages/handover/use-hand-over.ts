import { MAX_PUSHED_ORDERS } from '@beian/domain/order';
import { pushableStates } from '@beian/domain/order-names';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type ApiError, request } from '../../app/providers/client.ts';
import { useLanguage } from '../../app/providers/i18n.ts';
import { useBureauChanges, useOrderChanges } from '../../app/providers/live.ts';
import { noteServerTime } from '../../app/providers/server-clock.ts';
import type { HandOverProvince } from '../../generated/hand-over.ts';
import { mergeRows, type ShownRow } from '../../queue/rows.ts';
import { useInterval, useThrottled } from '../../ui/hooks.ts';
import type { Batch } from './batch.ts';
import { handOverDocument, type PushedOrder, pushedDocument, type WaitingOrder } from './documents.ts';

export interface WaitingList {
  readonly provinces: readonly HandOverProvince[];
  readonly rows: readonly ShownRow<WaitingOrder>[];
  readonly waiting: number;
  readonly showWaiting: () => void;
  readonly total: number;
  readonly isCapped: boolean;
  readonly next: string | null;
  readonly isThere: boolean;
  readonly isLoading: boolean;
  readonly error: ApiError | null;
  readonly retry: () => void;
}

/** The orders that wait to be pushed, live: rows change in place; new and removed rows are applied when the reader asks. */
export function useWaiting(province: string | null, after: string | null): WaitingList {
  const language = useLanguage();
  const key = `${province} ${after}`;
  const query = useQuery({
    queryKey: ['handOver', province, after, language],
    queryFn: async ({ signal }) => {
      const filter = { states: [...pushableStates], ...(province === null ? {} : { province }) };
      const answer = await request(handOverDocument, { filter, after }, signal);
      noteServerTime(answer.viewer?.now);
      return answer;
    },
    placeholderData: keepPreviousData,
  });
  const refresh = useThrottled(() => void query.refetch(), 1000);
  useOrderChanges(refresh);
  useBureauChanges(refresh);
  useInterval(refresh, 60_000);
  const newest = query.data?.orders.edges.map(({ node }) => node);
  const isFresh = query.isFetchedAfterMount && !query.isPlaceholderData;
  const [displayed, setDisplayed] = useState<{ key: string; rows: readonly WaitingOrder[] }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is made of the data each time
  useEffect(() => {
    if (newest === undefined || !isFresh) return;
    setDisplayed((before) => ({
      key,
      rows:
        before?.key === key && before.rows.length > 0
          ? mergeRows(before.rows, newest).rows.map((one) => one.row)
          : newest,
    }));
  }, [query.data, isFresh, key]);
  const { rows, waiting } = mergeRows(displayed?.key === key ? displayed.rows : null, newest ?? []);
  const page = query.data?.orders;
  return {
    provinces: query.data?.handOver ?? [],
    rows,
    waiting,
    showWaiting: () => setDisplayed({ key, rows: newest ?? [] }),
    total: page?.totalCount ?? 0,
    isCapped: page?.totalIsCapped ?? false,
    next: page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null,
    isThere: page !== undefined,
    isLoading: query.isLoading,
    error: page === undefined ? (query.error as ApiError | null) : null,
    retry: () => void query.refetch(),
  };
}

export function usePushed(batch: Batch | null): ReadonlyMap<string, PushedOrder> {
  const language = useLanguage();
  const ids = batch?.orders.map(({ id }) => id).slice(0, MAX_PUSHED_ORDERS) ?? [];
  const query = useQuery({
    queryKey: ['pushed', ids, language],
    queryFn: ({ signal }) => request(pushedDocument, { ids }, signal),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
  });
  const refresh = useThrottled(() => {
    if (ids.length > 0) void query.refetch();
  }, 1000);
  useOrderChanges(refresh);
  const answered = batch?.results.size ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is a reason to look
  useEffect(refresh, [answered]);
  return new Map((query.data?.orders.edges ?? []).map(({ node }) => [node.id, node]));
}
