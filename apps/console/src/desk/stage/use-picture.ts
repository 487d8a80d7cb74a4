import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useState } from 'react';
import { getFile } from '../../app/providers/client.ts';

/** Pictures are personal data: they are removed from memory this long after the last use, ms. */
const CACHE_MS = 60_000;

const queryOf = (url: string) => ({
  queryKey: ['picture', url],
  queryFn: ({ signal }: { signal: AbortSignal }) => getFile(url, signal),
  // Each read is an audit row, so nothing is read twice.
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: CACHE_MS,
});

export interface PictureState {
  /** Object URL in the page's memory; undefined: not loaded yet. */
  readonly src: string | undefined;
  /** No network: it loads when the network is back. */
  readonly offline: boolean;
  readonly error: unknown;
  readonly retry: () => void;
}

/** Object URLs by picture with the number of elements that show them: the browser decodes a picture once, however often it is shown. */
const objectUrls = new WeakMap<Blob, { readonly src: string; users: number }>();

function acquireUrl(picture: Blob): string {
  const one = objectUrls.get(picture) ?? { src: URL.createObjectURL(picture), users: 0 };
  one.users += 1;
  objectUrls.set(picture, one);
  return one.src;
}

function releaseUrl(picture: Blob): void {
  const one = objectUrls.get(picture);
  if (one === undefined) return;
  one.users -= 1;
  if (one.users > 0) return;
  objectUrls.delete(picture);
  URL.revokeObjectURL(one.src);
}

/** One image of the API; undefined requests none. */
export function usePicture(url: string | undefined): PictureState {
  const query = useQuery({ ...queryOf(url ?? ''), enabled: url !== undefined });
  const { data } = query;
  const [shown, setShown] = useState<{ of: Blob; src: string }>();
  useLayoutEffect(() => {
    if (data === undefined) return;
    setShown({ of: data, src: acquireUrl(data) });
    return () => releaseUrl(data);
  }, [data]);
  return {
    src: shown !== undefined && shown.of === data ? shown.src : undefined,
    offline: query.fetchStatus === 'paused',
    error: query.error,
    retry: () => void query.refetch(),
  };
}

/** Loads a picture that is likely to be shown next, a little later: requested pictures have priority. */
export function usePreload(url: string | undefined): void {
  const client = useQueryClient();
  useEffect(() => {
    if (url === undefined) return;
    const timer = setTimeout(() => void client.prefetchQuery(queryOf(url)), 300);
    return () => clearTimeout(timer);
  }, [client, url]);
}
