import { CameraOutlined, PictureOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useRef, useState } from 'react';
import { type ApiError, isUnknownLink } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import { SignedOutLayout } from '../../app/shell/signed-out-layout.tsx';
import { Skeleton } from '../../app/shell/states.tsx';
import styles from '../../ui/phone-page.module.css';
import { TakenPicture } from '../../ui/taken-picture.tsx';
import { readLink, sendByLink, type UploadLink } from './link.ts';
import { phoneUploadTexts } from './texts.ts';

/** The page of a QR code, on a phone without an account. The token is in the fragment of the URL (`#`), which browsers do not send to a server. */
export function PhoneUpload() {
  const t = useT();
  const [token] = useState(() => location.hash.slice(1));
  const query = useQuery<UploadLink, ApiError>({
    queryKey: ['uploadLink', token],
    queryFn: () => readLink(token),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return (
    <SignedOutLayout title={t(phoneUploadTexts.title)}>
      {query.data !== undefined ? (
        <Upload token={token} link={query.data} />
      ) : query.error === null ? (
        <Skeleton label={t(phoneUploadTexts.loading)} rows={4} />
      ) : isUnknownLink(query.error) ? (
        <LinkOver />
      ) : (
        <Alert
          type="warning"
          showIcon
          message={t(
            query.error.code === 'OFFLINE'
              ? phoneUploadTexts.offline
              : query.error.code === 'RATE_LIMITED'
                ? phoneUploadTexts.later
                : phoneUploadTexts.fault,
          )}
          action={<Again onClick={query.refetch} />}
        />
      )}
    </SignedOutLayout>
  );
}

function Again({ onClick }: { readonly onClick: () => unknown }) {
  const t = useT();
  return <Button onClick={() => void onClick()}>{t(phoneUploadTexts.again)}</Button>;
}

function LinkOver() {
  const t = useT();
  return (
    <Alert type="warning" showIcon message={t(phoneUploadTexts.over)} description={t(phoneUploadTexts.overHint)} />
  );
}

function Upload({ token, link }: { readonly token: string; readonly link: UploadLink }) {
  const t = useT();
  const camera = useRef<HTMLInputElement>(null);
  const album = useRef<HTMLInputElement>(null);
  const send = useMutation({
    mutationFn: async (image: File) => ({ image, answer: await sendByLink(token, image) }),
  });
  const answer = send.data?.answer;
  if (answer?.ok === false && answer.code === 'UPLOAD_LINK') return <LinkOver />;
  const left = answer?.ok ? answer.uploadsLeft : link.uploadsLeft;
  const take = (files: FileList | null) => {
    const image = files?.[0];
    if (image !== undefined) send.mutate(image);
  };
  return (
    <div className={styles.page} aria-busy={send.isPending}>
      <h2>{link.material}</h2>
      <p className={styles.faint}>{t(phoneUploadTexts.order, { number: link.orderNumber, kind: link.orderKind })}</p>
      {[
        { ref: camera, label: t(phoneUploadTexts.camera), capture: 'environment' as const },
        { ref: album, label: t(phoneUploadTexts.album) },
      ].map(({ ref, label, ...more }) => (
        <input
          key={label}
          ref={ref}
          type="file"
          accept="image/jpeg,image/png"
          aria-label={label}
          hidden
          {...more}
          onChange={(event) => {
            take(event.target.files);
            event.target.value = '';
          }}
        />
      ))}
      {left === 0 ? null : (
        <>
          <Button
            type="primary"
            size="large"
            block
            icon={<CameraOutlined aria-hidden />}
            loading={send.isPending}
            onClick={() => camera.current?.click()}
          >
            {t(phoneUploadTexts.camera)}
          </Button>
          <Button
            size="large"
            block
            icon={<PictureOutlined aria-hidden />}
            disabled={send.isPending}
            onClick={() => album.current?.click()}
          >
            {t(phoneUploadTexts.album)}
          </Button>
        </>
      )}
      <div aria-live="polite">
        {send.error === null ? null : <Alert type="error" showIcon message={t(phoneUploadTexts.offline)} />}
        {answer === undefined ? null : answer.ok ? (
          <>
            <Alert
              type="success"
              showIcon
              message={t(phoneUploadTexts.sent)}
              description={t(left === 0 ? phoneUploadTexts.noneLeft : phoneUploadTexts.left, { n: left })}
            />
            {send.data === undefined ? null : <TakenPicture image={send.data.image} label={link.material} />}
          </>
        ) : (
          <Alert type="error" showIcon message={answer.says} />
        )}
      </div>
      <p className={styles.faint}>{t(phoneUploadTexts.hint)}</p>
    </div>
  );
}
