import { MAX_PUSHED_ORDERS } from '@beian/domain/order';
import { pushableStates } from '@beian/domain/order-names';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type ApiError, request } from '../../app/providers/client.ts';
import { useBureauChanges, useOrderChanges } from '../../app/providers/live.ts';
import { queryOf } from '../../app/providers/queries.ts';
import { useStillRows } from '../../queue/use-still-rows.ts';
import { useInterval, useThrottled } from '../../ui/hooks.ts';
import type { Batch } from './batch.ts';
import { handOverDocument, type PushedOrder, pushedDocument } from './documents.ts';

/** The orders that wait to be pushed, live: rows change in place; new and removed rows are applied when the reader asks. */
export function useWaiting(province: string | null, after: string | null) {
  const query = useQuery({
    queryKey: ['handOver', province, after],
    queryFn: async ({ signal }) => {
      const filter = { states: [...pushableStates], province };
      const { handOver, orders } = await request(handOverDocument, { filter, after }, signal);
      return { handOver, page: orders, rows: orders.edges.map(({ node }) => node) };
    },
    placeholderData: keepPreviousData,
  });
  const refresh = useThrottled(() => void query.refetch(), 1000);
  useOrderChanges(refresh);
  useBureauChanges(refresh);
  useInterval(refresh, 60_000);
  const { handOver = [], page, rows } = query.data ?? {};
  const isFresh = query.isFetchedAfterMount && !query.isPlaceholderData;
  return {
    provinces: handOver,
    ...useStillRows(`${province} ${after}`, rows, isFresh),
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
  const ids = batch?.orders.map(({ id }) => id).slice(0, MAX_PUSHED_ORDERS) ?? [];
  const query = useQuery({
    ...queryOf(['pushed'], pushedDocument, { ids }),
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
  return new Map((query.data?.edges ?? []).map(({ node }) => [node.id, node]));
}
