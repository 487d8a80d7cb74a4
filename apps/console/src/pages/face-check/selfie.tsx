import { Alert, Button, Typography } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { t } from '../../app/providers/i18n.ts';
import page from '../../ui/link-page/link-page.module.css';
import { PictureButton } from '../../ui/link-page/picture-button.tsx';
import { TakenPicture } from '../../ui/link-page/taken-picture.tsx';
import { hasCamera, openCamera, sample, sampleFile, takeFrames } from './camera.ts';
import styles from './face-check.module.css';
import type { FaceLink } from './link.ts';
import { type Finding, faceOval, selfieFindings } from './quality.ts';
import { faceTexts } from './texts.ts';

/** How often the picture of the camera is checked, ms. */
const CHECK_MS = 250;

interface SelfieProps {
  readonly guide: FaceLink['guide'];
  readonly isBusy: boolean;
  /** One to three frames, the sharpest first. */
  readonly onSend: (frames: readonly Blob[]) => void;
}

/** The selfie: live checks in the oval, then three frames; without a camera in the page a still with the same checks. */
export function Selfie({ guide, isBusy, onSend }: SelfieProps) {
  const [camera, setCamera] = useState<'closed' | 'open' | 'refused'>(hasCamera() ? 'closed' : 'refused');
  const [frames, setFrames] = useState<readonly Blob[]>();
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  const take = (taken: readonly Blob[], found: readonly Finding[]) => {
    setFrames(taken);
    setFindings(found);
  };
  const [first] = frames ?? [];
  if (first !== undefined && frames !== undefined)
    return (
      <>
        <TakenPicture image={first} label={t(faceTexts.pictureOf, { label: t(faceTexts.steps.Selfie) })} />
        <Findings findings={findings} />
        <Button type="primary" size="large" block loading={isBusy} onClick={() => onSend(frames)}>
          {t(isBusy ? faceTexts.sending : faceTexts.send)}
        </Button>
        <Button size="large" block disabled={isBusy} onClick={() => setFrames(undefined)}>
          {t(faceTexts.retake)}
        </Button>
      </>
    );
  return (
    <>
      {camera === 'open' ? (
        <LiveCamera onTaken={take} onRefused={() => setCamera('refused')} />
      ) : (
        <>
          <details open>
            <summary>{t(faceTexts.selfieGuide)}</summary>
            <ul>
              {guide.map(({ id, text }) => (
                <li key={id}>{text}</li>
              ))}
            </ul>
          </details>
          {camera === 'refused' ? (
            <StillSelfie wasRefused={hasCamera()} onTaken={take} />
          ) : (
            <Button type="primary" size="large" block onClick={() => setCamera('open')}>
              {t(faceTexts.openCamera)}
            </Button>
          )}
        </>
      )}
    </>
  );
}

function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  return (
    <ul aria-live="polite">
      {findings.length === 0 ? (
        <li>
          <Typography.Text type="success">{t(faceTexts.good)}</Typography.Text>
        </li>
      ) : null}
      {findings.map((one) => (
        <li key={one}>
          <Typography.Text type="warning">{t(faceTexts[one])}</Typography.Text>
        </li>
      ))}
    </ul>
  );
}

interface LiveCameraProps {
  readonly onTaken: (frames: readonly Blob[], findings: readonly Finding[]) => void;
  readonly onRefused: () => void;
}

function LiveCamera({ onTaken, onRefused }: LiveCameraProps) {
  const video = useRef<HTMLVideoElement>(null);
  const [findings, setFindings] = useState<readonly Finding[]>();
  const [isShooting, setShooting] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the camera is opened once
  useEffect(() => {
    let stream: MediaStream | undefined;
    let isOver = false;
    openCamera().then(
      async (opened) => {
        stream = opened;
        if (isOver || video.current === null) return stop(opened);
        video.current.srcObject = opened;
        await video.current.play().catch(() => undefined);
      },
      () => {
        if (!isOver) onRefused();
      },
    );
    const timer = setInterval(() => {
      const small = video.current === null ? null : sample(video.current, true);
      if (small !== null) setFindings(selfieFindings(small));
    }, CHECK_MS);
    return () => {
      isOver = true;
      clearInterval(timer);
      if (stream !== undefined) stop(stream);
    };
  }, []);
  const shoot = async () => {
    if (video.current === null || findings === undefined) return;
    setShooting(true);
    onTaken(await takeFrames(video.current), findings);
  };
  return (
    <>
      <div className={styles.camera}>
        <video ref={video} muted playsInline aria-label={t(faceTexts.inOval)} />
        <svg viewBox="0 0 300 400" aria-hidden="true" data-good={findings?.length === 0}>
          <ellipse cx={300 * faceOval.x} cy={400 * faceOval.y} rx={300 * faceOval.rx} ry={400 * faceOval.ry} />
        </svg>
      </div>
      <p className={page.faint}>{t(faceTexts.inOval)}</p>
      {findings === undefined ? null : <Findings findings={findings} />}
      <Button
        type="primary"
        size="large"
        block
        disabled={findings === undefined}
        loading={isShooting}
        onClick={() => void shoot()}
      >
        {t(isShooting ? faceTexts.shooting : findings?.length === 0 ? faceTexts.shoot : faceTexts.shootAnyway)}
      </Button>
    </>
  );
}

const stop = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop();
};

interface StillSelfieProps {
  /** There is a camera, and it was refused. */
  readonly wasRefused: boolean;
  readonly onTaken: LiveCameraProps['onTaken'];
}

function StillSelfie({ wasRefused, onTaken }: StillSelfieProps) {
  const take = async (image: File) => {
    const small = await sampleFile(image, true);
    onTaken([image], small === null ? [] : selfieFindings(small));
  };
  return (
    <>
      <Alert type="info" showIcon message={t(wasRefused ? faceTexts.cameraRefused : faceTexts.noCamera)} />
      <PictureButton text={t(faceTexts.takePhoto)} type="primary" capture="user" onPicture={take} />
    </>
  );
}
