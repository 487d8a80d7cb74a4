import { type BaseRecord, useInvalidate, useList } from '@refinedev/core';
import { keepPreviousData } from '@tanstack/react-query';
import type { ApiError } from '../../app/providers/client.ts';
import type { ApiList, Page } from '../../app/providers/data.ts';
import { getLanguage } from '../../app/providers/i18n.ts';
import { useBureauChanges, useOrderChanges } from '../../app/providers/live.ts';
import type { LoadedQuery } from '../../app/shell/states.tsx';
import { useInterval, useThrottled } from '../hooks.ts';

export interface Freshness {
  /** Read again when an order or a connection to a bureau has changed. */
  readonly live?: 'orders' | 'bureaus' | undefined;
  /** Read again this often, for what no event tells. */
  readonly everySeconds?: number | undefined;
}

/** A page of a list of the API, asked through Refine. */
export function useRows<Row extends object, Variables extends object>(
  list: ApiList<Row, Variables>,
  variables: Variables,
  { live, everySeconds }: Freshness = {},
) {
  const { query } = useList<Row & BaseRecord, ApiError>({
    resource: list.resource,
    // Labels come in the language of the request.
    meta: { variables, language: getLanguage() },
    errorNotification: false,
    queryOptions: { placeholderData: keepPreviousData },
  });
  const refresh = useThrottled(() => void query.refetch(), 1000);
  useOrderChanges(() => live === 'orders' && refresh());
  useBureauChanges(() => live === 'bureaus' && refresh());
  useInterval(refresh, (everySeconds ?? 1) * 1000, everySeconds !== undefined);
  // Refine types the data without the cursors of its pages.
  return { query: query as unknown as LoadedQuery<Page<Row>>, page: query.data as Page<Row> | undefined };
}

/** Reads a list again, once one of its rows was changed. */
export function useRefreshRows(list: Pick<ApiList<never, never>, 'resource'>): () => Promise<void> {
  const invalidate = useInvalidate();
  return () =>
    invalidate({ resource: list.resource, invalidates: ['list'], invalidationOptions: { cancelRefetch: true } });
}
