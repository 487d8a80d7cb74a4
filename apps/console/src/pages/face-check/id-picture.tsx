import { CameraOutlined } from '@ant-design/icons';
import type { BilingualText } from '@beian/domain/text';
import { Alert, Button } from 'antd';
import { useRef, useState } from 'react';
import { useT } from '../../app/providers/i18n.ts';
import styles from '../../ui/phone-page.module.css';
import { TakenPicture } from '../../ui/taken-picture.tsx';
import { sampleFile } from './camera.ts';
import { type Finding, paperFindings } from './quality.ts';
import { faceTexts } from './texts.ts';

const texts: Partial<Record<Finding, BilingualText>> = {
  dark: faceTexts.paperDark,
  bright: faceTexts.paperBright,
  blurred: faceTexts.paperBlurred,
};

interface IdPictureProps {
  readonly label: string;
  readonly isBusy: boolean;
  readonly onUse: (image: Blob) => void;
}

/** One side of the ID: taken with the camera of the phone, seen, taken again or used. */
export function IdPicture({ label, isBusy, onUse }: IdPictureProps) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [taken, setTaken] = useState<{ readonly image: File; readonly findings: readonly Finding[] }>();
  const take = async (image: File | undefined) => {
    if (image === undefined) return;
    const small = await sampleFile(image, false);
    setTaken({ image, findings: small === null ? [] : paperFindings(small) });
  };
  return (
    <>
      <p className={styles.faint}>{t(faceTexts.idHint)}</p>
      <input
        ref={input}
        type="file"
        accept="image/jpeg,image/png"
        capture="environment"
        aria-label={label}
        hidden
        onChange={(event) => {
          void take(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      {taken === undefined ? (
        <Button
          type="primary"
          size="large"
          block
          icon={<CameraOutlined aria-hidden />}
          onClick={() => input.current?.click()}
        >
          {t(faceTexts.takeId)}
        </Button>
      ) : (
        <>
          <TakenPicture image={taken.image} label={t(faceTexts.pictureOf, { label })} />
          <div aria-live="polite">
            {taken.findings.map((one) => (
              <Alert key={one} type="warning" showIcon message={t(texts[one] ?? faceTexts.paperBlurred)} />
            ))}
          </div>
          <Button type="primary" size="large" block loading={isBusy} onClick={() => onUse(taken.image)}>
            {t(faceTexts.use)}
          </Button>
          <Button size="large" block disabled={isBusy} onClick={() => input.current?.click()}>
            {t(faceTexts.retake)}
          </Button>
        </>
      )}
    </>
  );
}
