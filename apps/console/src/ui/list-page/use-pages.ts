import { keepPreviousData, type QueryKey, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Connection } from '../../app/providers/data.ts';
import type { LoadedQuery } from '../../app/shell/states.tsx';
import type { PageButtonsProps } from './page-buttons.tsx';

/** A page of the rows of a card, and the way to the others. */
export interface Pages<Row> {
  readonly query: LoadedQuery<readonly Row[]>;
  readonly pages: {
    /** The cursor after which the page begins. */
    readonly after: string | null;
    readonly info: PageButtonsProps['info'];
    readonly onPage: (after: string | null) => void;
  };
}

/**
 * Reads a connection page by page, for a `ListCard`; another key begins at the first page. `everyMs`: how often it is read again, by
 * the rows that are here.
 */
export function usePages<Row>(
  key: QueryKey,
  read: (
    after: string | null,
    signal: AbortSignal,
  ) => Promise<Pick<Connection<Row>, 'edges'> & Partial<Connection<Row>>>,
  everyMs: (rows: readonly Row[]) => number | false = () => false,
): Pages<Row> & { readonly page: Partial<Connection<Row>> | undefined } {
  const of = JSON.stringify(key);
  const [at, setAt] = useState<{ readonly of: string; readonly after: string | null }>({ of, after: null });
  const after = at.of === of ? at.after : null;
  const { data, error, isLoading, refetch } = useQuery({
    queryKey: [...key, after],
    queryFn: async ({ signal }) => {
      const { edges, ...page } = await read(after, signal);
      return { ...page, rows: edges.map(({ node }) => node) };
    },
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => everyMs(state.data?.rows ?? []),
  });
  return {
    query: { data: data?.rows, error, isLoading, refetch },
    page: data,
    pages: { after, info: data?.pageInfo, onPage: (next) => setAt({ of, after: next }) },
  };
}
