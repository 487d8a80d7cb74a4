import type { BilingualText } from '@beian/domain/text';
import { keepPreviousData, type Query, useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { type ApiError, isUnknownLink } from '../../app/providers/client.ts';
import { getLanguage, t } from '../../app/providers/i18n.ts';
import { SignedOutLayout } from '../../app/shell/signed-out-layout.tsx';
import { Skeleton } from '../../app/shell/states.tsx';
import { commonTexts } from '../texts.ts';
import { failureOf } from './link.ts';
import { linkTexts } from './texts.ts';

interface Link {
  /** Who asks; an empty name or number: not set. */
  readonly provider?: { readonly name: string; readonly hotline: string } | undefined;
}

interface LinkPageProps<L extends Link> {
  /** Of its query. */
  readonly name: string;
  readonly texts: { readonly title: BilingualText; readonly over: BilingualText; readonly overHint: BilingualText };
  readonly read: (token: string) => Promise<L>;
  /** Milliseconds until the link is read again; false: not by itself. */
  readonly refetchInterval?: (query: Query<L, ApiError>) => number | false;
  readonly children: (link: L, token: string, refresh: () => Promise<void>) => ReactNode;
}

/**
 * A page behind the link of a message, on a phone without an account; opening it changes nothing. The token is in the fragment of the
 * URL (`#`), which browsers do not send to a server.
 */
export function LinkPage<L extends Link>({ name, texts, read, refetchInterval, children }: LinkPageProps<L>) {
  const [token] = useState(() => location.hash.slice(1));
  const { data, error, refetch } = useQuery<L, ApiError>({
    queryKey: [name, token, getLanguage()],
    queryFn: () => read(token),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchInterval: refetchInterval ?? false,
    // The other language shows what is there until its texts are here.
    placeholderData: keepPreviousData,
  });
  const title = t(texts.title);
  const brand = data?.provider && {
    name: data.provider.name,
    line: data.provider.hotline ? t(linkTexts.hotline, { number: data.provider.hotline }) : title,
  };
  return (
    <SignedOutLayout title={title} brand={brand}>
      {error !== null && isUnknownLink(error) ? (
        <Alert type="warning" showIcon message={t(texts.over)} description={t(texts.overHint)} />
      ) : data !== undefined ? (
        children(data, token, async () => void (await refetch()))
      ) : error !== null ? (
        <Alert
          type="warning"
          showIcon
          message={t(failureOf(error))}
          action={<Button onClick={() => void refetch()}>{t(commonTexts.retry)}</Button>}
        />
      ) : (
        <Skeleton label={t(linkTexts.loading)} rows={4} />
      )}
    </SignedOutLayout>
  );
}
