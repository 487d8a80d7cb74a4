import { CameraOutlined, PictureOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert } from 'antd';
import type { ApiError } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import type { Refused } from '../../ui/link-page/link.ts';
import styles from '../../ui/link-page/link-page.module.css';
import { LinkPage } from '../../ui/link-page/link-page.tsx';
import { PictureButton } from '../../ui/link-page/picture-button.tsx';
import { SendFailure } from '../../ui/link-page/send-failure.tsx';
import { TakenPicture } from '../../ui/link-page/taken-picture.tsx';
import { linkTexts } from '../../ui/link-page/texts.ts';
import { readUploadLink, sendByLink, type UploadLink } from './link.ts';
import { phoneUploadTexts } from './texts.ts';

/** The page of a QR code, which sends a material from a phone to its order. */
export const PhoneUpload = () => (
  <LinkPage name="uploadLink" texts={phoneUploadTexts} read={readUploadLink}>
    {(link, token, refresh) => <Upload token={token} link={link} refresh={refresh} />}
  </LinkPage>
);

function Upload({ token, link, refresh }: { token: string; link: UploadLink; refresh: () => Promise<void> }) {
  const send = useMutation<number, ApiError | Refused, File>({
    mutationFn: async (image) => (await sendByLink(token, image)).uploadsLeft,
    // The link may be over.
    onError: refresh,
  });
  const left = send.data ?? link.uploadsLeft;
  return (
    <div className={styles.page} aria-busy={send.isPending}>
      <h2>{link.material}</h2>
      <p className={styles.faint}>{t(linkTexts.order, { number: link.orderNumber, kind: link.orderKind })}</p>
      {left === 0 ? null : (
        <>
          <PictureButton
            text={t(phoneUploadTexts.camera)}
            type="primary"
            icon={<CameraOutlined aria-hidden />}
            capture="environment"
            loading={send.isPending}
            onPicture={send.mutate}
          />
          <PictureButton
            text={t(phoneUploadTexts.album)}
            icon={<PictureOutlined aria-hidden />}
            disabled={send.isPending}
            onPicture={send.mutate}
          />
        </>
      )}
      <div aria-live="polite">
        {send.error === null ? null : <SendFailure error={send.error} />}
        {send.data === undefined ? null : (
          <>
            <Alert
              type="success"
              showIcon
              message={t(phoneUploadTexts.sent)}
              description={t(left === 0 ? phoneUploadTexts.noneLeft : phoneUploadTexts.left, { n: left })}
            />
            <TakenPicture image={send.variables} label={link.material} />
          </>
        )}
      </div>
      <p className={styles.faint}>{t(phoneUploadTexts.hint)}</p>
    </div>
  );
}
