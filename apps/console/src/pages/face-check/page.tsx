import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { type ApiError, isUnknownLink } from '../../app/providers/client.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { SignedOutLayout } from '../../app/shell/signed-out-layout.tsx';
import { Skeleton } from '../../app/shell/states.tsx';
import { type EndedFaceLink, type FaceLink, readFaceLink } from './link.ts';
import { Steps } from './steps.tsx';
import { faceTexts } from './texts.ts';

/** How often the page asks for the result, ms. */
const ASK_MS = 2000;

/**
 * The face check on the phone of a website's principal, without an account. The token is in the fragment of the URL (`#`), which browsers
 * do not send to a server.
 */
export function FaceCheck() {
  const t = useT();
  const language = useLanguage();
  const [token] = useState(() => location.hash.slice(1));
  const query = useQuery<FaceLink | EndedFaceLink, ApiError>({
    queryKey: ['faceLink', token, language],
    queryFn: () => readFaceLink(token),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchInterval: ({ state }) =>
      state.data !== undefined && 'check' in state.data && state.data.check?.state === 'checking' ? ASK_MS : false,
    refetchOnWindowFocus: false,
    // The other language shows what is there until its texts are here.
    placeholderData: (former) => former,
  });
  const { error } = query;
  const ended = query.data !== undefined && 'ended' in query.data ? query.data.ended : undefined;
  const data = query.data !== undefined && 'ended' in query.data ? undefined : query.data;
  const brand = data && {
    name: data.provider.name,
    line: data.provider.hotline ? t(faceTexts.hotline, { number: data.provider.hotline }) : t(faceTexts.title),
  };
  return (
    <SignedOutLayout title={t(faceTexts.title)} {...(brand === undefined ? {} : { brand })}>
      {ended !== undefined ? (
        <Alert type="info" showIcon message={ended.message} description={ended.suggestion} />
      ) : data !== undefined && error?.code !== 'FACE_LINK' ? (
        <Steps token={token} link={data} refresh={async () => void (await query.refetch())} />
      ) : error === null ? (
        <Skeleton label={t(faceTexts.loading)} rows={4} />
      ) : isUnknownLink(error) ? (
        <Alert type="warning" showIcon message={t(faceTexts.over)} description={t(faceTexts.overHint)} />
      ) : (
        <Alert
          type="warning"
          showIcon
          message={t(
            error.code === 'OFFLINE'
              ? faceTexts.offline
              : error.code === 'RATE_LIMITED'
                ? faceTexts.later
                : faceTexts.fault,
          )}
          action={<Button onClick={() => void query.refetch()}>{t(faceTexts.retry)}</Button>}
        />
      )}
    </SignedOutLayout>
  );
}
