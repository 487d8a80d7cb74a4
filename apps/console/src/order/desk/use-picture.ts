import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLayoutEffect, useState } from 'react';
import { getFile } from '../../providers/client.ts';

/** Pictures are personal: they leave memory so long after the desk has let go of them, ms. */
const CACHE_MS = 60_000;

const queryOf = (url: string) => ({
  queryKey: ['picture', url],
  queryFn: ({ signal }: { signal: AbortSignal }) => getFile(url, signal),
  // Each read is a line in the audit: what was read is not read again.
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: CACHE_MS,
});

export interface PictureState {
  /** Of the page's own memory; undefined: not there yet. */
  readonly src: string | undefined;
  /** Nothing comes until the line is back; then it comes by itself. */
  readonly offline: boolean;
  readonly error: unknown;
  readonly retry: () => void;
}

/** One image of the API; undefined asks for none. */
export function usePicture(url: string | undefined): PictureState {
  const query = useQuery({ ...queryOf(url ?? ''), enabled: url !== undefined });
  const { data } = query;
  const [shown, setShown] = useState<{ of: Blob; src: string }>();
  useLayoutEffect(() => {
    if (data === undefined) return;
    const src = URL.createObjectURL(data);
    setShown({ of: data, src });
    return () => URL.revokeObjectURL(src);
  }, [data]);
  return {
    src: shown !== undefined && shown.of === data ? shown.src : undefined,
    offline: query.fetchStatus === 'paused',
    error: query.error,
    retry: () => void query.refetch(),
  };
}

/** Fetches a picture that is likely to be looked at next, so that it is there at once. */
export function usePreload(): (url: string) => void {
  const client = useQueryClient();
  return (url) => void client.prefetchQuery(queryOf(url));
}
