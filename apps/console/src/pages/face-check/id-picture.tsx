import { CameraOutlined } from '@ant-design/icons';
import type { BilingualText } from '@beian/domain/text';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { t } from '../../app/providers/i18n.ts';
import styles from '../../ui/link-page/link-page.module.css';
import { PictureButton } from '../../ui/link-page/picture-button.tsx';
import { TakenPicture } from '../../ui/link-page/taken-picture.tsx';
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
  const [taken, setTaken] = useState<{ readonly image: File; readonly findings: readonly Finding[] }>();
  const take = async (image: File) => {
    const small = await sampleFile(image, false);
    setTaken({ image, findings: small === null ? [] : paperFindings(small) });
  };
  return (
    <>
      <p className={styles.faint}>{t(faceTexts.idHint)}</p>
      {taken === undefined ? (
        <PictureButton
          text={t(faceTexts.takeId)}
          label={label}
          type="primary"
          icon={<CameraOutlined aria-hidden />}
          capture="environment"
          onPicture={take}
        />
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
          <PictureButton
            text={t(faceTexts.retake)}
            label={label}
            capture="environment"
            disabled={isBusy}
            onPicture={take}
          />
        </>
      )}
    </>
  );
}
