import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import SignaturePad from 'signature_pad';
import { t } from '../../app/providers/i18n.ts';
import linkStyles from '../../ui/link-page/link-page.module.css';
import styles from './face-check.module.css';
import type { FaceLink } from './link.ts';
import { faceTexts } from './texts.ts';

interface CommitmentProps {
  readonly commitment: NonNullable<FaceLink['commitment']>;
  readonly isBusy: boolean;
  readonly onSign: (signature: Blob) => void;
}

/** The commitment in full, and a field to sign it with the finger. */
export function Commitment({ commitment, isBusy, onSign }: CommitmentProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad>(null);
  const [isEmpty, setEmpty] = useState(true);
  useEffect(() => {
    const drawn = canvas.current;
    if (drawn === null) return;
    // In the pixels of the screen: else the line is coarse.
    const ratio = Math.max(window.devicePixelRatio, 1);
    drawn.width = drawn.offsetWidth * ratio;
    drawn.height = drawn.offsetHeight * ratio;
    drawn.getContext('2d')?.scale(ratio, ratio);
    // As on paper in both themes: the picture is kept.
    const made = new SignaturePad(drawn, { backgroundColor: 'white', penColor: 'black' });
    made.clear();
    const notice = () => setEmpty(made.isEmpty());
    made.addEventListener('endStroke', notice);
    pad.current = made;
    return () => made.off();
  }, []);
  const clear = () => {
    pad.current?.clear();
    setEmpty(true);
  };
  const sign = () => canvas.current?.toBlob((image) => image !== null && onSign(image), 'image/png');
  return (
    <>
      <section className={linkStyles.box} aria-label={commitment.title}>
        <h3>{commitment.title}</h3>
        {commitment.paragraphs.map((text) => (
          <p key={text}>{text}</p>
        ))}
        <p className={linkStyles.faint}>{t(faceTexts.commitmentVersion, { version: commitment.version })}</p>
      </section>
      <p>{t(faceTexts.signHint)}</p>
      <canvas ref={canvas} className={styles.signature} role="img" aria-label={t(faceTexts.signature)} />
      <Button type="primary" size="large" block disabled={isEmpty} loading={isBusy} onClick={sign}>
        {t(faceTexts.sign)}
      </Button>
      <Button size="large" block disabled={isEmpty || isBusy} onClick={clear}>
        {t(faceTexts.signAgain)}
      </Button>
    </>
  );
}
